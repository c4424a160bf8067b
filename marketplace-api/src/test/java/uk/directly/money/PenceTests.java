package uk.directly.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PenceTests {
    @Test
    void writesPoundsAndPenceForPeople() {
        assertThat(Pence.of(49_050).text()).isEqualTo("£490.50");
        assertThat(Pence.of(123_400).text()).isEqualTo("£1,234.00");
        assertThat(Pence.of(23_683_040).text()).isEqualTo("£236,830.40");
        assertThat(Pence.of(123_456_789_01L).text()).isEqualTo("£123,456,789.01");
        assertThat(Pence.of(7).text()).isEqualTo("£0.07");
        assertThat(Pence.ZERO.text()).isEqualTo("£0.00");
        assertThat(Pence.of(-890).text()).isEqualTo("−£8.90");
        assertThat(Pence.of(-5).text()).isEqualTo("−£0.05");
        assertThat(Pence.of(Long.MIN_VALUE).text()).isEqualTo("−£92,233,720,368,547,758.08");
    }

    @Test
    @DisplayName("R10 what is written is exactly the amount")
    void whatIsWrittenIsExactlyTheAmount() {
        qt().forAll(longs().all())
                .check(pence -> new BigDecimal(Pence.of(pence)
                                        .text()
                                        .replaceAll("[£,]", "")
                                        .replace('−', '-'))
                                .compareTo(BigDecimal.valueOf(pence, 2))
                        == 0);
    }

    @Test
    @DisplayName("R10 adding and taking away are exact")
    void addingAndTakingAwayAreExact() {
        long most = Long.MAX_VALUE / 4;
        qt().forAll(longs().between(-most, most), longs().between(-most, most)).check((a, b) -> {
            Pence sum = Pence.of(a).plus(Pence.of(b));
            return sum.pence() == a + b
                    && sum.minus(Pence.of(b)).equals(Pence.of(a))
                    && sum.negate().plus(sum).isZero();
        });
    }

    @Test
    void ordersByAmount() {
        qt().forAll(longs().all(), longs().all())
                .check((a, b) -> Integer.signum(Pence.of(a).compareTo(Pence.of(b))) == Long.compare(a, b)
                        && Pence.of(a).isMoreThan(Pence.of(b)) == (a > b)
                        && Pence.of(a).isNegative() == (a < 0));
    }

    @Test
    void multipliesByACount() {
        assertThat(Pence.of(1780).times(12)).isEqualTo(Pence.of(21_360));
    }

    @Test
    @DisplayName("R10 an amount that doesn't fit is an error, never a wrong amount")
    void refusesAnAmountThatDoesNotFit() {
        Pence most = Pence.of(Long.MAX_VALUE);
        Pence least = Pence.of(Long.MIN_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Pence.of(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(Pence.of(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negate);
    }
}
