package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SurplusTests {
    private static final long MOST = 100_000_000;

    @Test
    @DisplayName("R17 what is promised, set aside and not agreed is subtracted before anything counts as unspent")
    void subtracts() {
        Surplus sum = new Surplus(300_000, 20_000, 8_900, 50_000, 1_100, new Surplus.Ceiling(8, 31_200));

        assertThat(sum.unspentPence()).isEqualTo(260_000);
        assertThat(sum.overPence()).isEqualTo(260_000 - 249_600);
    }

    @Test
    @DisplayName("R17 exactly at the ceiling nobody asks, a penny above it they do")
    void beginsAboveTheCeiling() {
        Surplus.Ceiling ceiling = new Surplus.Ceiling(4, 1_000);

        assertThat(new Surplus(4_000, 0, 0, 0, 0, ceiling).overPence()).isZero();
        assertThat(new Surplus(4_000, 1, 0, 0, 0, ceiling).overPence()).isOne();
    }

    @Test
    @DisplayName("R17 whatever the figures: the terms add up, and more of what is known to come is never more unspent")
    void addsUp() {
        qt().forAll(
                        longs().between(0, MOST),
                        longs().between(0, MOST),
                        longs().between(0, MOST),
                        integers().between(0, 60))
                .checkAssert((council, taken, weekly, weeks) -> {
                    Surplus.Ceiling ceiling = new Surplus.Ceiling(weeks, weekly);
                    Surplus sum = new Surplus(council, 7, taken, 3, 2, ceiling);

                    assertThat(sum.unspentPence() + taken + 3 + 2).isEqualTo(council + 7);
                    assertThat(sum.overPence()).isEqualTo(Math.max(0, sum.unspentPence() - weeks * weekly));
                    assertThat(new Surplus(council, 7, taken + 1, 3, 2, ceiling).unspentPence())
                            .isEqualTo(sum.unspentPence() - 1);
                    assertThat(new Surplus(council, 7, taken, 3, 2, null).overPence())
                            .isZero();
                });
    }
}
