package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Budget;
import uk.directly.budget.StatementLine;

class HowLongItLastsTests {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final StatementLine LONG_AGO = line("2026-10-01T09:00:00Z", "load", 100_000);
    private static final StatementLine SPENT = line("2026-11-20T09:00:00Z", "visit", -28_000);

    @Test
    void saysTheDayWhereMoneyEndsBeforeItsTime() {
        Budget budget = budget(10_000, 0, LocalDate.of(2026, 12, 27));

        assertThat(HowLongItLasts.until(budget, List.of(SPENT, LONG_AGO), NOW)).isEqualTo(LocalDate.of(2026, 12, 10));
    }

    @Test
    void whatIsSetAsideIsNotThereToBeSpent() {
        Budget budget = budget(10_000, 5_000, LocalDate.of(2026, 12, 27));

        assertThat(HowLongItLasts.until(budget, List.of(SPENT, LONG_AGO), NOW)).isEqualTo(LocalDate.of(2026, 12, 5));
    }

    @Test
    void saysNothingWhereItLasts() {
        assertThat(HowLongItLasts.until(budget(60_000, 0, LocalDate.of(2026, 12, 27)), List.of(SPENT, LONG_AGO), NOW))
                .isNull();
    }

    @Test
    void saysNothingFromLessThanFourWeeks() {
        assertThat(HowLongItLasts.until(
                        budget(1_000, 0, LocalDate.of(2026, 12, 27)),
                        List.of(SPENT, line("2026-11-10T09:00:00Z", "load", 30_000)),
                        NOW))
                .isNull();
    }

    @Test
    void saysNothingWhereNothingWasSpent() {
        assertThat(HowLongItLasts.until(budget(1_000, 0, LocalDate.of(2026, 12, 27)), List.of(LONG_AGO), NOW))
                .isNull();
    }

    private static StatementLine line(String at, String kind, long pence) {
        return new StatementLine(1, new UUID(0, 1), Instant.parse(at), kind, pence, 0, "text", null, null, null, null);
    }

    private static Budget budget(long posted, long ringFenced, LocalDate until) {
        return new Budget(
                new UUID(0, 3),
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                "direct-payment",
                "card-account",
                "net",
                until,
                posted,
                0,
                posted,
                0,
                ringFenced,
                posted - ringFenced,
                Budget.OwnMoney.NONE,
                0,
                List.of());
    }
}
