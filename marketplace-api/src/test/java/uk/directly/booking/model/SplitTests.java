package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SplitTests {

    @Test
    @DisplayName("R4 example 2: £22.00 an hour beside £19.50, 12 hours: £234.00 from the budget, £30.00 own money")
    void paysTheDifference() {
        assertThat(Split.of(26_400, 23_400)).isEqualTo(new Split(23_400, 3_000));
    }

    @Test
    @DisplayName("R4 at the base rate or below, all of it comes from the budget")
    void takesAllFromTheBudget() {
        assertThat(Split.of(4_450, 4_450)).isEqualTo(Split.budgetOnly(4_450));
        assertThat(Split.of(4_450, 9_000)).isEqualTo(Split.budgetOnly(4_450));
    }

    @Test
    @DisplayName("R14 the budget first, own money for the difference, whatever is said yes to at a time")
    void paysInParts() {
        qt().forAll(
                        longs().between(0, 100_000),
                        longs().between(0, 100_000),
                        longs().between(0, 100_000),
                        longs().between(0, 100_000))
                .checkAssert((budget, own, first, second) -> {
                    Split price = new Split(budget, own);
                    long one = Math.min(first, budget + own);
                    long two = Math.min(second, budget + own - one);

                    Split before = price.next(0, one);
                    Split after = price.next(one, two);

                    assertThat(before.budgetPence() + before.ownPence()).isEqualTo(one);
                    assertThat(after.budgetPence() + after.ownPence()).isEqualTo(two);
                    assertThat(before.budgetPence() + after.budgetPence()).isEqualTo(Math.min(one + two, budget));
                    assertThat(before.ownPence() == 0 || before.budgetPence() == budget)
                            .isTrue();
                });
    }

    @Test
    @DisplayName("R53 a charge is shared as the price was, and never more than either promised")
    void sharesACharge() {
        qt().forAll(longs().between(0, 100_000), longs().between(0, 100_000), longs().between(0, 200_000))
                .checkAssert((budget, own, some) -> {
                    long charge = Math.min(some, budget + own);

                    Split shared = new Split(budget, own).charge(charge);

                    assertThat(shared.budgetPence() + shared.ownPence()).isEqualTo(charge);
                    assertThat(shared.ownPence()).isLessThanOrEqualTo(own);
                    assertThat(shared.budgetPence()).isLessThanOrEqualTo(budget);
                });
        assertThat(new Split(23_400, 3_000).charge(13_200)).isEqualTo(new Split(11_700, 1_500));
    }
}
