package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left in the weeks ahead. */
class WeeksAheadTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);

    @Test
    @DisplayName("What is booked is part of the usual: only what is spent beside it is taken off")
    void takesTheUsualBesideWhatIsBooked() {
        WeeksAhead ahead = WeeksAhead.of(known(
                MONDAY,
                null,
                100_000,
                10_000,
                0,
                Map.of(MONDAY, 4_000L, MONDAY.plusWeeks(1), 15_000L),
                List.of(new WeeksAhead.ComingIn(MONDAY.plusWeeks(2), 50_000))));

        assertThat(ahead.weeks()).hasSize(12);
        assertThat(ahead.weeks().subList(0, 3))
                .containsExactly(
                        new WeeksAhead.Week(MONDAY, MONDAY.plusDays(6), 0, 4_000, 6_000, 94_000),
                        new WeeksAhead.Week(MONDAY.plusDays(7), MONDAY.plusDays(13), 0, 15_000, 0, 94_000),
                        new WeeksAhead.Week(MONDAY.plusDays(14), MONDAY.plusDays(20), 50_000, 0, 10_000, 134_000));
        assertThat(ahead.lastsUntil()).isNull();
    }

    @Test
    @DisplayName("The first week is the rest of this one: what is spent since Monday is part of its usual")
    void beginsToday() {
        WeeksAhead ahead = WeeksAhead.of(known(THURSDAY, null, 50_000, 10_000, 4_500, Map.of(), List.of()));

        assertThat(ahead.weeks().getFirst())
                .isEqualTo(new WeeksAhead.Week(THURSDAY, LocalDate.of(2026, 12, 6), 0, 0, 5_500, 44_500));
    }

    @Test
    @DisplayName("It says the last day that the money reaches, and what is left is never below zero")
    void saysWhenItRunsOut() {
        // £10.00 a day: six days, and nothing on the seventh.
        WeeksAhead ahead = WeeksAhead.of(known(
                MONDAY,
                null,
                6_999,
                7_000,
                0,
                Map.of(),
                List.of(new WeeksAhead.ComingIn(MONDAY.plusWeeks(1), 100_000))));

        assertThat(ahead.lastsUntil()).isEqualTo(LocalDate.of(2026, 12, 5));
        assertThat(ahead.weeks().getFirst().leftPence()).isZero();
        assertThat(ahead.weeks().get(1).leftPence()).isEqualTo(93_000);
    }

    @Test
    void lastsWhereNothingIsSpent() {
        WeeksAhead ahead = WeeksAhead.of(known(MONDAY, null, 0, 0, 0, Map.of(), List.of()));

        assertThat(ahead.lastsUntil()).isNull();
        assertThat(ahead.weeks())
                .allSatisfy(week -> assertThat(week.leftPence()).isZero());
    }

    @Test
    void hasNothingLeftTodayWhereNothingIsThere() {
        assertThat(WeeksAhead.of(known(MONDAY, null, 0, 7_000, 0, Map.of(), List.of()))
                        .lastsUntil())
                .isEqualTo(MONDAY.minusDays(1));
    }

    @Test
    @DisplayName("It ends with the award: a part of a week has its part of the usual")
    void endsWithTheAward() {
        WeeksAhead ahead =
                WeeksAhead.of(known(MONDAY, LocalDate.of(2026, 12, 9), 50_000, 7_000, 0, Map.of(), List.of()));

        assertThat(ahead.weeks())
                .containsExactly(
                        new WeeksAhead.Week(MONDAY, LocalDate.of(2026, 12, 6), 0, 0, 7_000, 43_000),
                        new WeeksAhead.Week(LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 9), 0, 0, 3_000, 40_000));
    }

    @Test
    @DisplayName(
            "R12 each week adds up, nothing is below zero, and the money runs out only where less is spent than usual")
    void addsUp() {
        qt().forAll(
                        integers().between(0, 400),
                        longs().between(0, 200_000),
                        longs().between(0, 60_000),
                        lists().of(integers().between(0, 90_000)).ofSizeBetween(0, 30))
                .checkAssert((day, left, usual, numbers) -> {
                    LocalDate today = MONDAY.plusDays(day);
                    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    Map<LocalDate, Long> promised = new HashMap<>();
                    List<WeeksAhead.ComingIn> comingIn = new ArrayList<>();
                    for (int i = 0; i < numbers.size(); i++) {
                        int number = numbers.get(i);
                        if (i % 2 == 0) {
                            promised.merge(monday.plusWeeks(number % 14), (long) number, Long::sum);
                        } else {
                            comingIn.add(new WeeksAhead.ComingIn(today.plusDays(1 + number % 90), number));
                        }
                    }
                    @Nullable LocalDate end = day % 3 == 0 ? today.plusDays(day % 100) : null;

                    check(known(today, end, left, usual, day, promised, comingIn));
                });
    }

    private static void check(WeeksAhead.Known known) {
        WeeksAhead ahead = WeeksAhead.of(known);
        long before = known.leftPence();
        LocalDate next = known.today();
        boolean less = false;
        for (WeeksAhead.Week week : ahead.weeks()) {
            assertThat(week.first()).isEqualTo(next);
            assertThat(week.last().getDayOfWeek() == DayOfWeek.SUNDAY
                            || week.last().equals(known.lastDay()))
                    .isTrue();
            assertThat(week.leftPence()).isNotNegative().isEqualTo(before + week.comesInPence() - week.usualPence());
            assertThat(week.usualPence()).isBetween(0L, known.usualWeeklyPence());
            LocalDate monday = week.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            long spent = monday.isBefore(known.today()) ? known.spentThisWeekPence() : 0;
            long of = week.last().getDayOfWeek().getValue();
            long wanted = Math.max(
                    0,
                    known.usualWeeklyPence() * of / 7
                            - spent
                            - known.promisedPence().getOrDefault(monday, 0L));
            less |= week.usualPence() < wanted;
            before = week.leftPence();
            next = week.last().plusDays(1);
        }
        assertThat(ahead.lastsUntil() != null).isEqualTo(less);
        LocalDate reached = next;
        long comesIn = known.comingIn().stream()
                .filter(each -> each.day().isBefore(reached))
                .mapToLong(WeeksAhead.ComingIn::pence)
                .sum();
        assertThat(ahead.weeks().stream()
                        .mapToLong(WeeksAhead.Week::comesInPence)
                        .sum())
                .isEqualTo(comesIn);
        if (ahead.lastsUntil() != null) {
            assertThat(ahead.lastsUntil()).isBetween(known.today().minusDays(1), next.minusDays(2));
        }
    }

    private static WeeksAhead.Known known(
            LocalDate today,
            @Nullable LocalDate lastDay,
            long left,
            long usual,
            long spent,
            Map<LocalDate, Long> promised,
            List<WeeksAhead.ComingIn> comingIn) {
        return new WeeksAhead.Known(today, lastDay, left, usual, spent, promised, comingIn);
    }
}
