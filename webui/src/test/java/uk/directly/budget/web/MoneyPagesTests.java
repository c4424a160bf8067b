package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Budget;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.Paid;
import uk.directly.budget.PlanLine;
import uk.directly.budget.RingFence;
import uk.directly.budget.RingFencePurpose;
import uk.directly.budget.Statement;
import uk.directly.budget.Statements;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Cursor;
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
        assertThat(RenderedPage.textForPeople(page(List.of()))).contains("The council takes your share off first");
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
        List<Statements.Placed> lines = List.of(
                line(3, "visit", -100, "a", null), line(2, "visit", -100, "b", null), line(1, "load", 200, "c", null));
        MoneyPage page = page("card-account", lines, 2, false);

        assertThat(java.util.Objects.requireNonNull(page.lines()).rows()).hasSize(2);
        assertThat(page.older())
                .isEqualTo("/money?cursor=" + Cursor.after(Instant.parse("2026-12-01T12:00:00Z"), 1, 2L));
    }

    @Test
    @DisplayName("R27 Only those who pay from their own bank have a list to pay")
    void linksToTheListToPay() {
        assertThat(page("own-bank", List.of(), 25, true).toPay()).isEqualTo("/money/to-pay");
        assertThat(page(List.of()).toPay()).isNull();
    }

    @Test
    @DisplayName("R14 Says which money each line is of, where there is more than the council's")
    void tellsMoniesApart() {
        Statements.Placed council = line(2, "visit", -4450, "Going out together with Aisha K", VISIT);
        Statements.Placed share = new Statements.Placed(
                new Statements.Position(Instant.parse("2026-12-01T12:00:00Z"), 2, 1),
                StatementFixture.line(
                        1, "contribution", BudgetMoney.CONTRIBUTION, 4_000, 66_400, "Share", "Colin Ashworth", null));

        assertThat(RenderedPage.textForPeople(page(List.of(council, share))))
                .contains("Which money")
                .contains("Your share, paid in")
                .contains("+£40.00");
        assertThat(RenderedPage.textForPeople(page(List.of(council)))).doesNotContain("Which money");
    }

    @Test
    @DisplayName("R22 What is not paid of one's share is said kindly, with what it means and whom to call")
    void saysWhatIsNotPaidOfTheShare() {
        ContributionDue due = new ContributionDue(
                new UUID(0, 21),
                LocalDate.of(2026, 11, 9),
                LocalDate.of(2026, 11, 22),
                8_000,
                4_000,
                LocalDate.of(2026, 11, 23),
                Paid.NET);
        RingFence bed = new RingFence(
                new UUID(0, 22),
                new UUID(0, 3),
                RingFencePurpose.AGREED_FUTURE_NEED,
                "a new bed",
                20_000,
                LocalDate.of(2027, 1, 31),
                RingFence.State.SET_ASIDE);
        Budget budget = budget("card-account");
        MoneyPage page = MoneyPages.page(
                TOM,
                new MoneyPages.Account(budget, List.of(budget), false, List.of(due), List.of(bed)),
                new MoneyPages.Lines(List.of(), 25, false),
                TODAY);

        assertThat(RenderedPage.textForPeople(page))
                .contains("£40.00 of your share is not paid yet. It was due by Monday 23 November.")
                .contains(
                        "The visits that you have booked are safe. Until it is paid you have £40.00 less for new ones.")
                .contains("Is it too much at the moment, or wrong? Call ")
                .contains("£200.00 is set aside for something you agreed for later until 31 January 2027: a new bed")
                .contains("Nothing has come in or gone out yet.");
    }

    private static MoneyPage page(String route, List<Statements.Placed> lines, int shown, boolean toPay) {
        Budget budget = budget(route);
        return MoneyPages.page(
                TOM,
                new MoneyPages.Account(budget, List.of(budget), toPay, List.of(), List.of()),
                new MoneyPages.Lines(lines, shown, false),
                TODAY);
    }

    private static MoneyPage page(List<Statements.Placed> lines) {
        return page("card-account", lines, 25, false);
    }

    private static Statements.Placed line(long seq, String kind, long pence, String text, @Nullable UUID visit) {
        Instant at = Instant.parse("2026-12-01T12:00:00Z");
        return new Statements.Placed(
                new Statements.Position(at, 1, seq),
                new Statement.Line(
                        seq,
                        new UUID(1, seq),
                        at,
                        kind,
                        BudgetMoney.COUNCIL,
                        pence,
                        57_950,
                        text,
                        visit,
                        visit == null ? null : LINE,
                        visit == null ? null : "Getting out to meet people",
                        null,
                        null));
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
                0,
                List.of(new PlanLine(LINE, "Getting out to meet people")),
                null);
    }
}
