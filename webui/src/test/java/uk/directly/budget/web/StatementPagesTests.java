package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Statement;
import uk.directly.web.Navigation;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class StatementPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final String PATH = "/money/" + StatementFixture.BUDGET.id() + "/statement";

    @Test
    @DisplayName("R6 R61 opening, lines with both names, closing, and net or gross in words")
    void readsAsAStatement() {
        StatementPage page = page(StatementFixture.plain(), 0);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Statement of your support money")
                .contains("1 November 2026 to 30 November 2026")
                .contains("At the start of 1 November 2026 £100.00")
                .contains("Came in £624.00")
                .contains("Went out £44.50")
                .contains("At the end of 30 November 2026 £679.50")
                .contains("10 November 2026 Paid in by the council Directly +£624.00 £724.00")
                .contains("10 November 2026 Going out together with Aisha K Getting out to meet people"
                        + " Priya Shah for Tom Shah −£44.50 £679.50")
                .contains("Today £490.50 of your support money is left to use, and £89.00 is promised for visits.")
                .contains("Until 15 November 2026: The council pays in all of it")
                .contains("From 16 November 2026: The council takes your share off first")
                .doesNotContain("Which money");
        assertThat(RenderedPage.html(page)).contains("href=\"/visits/" + StatementFixture.VISIT + "\"");
    }

    @Test
    @DisplayName("R14 says which money each line is, where there is more than the council's")
    void tellsTheKindsOfMoneyApart() {
        assertThat(RenderedPage.textForPeople(page(StatementFixture.withOwnMoney(), 0)))
                .contains("Added from your card Your own money Tom Shah +£30.00 £709.50")
                .contains("The council's money £100.00 £624.00 £44.50 £679.50")
                .contains("Your own money £0.00 £30.00 £0.00 £30.00")
                .doesNotContain("Set aside as an employer");
    }

    @Test
    @DisplayName("R94 leads to the files of the same days")
    void leadsToTheFiles() {
        StatementPage.Shown shown = shown(StatementFixture.plain(), 0);

        assertThat(shown.csv()).isEqualTo(PATH + ".csv?from=2026-11-01&to=2026-11-30");
        assertThat(shown.pdf()).isEqualTo(PATH + ".pdf?from=2026-11-01&to=2026-11-30");
        assertThat(shown.largePdf()).isEqualTo(shown.pdf() + "&print=large");
    }

    @Test
    void saysThatNothingMoved() {
        assertThat(RenderedPage.textForPeople(page(StatementFixture.empty(), 0)))
                .contains("Nothing came in or went out on these days.")
                .contains("At the end of 30 November 2026 £100.00");
    }

    @Test
    void goesOnToTheNextLinesAndBack() {
        String here = PATH + "?from=2026-11-01&to=2026-11-30";

        StatementPage.Shown first = shown(part(StatementFixture.of(5), 0), 0);
        assertThat(first.previous()).isNull();
        assertThat(first.next()).isEqualTo(here + "&after=2");
        StatementPage.Shown second = shown(part(StatementFixture.of(5), 2), 2);
        assertThat(second.previous()).isEqualTo(here);
        assertThat(second.next()).isEqualTo(here + "&after=4");
        StatementPage.Shown last = shown(part(StatementFixture.of(5), 4), 4);
        assertThat(last.previous()).isEqualTo(here + "&after=2");
        assertThat(last.next()).isNull();
        assertThat(Objects.requireNonNull(last.lines()).rows())
                .extracting(Table.Row::cells)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("£99.95");
    }

    @Test
    void offersNoPdfOfTooManyLines() {
        Statement many = StatementFixture.of(StatementPdf.MOST_LINES + 1);

        assertThat(shown(many, 0).pdf()).isNull();
        assertThat(RenderedPage.textForPeople(page(part(many, 0), 0))).contains("There are too many lines for a PDF.");
    }

    @Test
    void showsAWrongDayBesideItsFieldAndNoFigures() {
        AskedDays asked = AskedDays.of(
                Map.of("days", "own", "from-day", "31", "from-month", "2"),
                StatementFixture.TODAY,
                StatementFixture.TODAY);
        StatementPage page =
                StatementPages.page(TOM, StatementFixture.BUDGET, asked, null, 0, 50, StatementFixture.TODAY);

        assertThat(page.frame().fullTitle()).startsWith("Error: ");
        assertThat(RenderedPage.textForPeople(page))
                .contains("There is a problem Give the first day as day, month and year")
                .doesNotContain("£");
        assertThat(RenderedPage.html(page)).contains("value=\"31\"").contains("href=\"#from\"");
    }

    private static StatementPage.Shown shown(Statement statement, long after) {
        return Objects.requireNonNull(page(statement, after).shown());
    }

    private static StatementPage page(@Nullable Statement statement, long after) {
        AskedDays asked = AskedDays.of(Map.of(), StatementFixture.TODAY, StatementFixture.TODAY);
        return StatementPages.page(TOM, StatementFixture.BUDGET, asked, statement, after, 2, StatementFixture.TODAY);
    }

    private static Statement part(Statement whole, int after) {
        List<Statement.Line> lines = whole.lines();
        return new Statement(
                whole.budget(), whole.period(), whole.sums(), lines.subList(after, Math.min(after + 2, lines.size())));
    }
}
