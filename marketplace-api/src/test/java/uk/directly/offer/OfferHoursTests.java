package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static uk.directly.rate.RateFixtures.instant;
import static uk.directly.rate.RateFixtures.local;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.London;
import uk.directly.rate.Span;

class OfferHoursTests {
    private static final OfferHours ALL_HOURS = everyDay(0, 1440);

    @Test
    @DisplayName("R52 open round the clock is one span, over midnights and clock changes")
    void roundTheClockIsOneSpan() {
        Instant from = instant("2027-03-20T00:00");
        Instant to = instant("2027-04-10T00:00");

        assertThat(ALL_HOURS.openBetween(from, to)).containsExactly(new Span(from, to));
        assertThat(ALL_HOURS.enclose(local("2027-03-27T22:00", "2027-03-28T07:00")))
                .isTrue();
        assertThat(ALL_HOURS.enclose(local("2027-10-30T22:00", "2027-10-31T07:00")))
                .isTrue();
    }

    @Test
    void hoursOfADayEncloseWhatLiesInThem() {
        OfferHours days = everyDay(7 * 60, 22 * 60);

        assertThat(days.enclose(local("2026-12-01T07:00", "2026-12-01T22:00"))).isTrue();
        assertThat(days.enclose(local("2026-12-01T06:59", "2026-12-01T09:00"))).isFalse();
        assertThat(days.enclose(local("2026-12-01T21:00", "2026-12-01T22:01"))).isFalse();
        assertThat(days.enclose(local("2026-12-01T21:00", "2026-12-02T08:00"))).isFalse();
    }

    @Test
    void hoursOverMidnightAreTwoRulesThatTouch() {
        OfferHours fridayNight = new OfferHours(
                List.of(new WeeklyHours(DayOfWeek.FRIDAY, 1320, 1440), new WeeklyHours(DayOfWeek.SATURDAY, 0, 420)));

        assertThat(fridayNight.enclose(local("2026-12-04T22:00", "2026-12-05T07:00")))
                .isTrue();
        assertThat(fridayNight.enclose(local("2026-12-03T22:00", "2026-12-04T07:00")))
                .isFalse();
        assertThat(fridayNight.openBetween(instant("2026-12-01T00:00"), instant("2026-12-08T00:00")))
                .containsExactly(local("2026-12-04T22:00", "2026-12-05T07:00"));
    }

    @Test
    @DisplayName("R52 nine in the morning is nine by the clock on the wall in winter and in summer")
    void followsTheClockOnTheWall() {
        OfferHours mornings = everyDay(9 * 60, 12 * 60);

        assertThat(mornings.enclose(span("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z")))
                .isTrue();
        assertThat(mornings.enclose(span("2027-06-01T08:00:00Z", "2027-06-01T11:00:00Z")))
                .isTrue();
        assertThat(mornings.enclose(span("2027-06-01T09:00:00Z", "2027-06-01T12:00:00Z")))
                .isFalse();
    }

    @Test
    @DisplayName("R52 hours that the clocks skip are not there that night, the rest is")
    void aSkippedTimeIsNotThere() {
        Instant change = Instant.parse("2027-03-28T01:00:00Z");

        assertThat(open(everyDay(90, 300), "2027-03-28"))
                .containsExactly(new Span(change, Instant.parse("2027-03-28T04:00:00Z")));
        assertThat(open(everyDay(0, 90), "2027-03-28"))
                .containsExactly(new Span(Instant.parse("2027-03-28T00:00:00Z"), change));
        assertThat(open(everyDay(70, 110), "2027-03-28")).isEmpty();
    }

    @Test
    @DisplayName("R52 an hour that comes twice is open twice, whenever the clock on the wall shows it")
    void aRepeatedTimeIsOpenTwice() {
        assertThat(open(everyDay(60, 120), "2027-10-31"))
                .containsExactly(span("2027-10-31T00:00:00Z", "2027-10-31T02:00:00Z"));
        assertThat(open(everyDay(90, 300), "2027-10-31"))
                .containsExactly(
                        span("2027-10-31T00:30:00Z", "2027-10-31T01:00:00Z"),
                        span("2027-10-31T01:30:00Z", "2027-10-31T05:00:00Z"));
    }

    @Test
    @DisplayName("R52 a minute is open when its own local time is in a rule")
    void isOpenWhileTheClockOnTheWallShowsAnOpenTime() {
        OfferHours hours = everyDay(75, 400);
        qt().forAll(longs().between(0, 4L * 365 * 24 * 60)).check(after -> {
            Instant minute = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(after));
            var wall = minute.atZone(London.ZONE).toLocalTime();
            int shown = wall.getHour() * 60 + wall.getMinute();
            return hours.enclose(new Span(minute, minute.plus(Duration.ofMinutes(1)))) == (shown >= 75 && shown < 400);
        });
    }

    @Test
    @DisplayName("R52 a span is inside the hours when each of its minutes is")
    void enclosesExactlyTheMinutesThatAreOpen() {
        OfferHours hours = new OfferHours(Stream.of(DayOfWeek.values())
                .flatMap(day -> Stream.of(
                        new WeeklyHours(day, 0, 30 + day.getValue() * 10), new WeeklyHours(day, 9 * 60, 17 * 60)))
                .toList());
        Instant from = Instant.parse("2027-03-27T00:00:00Z");
        qt().withExamples(300)
                .forAll(longs().between(0, 3 * 24 * 60), integers().between(1, 600))
                .check((start, minutes) -> {
                    Span span = new Span(
                            from.plus(Duration.ofMinutes(start)), from.plus(Duration.ofMinutes(start + minutes)));
                    boolean each = Stream.iterate(span.start(), minute -> minute.plus(Duration.ofMinutes(1)))
                            .limit(minutes)
                            .allMatch(minute -> hours.enclose(new Span(minute, minute.plus(Duration.ofMinutes(1)))));
                    return each == hours.enclose(span);
                });
    }

    @Test
    void refusesHoursThatAreNotInADay() {
        assertThatThrownBy(() -> new WeeklyHours(DayOfWeek.MONDAY, 60, 60))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeeklyHours(DayOfWeek.MONDAY, 60, 1441))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static OfferHours everyDay(int fromMinute, int toMinute) {
        return new OfferHours(Stream.of(DayOfWeek.values())
                .map(day -> new WeeklyHours(day, fromMinute, toMinute))
                .toList());
    }

    private static List<Span> open(OfferHours hours, String date) {
        Instant midnight = instant(date + "T00:00");
        return hours.openBetween(midnight, midnight.plus(Duration.ofHours(12)));
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
