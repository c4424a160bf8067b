package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import uk.directly.budget.CycleMoney;

/** What is usually spent in a week, and how much of a cycle's money is. */
class UsualSpendingTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 4, 1);

    @Test
    void isTheMeanOfTheLastEightWholeWeeks() {
        Map<LocalDate, Long> spent = new HashMap<>();
        spent.put(MONDAY, 99_999L);
        spent.put(MONDAY.minusWeeks(1), 10_000L);
        spent.put(MONDAY.minusWeeks(8), 6_003L);
        spent.put(MONDAY.minusWeeks(9), 99_999L);

        // £160.03 over eight weeks: £20.00 and three eighths of a penny.
        assertThat(UsualSpending.weekly(spent, LONG_AGO, MONDAY.plusDays(3))).isEqualTo(OptionalLong.of(2_000));
        spent.put(MONDAY.minusWeeks(8), 6_004L);
        assertThat(UsualSpending.weekly(spent, LONG_AGO, MONDAY)).isEqualTo(OptionalLong.of(2_001));
    }

    @Test
    void isTheMeanOfFewerWeeksWhereThereAreFewer() {
        Map<LocalDate, Long> spent = Map.of(MONDAY.minusWeeks(1), 8_000L);

        assertThat(UsualSpending.weekly(spent, MONDAY.minusWeeks(4), MONDAY)).isEqualTo(OptionalLong.of(2_000));
        assertThat(UsualSpending.weekly(spent, MONDAY.minusWeeks(4).plusDays(1), MONDAY))
                .isEmpty();
    }

    @Test
    void isNeverBelowZero() {
        assertThat(UsualSpending.weekly(Map.of(MONDAY.minusWeeks(2), -500L), LONG_AGO, MONDAY))
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void countsHowMuchIsUsed() {
        assertThat(new CycleMoney(MONDAY, MONDAY, 8_999, 1_001).usedPercent()).isEqualTo(89);
        assertThat(new CycleMoney(MONDAY, MONDAY, 9_000, 1_000).usedPercent()).isEqualTo(90);
        assertThat(new CycleMoney(MONDAY, MONDAY, 0, 0).usedPercent()).isZero();
    }
}
