package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.Statement;
import uk.directly.web.HelpLine;
import uk.directly.web.Navigation;
import uk.directly.web.PdfPrinter;
import uk.directly.web.PrintFrame;
import uk.directly.web.Table;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.testing.PageWords;
import uk.directly.web.testing.PdfUa;
import uk.directly.web.testing.PrintedDocument;
import uk.directly.web.testing.RenderedPage;

class StatementPrintTests {
    private static final HelpLine HELP = new HelpLine("Demonstration Council", "0161 496 0000", null);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R100 keeps to PDF/UA, with large print and many sheets too")
    void keepsToPdfUa(boolean large) {
        assertThat(PdfUa.faults(print(StatementFixture.withOwnMoney(), large))).isEmpty();
        assertThat(PdfUa.faults(print(StatementFixture.of(60), large))).isEmpty();
        assertThat(PdfUa.faults(print(StatementFixture.empty(), large))).isEmpty();
    }

    @Test
    @DisplayName("R61 speaks about the person to who acts for them, with the person's share")
    void speaksToWhoActs() {
        Statement statement = StatementFixture.withOwnMoney();
        PrintedDocument document = PrintedDocument.of(StatementPrint.forWhoActs(
                new PrintFrame(StatementPrint.titleFor(statement, "Tom Shah"), HELP, true, false),
                statement,
                "Tom Shah",
                StatementFixture.TODAY));

        assertThat(PdfUa.faults(document)).isEmpty();
        assertThat(document.text())
                .contains("Statement of the support money of Tom Shah")
                .contains("Their share")
                .contains("Their own money")
                .doesNotContainPattern("(?i)\\b(you|your)\\b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R24 speaks about the person to whoever settles their estate, with its cover, and keeps to PDF/UA")
    void speaksAboutThem(boolean large) {
        Statement statement = StatementFixture.withOwnMoney();
        PrintedDocument document = PrintedDocument.of(StatementPrint.covered(
                new PrintFrame(StatementPrint.titleFor(statement, "Tom Shah"), HELP, true, large),
                statement,
                "Tom Shah",
                StatementFixture.TODAY,
                new StatementCover(List.of("This is for whoever settles the estate of Tom Shah."))));

        assertThat(PdfUa.faults(document)).isEmpty();
        assertThat(document.text())
                .contains("Statement of the support money of Tom Shah")
                .contains("This is for whoever settles the estate of Tom Shah.")
                .contains("Their own money")
                .doesNotContain("Your own money")
                .doesNotContain("Your share");
    }

    @Test
    void noticesADocumentThatDoesNot() throws IOException {
        try (PDDocument document = print(StatementFixture.plain(), false).open();
                ByteArrayOutputStream broken = new ByteArrayOutputStream()) {
            document.getDocumentCatalog().setStructureTreeRoot(null);
            document.getDocumentCatalog().setLanguage(null);
            document.save(broken);

            assertThat(PdfUa.faults(new PrintedDocument(broken.toByteArray()))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R94 has every figure and word of the page")
    void hasEverythingOfThePage(boolean large) {
        Statement statement = StatementFixture.withOwnMoney();
        StatementPage.Shown page = Objects.requireNonNull(StatementPages.page(
                        RenderedPage.viewer(Navigation.HOLDER),
                        StatementFixture.BUDGET,
                        AskedDays.of(Map.of(), StatementFixture.TODAY, StatementFixture.TODAY),
                        statement,
                        0,
                        50,
                        StatementFixture.TODAY)
                .shown());

        String text = print(statement, large).text();

        List<String> cells = new ArrayList<>(List.of(page.days()));
        page.sums().forEach(sum -> {
            cells.add(sum.key());
            cells.addAll(sum.lines());
        });
        cells.addAll(page.share());
        Objects.requireNonNull(page.lines()).rows().stream()
                .map(Table.Row::cells)
                .forEach(cells::addAll);
        assertThat(text).contains(cells);
        assertThat(text)
                .contains("Name Tom Shah")
                .contains("Made on 30 November 2026")
                .contains("Your own money £0.00 £30.00")
                .contains("Done by: Priya Shah for Tom Shah");
        PageWords.check("the printed statement", text);
    }

    @Test
    @DisplayName("R100 in letters of 12 points, and 18 in large print")
    void isLargeEnough() {
        assertThat(print(StatementFixture.plain(), false).smallestLetters()).isGreaterThanOrEqualTo(12);
        assertThat(print(StatementFixture.plain(), true).smallestLetters()).isGreaterThanOrEqualTo(18);
    }

    @Test
    @DisplayName("R100 has a language, a title that is shown, headings, table headers, and its fonts inside")
    void canBeHeard() throws IOException {
        try (PDDocument document = print(StatementFixture.of(60), false).open()) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Statement of your support money, 1 November 2026 to 30 November 2026");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            List<String> tags = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), tags);
            assertThat(tags).contains("H1", "H2", "Table", "TR", "TD");
            // Three facts, four sums, four columns, and a header for each of sixty lines; no header twice.
            assertThat(tags.stream().filter("TH"::equals)).hasSize(3 + 4 + 4 + 60);
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void numbersEverySheetAndSaysWhomToCallOnIt(boolean large) throws IOException {
        PrintedDocument document = print(StatementFixture.of(30), large);
        String text = document.text();
        try (PDDocument pdf = document.open()) {
            int sheets = pdf.getNumberOfPages();
            assertThat(sheets).isGreaterThan(2);
            for (int sheet = 1; sheet <= sheets; sheet++) {
                assertThat(text).contains("Page " + sheet + " of " + sheets);
            }
            assertThat(text.split("Demonstration Council, 0161 496 0000", -1)).hasSizeGreaterThan(sheets);
        }
        assertThat(text).contains("By text relay: 18001 0161 496 0000");
    }

    @Test
    void saysThatADemonstrationIsOne() {
        Statement statement = StatementFixture.plain();
        StatementPrint real = StatementPrint.of(
                new PrintFrame("Statement", HELP, false, false), statement, "Tom Shah", StatementFixture.TODAY);

        assertThat(print(statement, false).text()).contains("Demonstration: the people and the money here are made up");
        assertThat(PrintedDocument.of(real).text()).doesNotContain("made up");
    }

    @Test
    void writesEveryNameRight() {
        String name = "Đặng Thị Nguyễn, Łukasz, Ζωή & Оксана <b>\u0001\"'";
        Statement statement = StatementFixture.statement(
                List.of(StatementFixture.line(1, "visit", BudgetMoney.COUNCIL, -1, 9_999, name, name, null)));

        PrintedDocument document = print(statement, false);

        assertThat(document.text()).contains("Đặng Thị Nguyễn, Łukasz, Ζωή & Оксана <b>");
        assertThat(PdfUa.faults(document)).isEmpty();
    }

    @Test
    void asksToComeBackWhenManyAreMade() {
        StatementPrint document = document(StatementFixture.of(20), false);
        try (AnnotationConfigApplicationContext context = PrintedDocument.printing()) {
            PdfPrinter printer = context.getBean(PdfPrinter.class);

            List<Object> answers = Objects.requireNonNull(Flux.range(0, 100)
                    .flatMap(i -> printer.print(document).cast(Object.class).onErrorResume(Mono::<Object>just), 100)
                    .collectList()
                    .block());

            assertThat(answers).filteredOn(byte[].class::isInstance).hasSizeGreaterThan(10);
            assertThat(answers)
                    .filteredOn(answer -> !(answer instanceof byte[]))
                    .isNotEmpty()
                    .allSatisfy(busy -> assertThat(busy)
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE)));
        }
    }

    private static PrintedDocument print(Statement statement, boolean large) {
        return PrintedDocument.of(document(statement, large));
    }

    private static StatementPrint document(Statement statement, boolean large) {
        PrintFrame frame = new PrintFrame(StatementPrint.title(statement), HELP, true, large);
        return StatementPrint.of(frame, statement, "Tom Shah", StatementFixture.TODAY);
    }

    private static void collect(PDStructureNode node, List<String> tags) {
        for (Object child : node.getKids()) {
            if (child instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                collect(element, tags);
            }
        }
    }
}
