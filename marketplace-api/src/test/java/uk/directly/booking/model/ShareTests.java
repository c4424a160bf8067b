package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.rate.Band;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** Half of a price that two people share. */
class ShareTests {
    private static final Share FIRST = new Share(true);
    private static final Share SECOND = new Share(false);

    @Test
    @DisplayName("R51 both halves are all of it, and the odd penny is the first one's")
    void addsUp() {
        qt().forAll(longs().between(0, 10_000_000)).checkAssert(pence -> {
            assertThat(FIRST.of(pence) + SECOND.of(pence)).isEqualTo(pence);
            assertThat(FIRST.of(pence) - SECOND.of(pence)).isBetween(0L, 1L);
        });
    }

    @Test
    @DisplayName("R51 R10 of many lines it is half of the whole: odd pennies of lines don't add up on one side")
    void sharesTheWhole() {
        qt().forAll(longs().between(1, 9_999), longs().between(1, 9_999), longs().between(1, 9_999))
                .checkAssert((a, b, c) -> {
                    VisitPrice whole = new VisitPrice(
                            List.of(line(a), line(b)),
                            List.of(PriceItem.of(PriceItem.Kind.CALL_OUT, 1, c)),
                            a + b + c,
                            0,
                            Split.budgetOnly(a + b + c),
                            null);
                    VisitPrice first = FIRST.of(whole);
                    VisitPrice second = SECOND.of(whole);

                    assertThat(first.totalPence() + second.totalPence()).isEqualTo(a + b + c);
                    assertThat(parts(first)).isEqualTo(first.totalPence());
                    assertThat(parts(second)).isEqualTo(second.totalPence());
                    assertThat(first.totalPence() - second.totalPence()).isBetween(0L, 1L);
                });
    }

    @Test
    @DisplayName("R4 who pays what is above the base rate pays it of their half")
    void sharesOwnMoney() {
        VisitPrice whole = new VisitPrice(List.of(line(2_201)), List.of(), 2_201, 0, new Split(1_950, 251), 1_950L);

        assertThat(FIRST.of(whole).split()).isEqualTo(new Split(975, 126));
        assertThat(SECOND.of(whole).split()).isEqualTo(new Split(975, 125));
        assertThat(FIRST.of(whole).basePence()).isEqualTo(975);
    }

    @Test
    @DisplayName("R84 wages are nobody's half")
    void doesNotShareWages() {
        VisitPrice wages = new VisitPrice(List.of(line(1_320)), List.of(), 1_560, 240, Split.budgetOnly(1_560), 1_560L);

        assertThatThrownBy(() -> FIRST.of(wages)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PriceLine line(long pence) {
        return new PriceLine(Band.WEEKDAY, 60, pence, pence);
    }

    private static long parts(VisitPrice price) {
        return PriceItem.sum(price.items())
                + price.lines().stream().mapToLong(PriceLine::amountPence).sum();
    }
}
