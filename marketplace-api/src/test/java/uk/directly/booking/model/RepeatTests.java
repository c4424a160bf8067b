package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.rate.Span;

class RepeatTests {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Holidays NONE = new Holidays(day -> false, day -> false);
    private static final LocalDate TUESDAY = LocalDate.parse("2026-12-01");

    @Test
    @DisplayName("R51 every Tuesday until March, not in school holidays, with one day taken out")
    void leavesOut() {
        Holidays christmas = new Holidays(
                day -> !day.isBefore(LocalDate.parse("2026-12-19")) && day.isBefore(LocalDate.parse("2027-01-04")),
                day -> false);
        Repeat repeat = new Repeat(
                rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301"),
                visit(TUESDAY, "09:30", 150),
                Set.of(LocalDate.parse("2026-12-08")),
                true,
                false);

        List<Occurrence> all = repeat.between(TUESDAY, TUESDAY.plusYears(1), christmas);

        assertThat(all).hasSize(13);
        assertThat(all.stream().filter(each -> each.leftOut() != null).map(each -> each.day() + " " + each.leftOut()))
                .containsExactly("2026-12-08 TAKEN_OUT", "2026-12-22 SCHOOL_HOLIDAY", "2026-12-29 SCHOOL_HOLIDAY");
        assertThat(all.getLast().day()).isEqualTo("2027-02-23");
    }

    @Test
    @DisplayName("R51 bank holidays are left out where that is wanted, and only there")
    void bankHolidays() {
        Holidays easter = new Holidays(day -> false, LocalDate.parse("2027-03-29")::equals);
        Span monday = visit(LocalDate.parse("2027-03-22"), "10:00", 60);

        for (boolean notThen : new boolean[] {true, false}) {
            Repeat repeat = new Repeat(rule("FREQ=WEEKLY;COUNT=3"), monday, Set.of(), false, notThen);
            assertThat(repeat.between(TUESDAY, TUESDAY.plusYears(1), easter).stream()
                            .map(Occurrence::leftOut))
                    .containsExactly(null, notThen ? LeftOut.BANK_HOLIDAY : null, null);
        }
    }

    @Test
    @DisplayName("R51 whatever the weekdays, the weeks between, the end and the days taken out: as counted day by day")
    void asCountedDayByDay() {
        qt().forAll(
                        integers().between(1, 127),
                        integers().between(1, 4),
                        integers().between(0, 800),
                        integers().between(0, 40))
                .check((weekdays, every, start, count) -> {
                    LocalDate first = LocalDate.parse("2026-01-01").plusDays(start);
                    Set<DayOfWeek> days =
                            days(weekdays | 1 << (first.getDayOfWeek().getValue() - 1));
                    LocalDate to = first.plusDays(300);
                    String text = "FREQ=WEEKLY;INTERVAL=" + every + ";BYDAY=" + slugs(days)
                            + (count == 0 ? "" : ";COUNT=" + count);
                    Repeat repeat = new Repeat(rule(text), visit(first, "09:30", 90), Set.of(), false, false);

                    List<LocalDate> found = repeat.between(first, to, NONE).stream()
                            .map(Occurrence::day)
                            .toList();

                    return repeat.fits() && found.equals(dayByDay(first, to, days, every, count));
                });
    }

    /** The slow and obvious way. */
    private static List<LocalDate> dayByDay(LocalDate first, LocalDate to, Set<DayOfWeek> days, int every, int count) {
        LocalDate monday = first.with(DayOfWeek.MONDAY);
        List<LocalDate> all = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(to); day = day.plusDays(1)) {
            long week = ChronoUnit.WEEKS.between(monday, day.with(DayOfWeek.MONDAY));
            if (week % every == 0 && days.contains(day.getDayOfWeek()) && (count == 0 || all.size() < count)) {
                all.add(day);
            }
        }
        return all;
    }

    @Test
    @DisplayName("R52 on each day of 2026 to 2030 a visit is at its local time; the minutes are those that really pass")
    void keepsItsLocalTime() {
        qt().withExamples(200)
                .forAll(integers().between(0, 95), integers().between(1, 96))
                .check((quarter, length) -> {
                    LocalTime from = LocalTime.of(quarter / 4, quarter % 4 * 15);
                    LocalDate first = LocalDate.parse("2026-01-05");
                    Span at = visit(first, from.toString(), length * 15);
                    Repeat repeat = new Repeat(rule("FREQ=DAILY"), at, Set.of(), false, false);
                    return repeat.between(first, LocalDate.parse("2030-12-31"), NONE).stream()
                            .allMatch(each -> isRight(each, from, Duration.ofMinutes(length * 15L)));
                });
    }

    private static boolean isRight(Occurrence each, LocalTime from, Duration wall) {
        LocalDateTime start = each.day().atTime(from);
        ZonedDateTime begins = start.atZone(LONDON);
        ZonedDateTime ends = start.plus(wall).atZone(LONDON);
        Span span = each.span();
        if (span == null) {
            return each.leftOut() == LeftOut.NO_SUCH_TIME && !begins.isBefore(ends);
        }
        boolean skipped = LONDON.getRules().getValidOffsets(start).isEmpty();
        return span.start().equals(begins.toInstant())
                && span.minutes() == Duration.between(begins, ends).toMinutes()
                && (skipped || span.start().atZone(LONDON).toLocalTime().equals(from));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 480", "2027-03-28, 480", "2028-03-26, 480", "2029-03-25, 480", "2030-03-31, 480",
        "2026-10-25, 600", "2027-10-31, 600", "2028-10-29, 600", "2029-10-28, 600", "2030-10-27, 600"
    })
    @DisplayName("R52 22:00 to 7:00 every night: 8 hours when clocks go forward, 10 when they go back")
    void nights(LocalDate change, long minutes) {
        LocalDate first = change.minusDays(8);
        Repeat repeat = new Repeat(rule("FREQ=DAILY"), visit(first, "22:00", 540), Set.of(), false, false);

        List<Occurrence> all = repeat.between(change.minusDays(2), change, NONE);

        assertThat(all.stream().map(each -> Objects.requireNonNull(each.span()).minutes()))
                .containsExactly(540L, minutes, 540L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29", "2027-03-28", "2028-03-26", "2029-03-25", "2030-03-31"})
    @DisplayName(
            "R52 a time that doesn't exist is as much later as the clock skips; what is left of nothing isn't there")
    void skippedTimes(LocalDate change) {
        assertThat(on(change, "01:30", 15)).isEqualTo(change + "T01:30Z 15");
        assertThat(on(change, "01:30", 90)).isEqualTo(change + "T01:30Z 30");
        assertThat(on(change, "01:30", 60)).isEqualTo("NO_SUCH_TIME");
        assertThat(on(change, "01:30", 30)).isEqualTo("NO_SUCH_TIME");
        assertThat(on(change, "00:30", 60)).isEqualTo(change + "T00:30Z 60");
        assertThat(on(change, "01:00", 30)).isEqualTo(change + "T01:00Z 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25", "2027-10-31", "2028-10-29", "2029-10-28", "2030-10-27"})
    @DisplayName("R52 of a time that comes twice it is the first")
    void doubledTimes(LocalDate change) {
        assertThat(on(change, "01:30", 15)).isEqualTo(change + "T00:30Z 15");
        assertThat(on(change, "01:30", 60)).isEqualTo(change + "T00:30Z 120");
        assertThat(on(change, "00:30", 60)).isEqualTo(change.minusDays(1) + "T23:30Z 60");
    }

    @Test
    @DisplayName("R51 a rule that falls on no day, or never again, ends")
    void fallsOnNoDay() {
        assertThat(rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").days(TUESDAY.atTime(9, 0), TUESDAY.plusYears(3)))
                .isEmpty();
        assertThat(rule("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=3").days(TUESDAY.atTime(9, 0), TUESDAY.plusYears(3)))
                .isEmpty();
        Repeat twice = new Repeat(rule("FREQ=WEEKLY;COUNT=2"), visit(TUESDAY, "09:00", 60), Set.of(), false, false);
        assertThat(twice.nextAfter(TUESDAY)).contains(TUESDAY.plusWeeks(1));
        assertThat(twice.nextAfter(TUESDAY.plusWeeks(1))).isEmpty();
    }

    @Test
    @DisplayName("R51 what is left of a series at another time is as many visits as were left")
    void goesOn() {
        Repeat six = new Repeat(rule("FREQ=WEEKLY;COUNT=6"), visit(TUESDAY, "09:00", 60), Set.of(), false, false);
        LocalDate third = TUESDAY.plusWeeks(2);

        Repeat rest = six.goingOn(third, visit(third, "14:00", 60));

        assertThat(rest.fits()).isTrue();
        assertThat(rest.between(TUESDAY, TUESDAY.plusYears(1), NONE))
                .hasSize(4)
                .allMatch(each -> Objects.requireNonNull(each.span())
                        .start()
                        .atZone(LONDON)
                        .toLocalTime()
                        .equals(LocalTime.of(14, 0)));
    }

    @Test
    @DisplayName("R51 an end in UTC is the London time of that instant, one with a date alone that whole day")
    void endsLocally() {
        LocalDate summer = LocalDate.parse("2027-06-01");
        assertThat(days("FREQ=DAILY;UNTIL=20270603T083000Z", summer)).hasSize(3);
        assertThat(days("FREQ=DAILY;UNTIL=20270603T082900Z", summer)).hasSize(2);
        assertThat(days("FREQ=DAILY;UNTIL=20270603", summer)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every Tuesday", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;COUNT=0", "INTERVAL=2"})
    void doesNotUnderstandWhatIsNoRule(String text) {
        assertThat(RepeatRule.read(text)).isEqualTo(new NotUnderstood());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=HOURLY", "FREQ=MINUTELY;COUNT=3", "FREQ=DAILY;BYHOUR=9,17"})
    void doesNotOfferSeveralADay(String text) {
        assertThat(RepeatRule.read(text)).isEqualTo(new NotOffered());
    }

    @Test
    void readsARuleAsProgramsWriteIt() {
        assertThat(RepeatRule.read(" rrule:freq=weekly;byday=tu,th;interval=2 "))
                .isEqualTo(new RepeatRule("FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2"));
    }

    private static List<LocalDate> days(String rule, LocalDate first) {
        return rule(rule).days(first.atTime(9, 30), first.plusYears(1));
    }

    private static String on(LocalDate day, String from, int minutes) {
        LocalDate first = day.minusDays(7);
        Repeat repeat = new Repeat(rule("FREQ=DAILY"), visit(first, from, minutes), Set.of(), false, false);
        Occurrence each = repeat.between(day, day, NONE).getFirst();
        Span span = each.span();
        return span == null
                ? String.valueOf(each.leftOut())
                : span.start().atOffset(java.time.ZoneOffset.UTC) + " " + span.minutes();
    }

    private static Set<DayOfWeek> days(int bits) {
        return java.util.Arrays.stream(DayOfWeek.values())
                .filter(day -> (bits >> (day.getValue() - 1) & 1) == 1)
                .collect(Collectors.toSet());
    }

    private static String slugs(Set<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.name().substring(0, 2).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static RepeatRule rule(String text) {
        if (RepeatRule.read(text) instanceof RepeatRule rule) {
            return rule;
        }
        throw new IllegalArgumentException(text);
    }

    private static Span visit(LocalDate day, String from, int minutes) {
        LocalDateTime start = day.atTime(LocalTime.parse(from));
        return new Span(
                start.atZone(LONDON).toInstant(),
                start.plusMinutes(minutes).atZone(LONDON).toInstant());
    }
}
