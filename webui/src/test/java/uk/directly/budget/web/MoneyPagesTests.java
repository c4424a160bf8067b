package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Budget;
import uk.directly.budget.PlanLine;
import uk.directly.budget.StatementLine;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class MoneyPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);
    private static final UUID LINE = new UUID(0, 4);
    private static final UUID VISIT = new UUID(0, 8);

    @Test
    @DisplayName("R12 Says what is left in a sentence, and where the rest went in a table")
    void saysWhatIsLeft() {
        String text = RenderedPage.textForPeople(page(List.of()));

        assertThat(text)
                .contains("You have £490.50 left to use until Sunday 13 December.")
                .contains("Paid in £624.00")
                .contains("Spent £44.50")
                .contains("Promised for visits £89.00")
                .contains("Getting out to meet people");
    }

    @Test
    @DisplayName("R6 Says how one's own share is paid")
    void saysHowTheShareIsPaid() {
        assertThat(RenderedPage.textForPeople(page(List.of()))).contains("the council takes your share off first");
    }

    @Test
    void showsEachLineSignedWithItsPurposeAndItsVisit() {
        MoneyPage page = page(List.of(
                line(2, "visit", -4450, "Going out together with Aisha K", VISIT),
                line(1, "load", 62_400, "Load", null)));
        String text = RenderedPage.textForPeople(page);

        assertThat(text).contains("−£44.50").contains("+£624.00").contains("Paid in by the council");
        assertThat(RenderedPage.html(page)).contains("href=\"/visits/" + VISIT + "\"");
    }

    @Test
    void goesOnToOlderLines() {
        List<StatementLine> lines = List.of(
                line(3, "visit", -100, "a", null), line(2, "visit", -100, "b", null), line(1, "load", 200, "c", null));
        MoneyPage page = MoneyPages.page(
                TOM, budget("card-account"), List.of(budget("card-account")), lines, 2, false, false, TODAY);

        assertThat(page.lines().rows()).hasSize(2);
        assertThat(page.older()).isEqualTo("/money?before=2");
    }

    @Test
    @DisplayName("R27 Only those who pay from their own bank have a list to pay")
    void linksToTheListToPay() {
        Budget own = budget("own-bank");

        assertThat(MoneyPages.page(TOM, own, List.of(own), List.of(), 25, false, true, TODAY)
                        .toPay())
                .isEqualTo("/money/to-pay");
        assertThat(page(List.of()).toPay()).isNull();
    }

    private static MoneyPage page(List<StatementLine> lines) {
        Budget budget = budget("card-account");
        return MoneyPages.page(TOM, budget, List.of(budget), lines, 25, false, false, TODAY);
    }

    private static StatementLine line(
            long seq, String kind, long pence, String text, @org.jspecify.annotations.Nullable UUID visit) {
        return new StatementLine(
                seq,
                new UUID(1, seq),
                Instant.parse("2026-12-01T12:00:00Z"),
                kind,
                pence,
                57_950,
                text,
                visit,
                visit == null ? null : LINE,
                null,
                null);
    }

    private static Budget budget(String route) {
        return new Budget(
                new UUID(0, 3),
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                "direct-payment",
                route,
                "net",
                LocalDate.of(2026, 12, 13),
                62_400,
                4_450,
                57_950,
                8_900,
                0,
                49_050,
                Budget.OwnMoney.NONE,
                0,
                List.of(new PlanLine(LINE, "Getting out to meet people")));
    }
}
