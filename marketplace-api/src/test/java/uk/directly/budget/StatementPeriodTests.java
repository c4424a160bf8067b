package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.budget.StatementPeriod.Wrong;

class StatementPeriodTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-11-30",
        "2026-11-01, 2026-11-30",
        // Ten years to the day.
        "2016-12-01, 2026-11-30",
        "2000-01-01, 2000-01-01"
    })
    void takesDaysUpToTodayAndTenYearsAtOnce(LocalDate from, LocalDate to) {
        assertThat(StatementPeriod.wrong(from, to, TODAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31, 2026-11-30, TOO_EARLY",
        "0001-01-01, 0001-01-02, TOO_EARLY",
        "2026-11-30, 2026-11-29, END_BEFORE_START",
        "2026-11-01, 2026-12-01, IN_THE_FUTURE",
        "2016-11-30, 2026-11-30, TOO_LONG"
    })
    void saysWhyDaysAreNoPeriod(LocalDate from, LocalDate to, Wrong wrong) {
        assertThat(StatementPeriod.wrong(from, to, TODAY)).isEqualTo(wrong);
    }

    @Test
    void isNeverMadeOfWrongDays() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new StatementPeriod(TODAY, TODAY.minusDays(1)))
                .withMessageContaining("END_BEFORE_START");
    }

    @Test
    @DisplayName("R52 begins and ends with days in London, whatever the clocks do")
    void isOfDaysInLondon() {
        StatementPeriod summer = new StatementPeriod(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 24));
        StatementPeriod winter = new StatementPeriod(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25));

        assertThat(summer.start()).isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
        assertThat(summer.end()).isEqualTo(Instant.parse("2026-10-24T23:00:00Z"));
        assertThat(winter.start()).isEqualTo(summer.end());
        assertThat(winter.end()).isEqualTo(Instant.parse("2026-10-26T00:00:00Z"));
    }

    @Test
    void goesBackToTheStartAsFarAsItMay() {
        assertThat(StatementPeriod.upTo(TODAY, LocalDate.of(2025, 4, 1)).from()).isEqualTo(LocalDate.of(2025, 4, 1));
        assertThat(StatementPeriod.upTo(TODAY, LocalDate.of(2011, 4, 1)).from()).isEqualTo(LocalDate.of(2016, 12, 1));
        assertThat(StatementPeriod.upTo(TODAY, TODAY.plusDays(3)).from()).isEqualTo(TODAY);
    }
}
