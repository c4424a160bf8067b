package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.budget.StatementPeriod;
import uk.directly.web.DateParts;

class AskedDaysTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final LocalDate FIRST = LocalDate.of(2025, 4, 7);

    @ParameterizedTest
    @CsvSource({
        "'', this-month, 2026-03-01, 2026-03-31",
        "this-month, this-month, 2026-03-01, 2026-03-31",
        "last-month, last-month, 2026-02-01, 2026-02-28",
        "start, start, 2025-04-07, 2026-03-31",
        "nonsense, this-month, 2026-03-01, 2026-03-31"
    })
    void readsAChoice(String days, String chosen, LocalDate from, LocalDate to) {
        AskedDays asked = AskedDays.of(days.isEmpty() ? Map.of() : Map.of("days", days), TODAY, FIRST);

        assertThat(asked.chosen()).isEqualTo(chosen);
        assertThat(asked.period()).isEqualTo(new StatementPeriod(from, to));
        assertThat(asked.from()).isEqualTo(DateParts.EMPTY);
    }

    @Test
    void readsTypedDays() {
        AskedDays asked = AskedDays.of(typed("1", "feb", "2026", "28", "2", "2026"), TODAY, FIRST);

        assertThat(asked.period()).isEqualTo(new StatementPeriod(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void takesTypedDaysWhereTheChoiceWasLeftAsItWas() {
        Map<String, String> typed = typed("1", "2", "2026", "28", "2", "2026");
        typed.put("days", "this-month");
        typed.put("was", "this-month");
        assertThat(AskedDays.of(typed, TODAY, FIRST).chosen()).isEqualTo(AskedDays.OWN);

        typed.put("was", "own");
        assertThat(AskedDays.of(typed, TODAY, FIRST).chosen()).isEqualTo(AskedDays.THIS_MONTH);
    }

    @Test
    void readsAnAddress() {
        AskedDays asked = AskedDays.of(Map.of("from", "2026-02-01", "to", "2026-02-03"), TODAY, FIRST);

        assertThat(asked.chosen()).isEqualTo(AskedDays.OWN);
        assertThat(asked.period()).isEqualTo(new StatementPeriod(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 3)));
        assertThat(asked.to()).isEqualTo(new DateParts("3", "2", "2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2, 2026, 28, 2, 2026, from, Give the first day",
        "31, 2, 2026, 28, 2, 2026, from, Give the first day",
        "1, 2, 2026, '', '', '', to, Give the last day",
        "1, 2, 26, 28, 2, 2026, from, Give the first day",
        "2, 2, 2026, 1, 2, 2026, to, on or after the first day",
        "1, 2, 2026, 1, 4, 2026, to, after today",
        "1, 2, 1999, 1, 3, 2026, from, in 2000 or later",
        "1, 2, 2015, 1, 3, 2026, from, ten years or less"
    })
    void saysWhatIsWrongBesideTheField(
            String day,
            String month,
            String year,
            String lastDay,
            String lastMonth,
            String lastYear,
            String field,
            String words) {
        AskedDays asked = AskedDays.of(typed(day, month, year, lastDay, lastMonth, lastYear), TODAY, FIRST);

        assertThat(asked.period()).isNull();
        assertThat(asked.errors().of(field)).contains(words);
        assertThat(asked.from()).isEqualTo(new DateParts(day, month, year));
    }

    @Test
    void takesAnAddressThatIsNoDateAsNothingTyped() {
        AskedDays asked = AskedDays.of(Map.of("from", "yesterday", "to", "2026-02-03"), TODAY, FIRST);

        assertThat(asked.period()).isNull();
        assertThat(asked.errors().of("from")).isNotNull();
    }

    private static Map<String, String> typed(String... parts) {
        Map<String, String> asked = new HashMap<>(Map.of("days", "own"));
        String[] names = {"from-day", "from-month", "from-year", "to-day", "to-month", "to-year"};
        for (int i = 0; i < names.length; i++) {
            asked.put(names[i], parts[i]);
        }
        return asked;
    }
}
