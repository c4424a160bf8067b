package uk.directly.register.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.register.CheckName;
import uk.directly.register.Position;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.register.Register;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.PdfUa;
import uk.directly.web.testing.PrintedDocument;
import uk.directly.web.testing.RenderedPage;

class PublicRegisterPagesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Viewer VISITOR = RenderedPage.viewer(Navigation.VISITOR);
    private static final Place SALE = new Place("M33 2AA", new GridPoint(378_000, 391_000), "Sale, M33", null);
    private static final RegisterPage.Choices CHOICES = new RegisterPage.Choices(
            List.of(
                    new Register.Kind("domestic-help", "Help at home", false),
                    new Register.Kind("cleaning", "Cleaning", true)),
            List.of("English", "Urdu"));

    @Test
    @DisplayName("R31 never just a tick: what was seen, when, until when, and what it doesn't mean")
    void saysWhatACheckMeans() {
        EntryPage page = EntryPage.of(VISITOR, entry(ProviderKind.PERSONAL_ASSISTANT), TODAY);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Personal assistant (PA) in Sale, M33")
                .contains("On the register since 12 March 2026 (8 months).")
                .contains("Criminal record (DBS), enhanced")
                .contains("Checked on 3 March 2026. Valid until 3 March 2029. An officer saw a Disclosure")
                .contains("What it doesn’t mean: It says what was on record that day")
                .contains("Getting out (Company and conversation)")
                .contains("Tell the council: 0161 496 0000")
                .contains("Call 999");
        assertThat(RenderedPage.html(page)).contains("href=\"tel:01614960000\"").contains("href=\"/offers/");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R31 what programs read is what stands on the page, and no text can end its block")
    void hasTheSameAsData(ProviderKind kind) {
        String html = RenderedPage.html(EntryPage.of(VISITOR, entry(kind), TODAY));
        Matcher block = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(html);

        assertThat(block.find()).isTrue();
        JsonNode data = JsonMapper.builder().build().readTree(block.group(1));
        assertThat(data.path("name").asString()).isEqualTo("Aisha K");
        assertThat(data.path("@type").asString())
                .isEqualTo(kind == ProviderKind.PERSONAL_ASSISTANT ? "Person" : "Organization");
        assertThat(data.path("description").asString()).isEqualTo("I like </script><b>walking</b> & talking.");
        assertThat(data.has("address") || data.has("telephone") || data.has("email"))
                .isFalse();
        assertThat(block.find()).isFalse();
    }

    @Test
    void keepsEveryFilterInTheAddress() {
        RegisterWanted wanted = new RegisterWanted(
                RegisterView.ALL,
                Map.of(
                        "q",
                        "walks",
                        "near",
                        "m33 2aa",
                        "within",
                        "7",
                        "service",
                        "cleaning",
                        "language",
                        "Urdu",
                        "kind",
                        "organisation"));
        List<ProviderEntry> found = IntStream.range(0, RegisterPage.SHOWN + 1)
                .mapToObj(each -> entry(ProviderKind.ORGANISATION))
                .toList();

        RegisterPage page = RegisterPage.of(VISITOR, wanted, SALE, found, 34, CHOICES, FormErrors.NONE, TODAY);

        assertThat(page.entries()).hasSize(RegisterPage.SHOWN);
        assertThat(RenderedPage.textForPeople(page))
                .contains("Who has been checked by Demonstration Council")
                .contains("There are 34 people, businesses and groups within 7 miles of M33 2AA.")
                .contains("Speaks English, Urdu");
        assertThat(page.next())
                .contains(
                        "q=walks", "near=m33+2aa", "within=7", "service=cleaning", "language=Urdu", "kind=organisation")
                .contains("name=aisha+k", "after=");
        assertThat(page.views()).hasSize(5).allMatch(view -> !view.href().contains("kind="));
        assertThat(RenderedPage.html(page))
                .contains("<option value=\"7\" selected>7 miles</option>")
                .contains("<option value=\"cleaning\" selected>– Cleaning</option>")
                .contains("<option value=\"Urdu\" selected>Urdu</option>");
        assertThat(new RegisterWanted(RegisterView.ALL, Map.of("square", "4", "name", "b", "after", "x")).after())
                .isNull();
    }

    @Test
    void asksAgainForAPlaceThatNobodyKnows() {
        RegisterWanted wanted = new RegisterWanted(RegisterView.FUNDS, Map.of("near", "Nowhere"));

        RegisterPage page = RegisterPage.of(
                VISITOR, wanted, null, List.of(), 0, CHOICES, FormErrors.one("near", "Enter a full postcode"), TODAY);

        assertThat(page.frame().fullTitle()).startsWith("Error: Organisations that run a fund for you");
        assertThat(RenderedPage.html(page)).contains("value=\"Nowhere\"").contains("id=\"near-error\"");
    }

    @Test
    @DisplayName("R33 R40 whoever isn't on it: the same page for all, never why")
    void neverSaysWhy() {
        assertThat(RenderedPage.textForPeople(NotOnRegisterPage.of(VISITOR)))
                .contains("Nobody with this address is on the register now.")
                .doesNotContain("suspend")
                .doesNotContain("checks ran out");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, since today",
        "2026-11-29, 1 day",
        "2026-10-30, 1 month",
        "2025-11-30, 1 year",
        "2024-09-12, 2 years and 2 months",
        "2027-01-01, since today"
    })
    void saysForHowLong(LocalDate since, String words) {
        assertThat(PublicWords.since(since, TODAY)).endsWith("(" + words + ")");
    }

    @Test
    @DisplayName("R100 the same on paper, usual and large, keeps to PDF/UA-1")
    void isPrinted() {
        for (boolean large : new boolean[] {false, true}) {
            EntryPrint print = EntryPrint.of(VISITOR, entry(ProviderKind.PERSONAL_ASSISTANT), large, TODAY);

            assertThat(PdfUa.faults(PrintedDocument.of(print))).isEmpty();
        }
    }

    private static ProviderEntry entry(ProviderKind kind) {
        UUID id = new UUID(0, 6);
        return new ProviderEntry(
                id,
                "Aisha K",
                kind,
                "I like </script><b>walking</b> & talking.",
                "Sale, M33",
                List.of("English", "Urdu"),
                List.of("Makaton"),
                List.of(new ProviderEntry.Service("companionship", "Company and conversation")),
                LocalDate.of(2026, 3, 12),
                1.2,
                false,
                List.of(new ProviderEntry.Check(
                        CheckName.DBS, "enhanced", LocalDate.of(2026, 3, 3), LocalDate.of(2029, 3, 3), null)),
                List.of(new ProviderEntry.Offer(new UUID(0, 7), "Getting out", "Company and conversation")),
                new Position(4, "aisha k", id));
    }
}
