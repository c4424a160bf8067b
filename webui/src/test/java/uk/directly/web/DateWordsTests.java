package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DateWordsTests {
    @Test
    void writesTimesAsPeopleSayThem() {
        assertThat(DateWords.time(LocalTime.of(9, 30))).isEqualTo("9:30am");
        assertThat(DateWords.time(LocalTime.of(9, 0))).isEqualTo("9am");
        assertThat(DateWords.time(LocalTime.of(9, 5))).isEqualTo("9:05am");
        assertThat(DateWords.time(LocalTime.of(12, 0))).isEqualTo("midday");
        assertThat(DateWords.time(LocalTime.of(12, 15))).isEqualTo("12:15pm");
        assertThat(DateWords.time(LocalTime.of(0, 0))).isEqualTo("midnight");
        assertThat(DateWords.time(LocalTime.of(0, 30))).isEqualTo("12:30am");
        assertThat(DateWords.time(LocalTime.of(17, 30))).isEqualTo("5:30pm");
    }

    @Test
    void writesDaysAndDates() {
        LocalDate date = LocalDate.of(2026, 12, 8);

        assertThat(DateWords.day(date)).isEqualTo("Tuesday 8 December");
        assertThat(DateWords.date(date)).isEqualTo("8 December 2026");
        assertThat(DateWords.month(date)).isEqualTo("December 2026");
    }

    @Test
    void writesAVisit() {
        assertThat(DateWords.visit(at("2026-12-08T09:30:00Z"), at("2026-12-08T12:00:00Z")))
                .isEqualTo("Tuesday 8 December, 9:30am to midday");
        assertThat(DateWords.visit(at("2026-12-08T20:00:00Z"), at("2026-12-09T00:00:00Z")))
                .isEqualTo("Tuesday 8 December, 8pm to midnight");
        assertThat(DateWords.visit(at("2026-12-08T22:00:00Z"), at("2026-12-09T07:00:00Z")))
                .isEqualTo("Tuesday 8 December, 10pm to Wednesday 9 December, 7am");
    }

    @Test
    @DisplayName("R52 shows summer time in London's hours")
    void showsSummerTimeInLondonsHours() {
        assertThat(DateWords.dayAndTime(at("2027-07-01T08:30:00Z"))).isEqualTo("Thursday 1 July, 9:30am");
        assertThat(DateWords.day(at("2027-07-01T23:30:00Z"))).isEqualTo("Friday 2 July");
    }

    @Test
    @DisplayName("R52 on the nights that clocks change, the length is the time that passes")
    void theLengthIsTheTimeThatPasses() {
        Instant start = at("2027-03-27T22:00:00Z");
        Instant end = at("2027-03-28T06:00:00Z");

        assertThat(DateWords.times(start, end)).isEqualTo("10pm to 7am");
        assertThat(DateWords.length(Duration.between(start, end))).isEqualTo("8 hours");
        assertThat(DateWords.length(Duration.ofMinutes(61))).isEqualTo("1 hour 1 minute");
        assertThat(DateWords.length(Duration.ofMinutes(45))).isEqualTo("45 minutes");
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
