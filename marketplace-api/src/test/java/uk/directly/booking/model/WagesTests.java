package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import uk.directly.rate.Band;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** R57, R84, R85: what stands posted of an employed person's visit, whatever is said to it. */
class WagesTests {
    private static final List<PriceLine> TWO_AND_A_HALF_HOURS = List.of(new PriceLine(Band.WEEKDAY, 150, 1320, 3300));
    private static final List<PriceItem> TEN_MILES = List.of(PriceItem.of(PriceItem.Kind.MILEAGE, 10, 45));
    private static final long PRICE = 3900 + 450;

    @Test
    @DisplayName("R85 a question posts the pay for the time and what it costs on top; the miles wait for a yes (R59)")
    void aQuestion() {
        assertThat(Wages.NONE.once(0, TWO_AND_A_HALF_HOURS, TEN_MILES, PRICE)).isEqualTo(new Wages.Posting(3300, 600));
        assertThat(Wages.NONE.once(PRICE, TWO_AND_A_HALF_HOURS, TEN_MILES, PRICE))
                .isEqualTo(new Wages.Posting(3750, 600));
        assertThat(Wages.NONE.isPosted(TWO_AND_A_HALF_HOURS, TEN_MILES)).isFalse();
        assertThat(new Wages(0, 3300, 600, 0).isPosted(TWO_AND_A_HALF_HOURS, TEN_MILES))
                .isTrue();
    }

    @Test
    @DisplayName("R85 fewer hours bring back the difference at once; more hours wait")
    void corrections() {
        Wages posted = new Wages(0, 3300, 600, 0);

        assertThat(posted.corrected(List.of(new PriceLine(Band.WEEKDAY, 120, 1320, 2640)), List.of(), 3120))
                .isEqualTo(new Wages.Posting(2640, 480));
        assertThat(posted.corrected(List.of(new PriceLine(Band.WEEKDAY, 180, 1320, 3960)), List.of(), 4680))
                .isEqualTo(new Wages.Posting(3300, 600));
    }

    @Test
    @DisplayName("R59 extras that were paid come back only as far as they are told no more")
    void extrasComeBack() {
        Wages posted = new Wages(PRICE, 3750, 600, 450);

        assertThat(posted.corrected(
                        TWO_AND_A_HALF_HOURS, List.of(PriceItem.of(PriceItem.Kind.MILEAGE, 4, 45)), 3900 + 180))
                .isEqualTo(new Wages.Posting(3480, 600));
        assertThat(new Wages(0, 3750, 600, 450).once(0, TWO_AND_A_HALF_HOURS, TEN_MILES, PRICE))
                .isEqualTo(new Wages.Posting(3750, 600));
    }

    @Test
    @DisplayName(
            "R85 whatever part is said yes to: the pay is the minutes at their rate, and at most the extras beside it")
    void alwaysTheTime() {
        qt().forAll(minutes(), longs().between(0, 40), longs().between(0, 100)).check((minutes, miles, percent) -> {
            List<PriceLine> lines = List.of(line(minutes));
            List<PriceItem> items = miles == 0 ? List.of() : List.of(PriceItem.of(PriceItem.Kind.MILEAGE, miles, 45));
            long pay = lines.getFirst().amountPence();
            long extras = PriceItem.sum(items);
            long price = pay + pay / 5 + extras;
            Wages.Posting posting = Wages.NONE.once(price * percent / 100, lines, items, price);
            return posting.payPence() >= pay
                    && posting.payPence() <= pay + extras
                    && posting.reservePence() == price - pay - extras
                    && (percent < 100 || posting.payPence() == pay + extras);
        });
    }

    @Test
    @DisplayName(
            "R85 a correction never posts more, never leaves more than is told, and an answer brings it to the told time")
    void correctionsNeverOverpay() {
        qt().forAll(minutes(), minutes()).check((first, then) -> {
            PriceLine before = line(first);
            PriceLine after = line(then);
            long price = after.amountPence() + after.amountPence() / 5;
            Wages posted = new Wages(0, before.amountPence(), before.amountPence() / 5, 0);
            Wages.Posting corrected = posted.corrected(List.of(after), List.of(), price);
            Wages now = new Wages(0, corrected.payPence(), corrected.reservePence(), 0);
            return corrected.payPence() == Math.min(before.amountPence(), after.amountPence())
                    && now.once(price, List.of(after), List.of(), price).payPence() == after.amountPence();
        });
    }

    private static PriceLine line(int minutes) {
        return new PriceLine(Band.WEEKDAY, minutes, 1271, (minutes * 1271L + 30) / 60);
    }

    private static Gen<Integer> minutes() {
        return integers().between(1, 1440);
    }
}
