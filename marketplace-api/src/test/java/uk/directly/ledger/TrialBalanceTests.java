package uk.directly.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrialBalanceTests {

    @Test
    @DisplayName("R11 each balance stands on one side, and both sides add up to the same")
    void putsEachBalanceOnItsSide() {
        TrialBalance balance = TrialBalance.of(List.of(
                TrialBalance.Item.of("a", "council-funding", -62400),
                TrialBalance.Item.of("b", "budget-council", 57950),
                TrialBalance.Item.of("c", "provider-payable", 4450)));

        assertThat(balance.items().getFirst()).isEqualTo(new TrialBalance.Item("a", "council-funding", 62400, 0));
        assertThat(balance.totalDebitPence()).isEqualTo(62400);
        assertThat(balance.totalCreditPence()).isEqualTo(62400);
        assertThat(balance.differencePence()).isZero();
    }

    @Test
    @DisplayName("R11 a broken ledger shows its difference")
    void showsADifference() {
        assertThat(TrialBalance.of(List.of(TrialBalance.Item.of("a", "suspense", 5)))
                        .differencePence())
                .isEqualTo(-5);
    }
}
