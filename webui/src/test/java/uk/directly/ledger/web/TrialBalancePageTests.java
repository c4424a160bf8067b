package uk.directly.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.ledger.TrialBalance;
import uk.directly.ledger.TrialBalance.Item;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Table;
import uk.directly.web.testing.RenderedPage;

class TrialBalancePageTests {
    private static final Frame FRAME = Frame.of("Trial balance", RenderedPage.viewer(Navigation.FINANCE));
    private static final TrialBalance BALANCED = TrialBalance.of(List.of(
            new Item("f", "council-funding", 72_400, 0),
            new Item("a", "budget-council", 0, 62_400),
            new Item("b", "budget-council", 0, 10_000)));

    @Test
    @DisplayName("R11 says in words that both sides are the same, and adds up each kind of account")
    void saysThatItBalances() {
        assertThat(RenderedPage.text(page(BALANCED, null, null)))
                .contains("The ledger balances now: £724.00 on each side, the difference is £0.00.")
                .contains("budget council 2 £0.00 £724.00")
                .contains("council funding 1 £724.00 £0.00")
                .contains("Total 3 £724.00 £724.00");
    }

    @Test
    void warnsOfADifference() {
        TrialBalance broken = new TrialBalance(BALANCED.items(), 72_400, 72_390, 10);

        assertThat(RenderedPage.text(page(broken, null, null)))
                .contains("does not balance now: the sides differ by £0.10")
                .contains("This is a fault of Directly");
    }

    @Test
    void keepsTheDayOnTheWayToTheAccountsOfAKind() {
        TrialBalancePage page = page(BALANCED, LocalDate.of(2026, 12, 1), "budget-council");

        assertThat(RenderedPage.html(page))
                .contains("href=\"/finance/trial-balance?on=2026-12-01&amp;kind=budget-council\"");
        assertThat(RenderedPage.text(page))
                .contains("at the end of 1 December 2026")
                .contains("Accounts of kind budget council")
                .contains("a £0.00 £624.00");
    }

    @Test
    void showsTheLargestOfManyAccounts() {
        TrialBalance many = TrialBalance.of(LongStream.rangeClosed(1, 201)
                .mapToObj(pence -> new Item("account " + pence, "provider-payable", 0, pence))
                .toList());
        Table accounts =
                Objects.requireNonNull(page(many, null, "provider-payable").accounts());

        assertThat(accounts.rows()).hasSize(200);
        assertThat(accounts.caption()).endsWith("the 200 largest of 201");
        assertThat(accounts.rows().getLast().cells()).contains("account 2");
    }

    @Test
    void saysThatNothingWasPostedYet() {
        assertThat(page(TrialBalance.of(List.of()), null, null).answer()).contains("both sides are £0.00");
    }

    private static TrialBalancePage page(TrialBalance balance, @Nullable LocalDate day, @Nullable String kind) {
        return TrialBalancePage.of(
                FRAME,
                FormErrors.NONE,
                balance,
                new TrialBalancePage.Asked(DateParts.EMPTY, day, kind),
                DateParts.EMPTY,
                DateParts.EMPTY);
    }
}
