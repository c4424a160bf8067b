package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;

class CyclesTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    @Test
    @DisplayName("R10 A whole cycle pays the weeks, to the penny")
    void paysWholeCycles() {
        Cycles fortnightly = cycles(MONDAY, null, terms(31_200, Paid.GROSS, 0, 2));

        assertThat(fortnightly.due(MONDAY.minusDays(1), MONDAY))
                .containsExactly(new Cycle(MONDAY, MONDAY.plusDays(13), 14 * 31_200));
        assertThat(fortnightly.after(MONDAY.minusDays(1)).orElseThrow().amountPence())
                .isEqualTo(62_400);
    }

    @Test
    @DisplayName("R10 An award that begins inside a cycle pays its days of it, rounded half up")
    void paysTheDaysOfABeginning() {
        Cycle first = cycles(TUESDAY, null, terms(31_200, Paid.GROSS, 0, 2))
                .after(TUESDAY.minusDays(1))
                .orElseThrow();

        assertThat(first.days()).isEqualTo(13);
        // 312.00 × 13 / 7 = 579.428…
        assertThat(first.amountPence()).isEqualTo(57_943);
        assertThat(new Cycle(TUESDAY, TUESDAY, 3).amountPence()).isZero();
        assertThat(new Cycle(TUESDAY, TUESDAY, 4).amountPence()).isOne();
    }

    @Test
    void paysTheDaysOfAnEnding() {
        Cycles ending = cycles(MONDAY, MONDAY.plusDays(16), terms(7_000, Paid.GROSS, 0, 2));

        assertThat(ending.due(MONDAY.minusDays(1), MONDAY.plusYears(1)))
                .extracting(Cycle::last, Cycle::amountPence)
                .containsExactly(tuple(MONDAY.plusDays(13), 14_000L), tuple(MONDAY.plusDays(16), 3_000L));
    }

    @Test
    @DisplayName("R6 Net pays what is left after the contribution, gross all of it")
    void takesTheContributionOffNetOnly() {
        assertThat(amount(terms(31_200, Paid.NET, 2_250, 4))).isEqualTo(4 * 28_950);
        assertThat(amount(terms(31_200, Paid.GROSS, 2_250, 4))).isEqualTo(4 * 31_200);
        assertThat(amount(terms(2_250, Paid.NET, 2_250, 1))).isZero();
    }

    @Test
    void paysAOneOffOnceAndWhole() {
        Cycles once = Cycles.of(
                AwardKind.ONE_OFF_DIRECT_PAYMENT, TUESDAY, TUESDAY.plusMonths(6), terms(45_050, Paid.GROSS, 0, 1));

        assertThat(once.due(TUESDAY.minusDays(1), TUESDAY.plusYears(1)))
                .hasSize(1)
                .first()
                .satisfies(cycle -> {
                    assertThat(cycle.last()).isEqualTo(TUESDAY.plusMonths(6));
                    assertThat(cycle.amountPence()).isEqualTo(45_050);
                });
    }

    @Test
    void paysNothingBeforeTheFirstDayOrAfterTheLast() {
        Cycles week = cycles(MONDAY, MONDAY.plusDays(6), terms(7_000, Paid.GROSS, 0, 1));

        assertThat(week.due(MONDAY.minusDays(1), MONDAY.minusDays(1))).isEmpty();
        assertThat(week.after(MONDAY.plusDays(6))).isEmpty();
        assertThat(week.after(MONDAY.minusYears(1)).orElseThrow().first()).isEqualTo(MONDAY);
    }

    @Test
    @DisplayName("Cycles follow on each other without a gap, on Mondays, whatever the award")
    void followsOn() {
        qt().forAll(starts(), integers().between(1, 700), weeks(), longs().between(1, 10_000_000))
                .check((from, days, weeks, weekly) -> {
                    LocalDate to = from.plusDays(days - 1);
                    List<Cycle> all = cycles(from, to, terms(weekly, Paid.GROSS, 0, weeks))
                            .due(from.minusDays(1), to);
                    LocalDate next = from;
                    for (Cycle cycle : all) {
                        if (!cycle.first().equals(next)
                                || (!next.equals(from) && next.getDayOfWeek() != DayOfWeek.MONDAY)
                                || cycle.days() > 7 * weeks) {
                            return false;
                        }
                        next = cycle.last().plusDays(1);
                    }
                    return next.equals(to.plusDays(1));
                });
    }

    @Test
    @DisplayName("R10 Every cycle is the exact sum of its days, rounded half up once")
    void roundsOnce() {
        qt().forAll(starts(), integers().between(1, 700), weeks(), longs().between(1, 10_000_000))
                .check((from, days, weeks, weekly) -> {
                    LocalDate to = from.plusDays(days - 1);
                    return cycles(from, to, terms(weekly, Paid.GROSS, 0, weeks)).due(from.minusDays(1), to).stream()
                            .allMatch(cycle -> cycle.amountPence() == exactly(weekly, cycle.days()));
                });
    }

    /** Another way to the same: decimal, and rounded by the JDK. */
    private static long exactly(long weekly, int days) {
        return BigDecimal.valueOf(weekly)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(7), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static Gen<LocalDate> starts() {
        return integers().between(0, 3000).map(LocalDate.of(2023, 1, 1)::plusDays);
    }

    private static Gen<Integer> weeks() {
        return integers().between(0, 3).map(List.of(1, 2, 4, 52)::get);
    }

    private static long amount(AwardTerms terms) {
        return cycles(MONDAY, null, terms)
                .after(MONDAY.minusDays(1))
                .orElseThrow()
                .amountPence();
    }

    private static Cycles cycles(LocalDate from, @Nullable LocalDate to, AwardTerms terms) {
        return Cycles.of(AwardKind.DIRECT_PAYMENT, from, to, terms);
    }

    private static AwardTerms terms(long weekly, Paid paid, long contribution, int weeks) {
        return new AwardTerms(weekly, paid, contribution, weeks, ReviewBand.STANDARD);
    }
}
