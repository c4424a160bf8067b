package uk.directly.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HoursTests {
    private static final Hours HOURS = new Hours(LocalTime.of(20, 0), LocalTime.of(8, 0), LocalTime.of(9, 0));

    @Test
    @DisplayName("R107 nobody is disturbed between 8 in the evening and 8 in the morning")
    void isQuietAtNight() {
        assertThat(HOURS.loud(at("2026-12-08T19:59:59Z"))).isEqualTo(at("2026-12-08T19:59:59Z"));
        assertThat(HOURS.loud(at("2026-12-08T20:00:00Z"))).isEqualTo(at("2026-12-09T08:00:00Z"));
        assertThat(HOURS.loud(at("2026-12-09T07:59:59Z"))).isEqualTo(at("2026-12-09T08:00:00Z"));
        assertThat(HOURS.loud(at("2026-12-09T08:00:00Z"))).isEqualTo(at("2026-12-09T08:00:00Z"));
    }

    @Test
    @DisplayName("R52 the night in which the clocks change ends at 8 by the clock on the wall")
    void keepsToTheClockOnTheWall() {
        assertThat(HOURS.loud(at("2026-10-24T21:00:00Z"))).isEqualTo(at("2026-10-25T08:00:00Z"));
        assertThat(HOURS.loud(at("2026-03-28T21:00:00Z"))).isEqualTo(at("2026-03-29T07:00:00Z"));
        assertThat(HOURS.loud(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-25T08:00:00Z"));
        assertThat(HOURS.loud(at("2026-10-25T01:30:00Z"))).isEqualTo(at("2026-10-25T08:00:00Z"));
    }

    @Test
    void sameHoursDisturbAlways() {
        Hours always = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.NOON);

        assertThat(always.loud(at("2026-12-08T03:00:00Z"))).isEqualTo(at("2026-12-08T03:00:00Z"));
    }

    @Test
    void quietAtNoonEndsTheSameDay() {
        Hours siesta = new Hours(LocalTime.of(12, 0), LocalTime.of(14, 0), LocalTime.of(9, 0));

        assertThat(siesta.loud(at("2026-12-08T13:00:00Z"))).isEqualTo(at("2026-12-08T14:00:00Z"));
        assertThat(siesta.loud(at("2026-12-08T14:00:00Z"))).isEqualTo(at("2026-12-08T14:00:00Z"));
    }

    @Test
    void whatCanWaitGoesWithTheNextDigest() {
        assertThat(HOURS.digestDay(at("2026-12-08T08:59:00Z"))).isEqualTo(LocalDate.of(2026, 12, 8));
        assertThat(HOURS.digestDay(at("2026-12-08T09:00:00Z"))).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(HOURS.digestOf(LocalDate.of(2026, 7, 1))).isEqualTo(at("2026-07-01T08:00:00Z"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
