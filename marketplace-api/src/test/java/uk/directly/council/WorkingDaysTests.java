package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {
    private final WorkingDays days = new WorkingDays(
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28"), LocalDate.parse("2027-01-01")));

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @DisplayName("R16 the promised day is counted in working days")
    @CsvSource({
        "2026-12-01, 3, 2026-12-04", // Tuesday to Friday
        "2026-12-03, 3, 2026-12-08", // over a weekend
        "2026-12-05, 3, 2026-12-09", // from a Saturday
        "2026-12-24, 1, 2026-12-29", // over Christmas with its substitute Monday
        "2026-12-23, 3, 2026-12-30",
        "2026-12-31, 1, 2027-01-04",
        "2026-12-01, 0, 2026-12-01",
        "2026-12-25, 0, 2026-12-29" // none after a bank holiday: the next day that is worked
    })
    void countsWorkingDays(LocalDate day, int workingDays, LocalDate reached) {
        assertThat(days.after(day, workingDays)).isEqualTo(reached);
    }

    @Test
    void worksNeitherAtWeekendsNorOnBankHolidays() {
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-05"))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-06"))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-28"))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-29"))).isTrue();
    }

    @Test
    void refusesToCountBackwards() {
        assertThatThrownBy(() -> days.after(LocalDate.parse("2026-12-01"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "from {0} to {1} {2} working days have passed")
    @CsvSource({
        "2026-12-01, 2026-12-01, 0",
        "2026-12-01, 2026-12-04, 3",
        "2026-12-04, 2026-12-07, 1", // over a weekend
        "2026-12-24, 2026-12-29, 1", // over Christmas
        "2026-12-04, 2026-12-01, 0" // not yet
    })
    void countsTheWorkingDaysThatHavePassed(LocalDate from, LocalDate to, int passed) {
        assertThat(days.between(from, to)).isEqualTo(passed);
    }
}
