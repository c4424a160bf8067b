package uk.directly.payment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PayrollEstimateTests {
    @Test
    @DisplayName(
            "R81 £1,200 of irregular hours: holiday £144.84, National Insurance £117.45 less the allowance, pension £20.40")
    void aMonth() {
        assertThat(PayrollEstimate.of(120_000, 120_000, true))
                .isEqualTo(new PayrollEstimate(120_000, true, 14_484, 11_745, 11_745, 2_040));
        assertThat(PayrollEstimate.of(120_000, 120_000, true).totalPence()).isEqualTo(16_524);
    }

    @Test
    @DisplayName("R81 fixed hours have no 12.07 %; little pay has no National Insurance and no pension")
    void fixedAndLittle() {
        assertThat(PayrollEstimate.of(120_000, 120_000, false).holidayPence()).isZero();
        assertThat(PayrollEstimate.of(41_700, 41_700, true))
                .isEqualTo(new PayrollEstimate(41_700, true, 5_033, 0, 0, 0));
        assertThat(PayrollEstimate.of(83_299, 83_299, false).pensionPence()).isZero();
        assertThat(PayrollEstimate.of(83_300, 83_300, false).pensionPence()).isEqualTo(939);
        assertThat(PayrollEstimate.of(500_000, 500_000, false).pensionPence()).isEqualTo(11_007);
        assertThat(PayrollEstimate.of(-100, -100, true).totalPence()).isZero();
    }

    @Test
    @DisplayName("R81 an estimate is never less than nothing, and grows with the pay")
    void neverLess() {
        qt().forAll(longs().between(0, 5_000_000), longs().between(0, 100_000)).check((pay, more) -> {
            PayrollEstimate one = PayrollEstimate.of(pay, pay, true);
            PayrollEstimate other = PayrollEstimate.of(pay + more, pay + more, true);
            return one.totalPence() >= 0
                    && other.totalPence() >= one.totalPence()
                    && one.allowancePence() <= one.niPence();
        });
    }
}
