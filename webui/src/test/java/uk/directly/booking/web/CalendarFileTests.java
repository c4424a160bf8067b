package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarFileTests {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void holdsOneVisitInUtc() {
        assertThat(CalendarFile.of(Visits.confirmed(), NOW))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .containsOnlyOnce("BEGIN:VEVENT")
                .contains("DTSTART:20261203T093000Z\r\n")
                .contains("DTEND:20261203T120000Z\r\n")
                .contains("SUMMARY:Going out together with Aisha K\r\n")
                .contains("STATUS:CONFIRMED\r\n");
    }

    @Test
    void isTentativeUntilTheOtherSideSaysYes() {
        assertThat(CalendarFile.of(Visits.requested(), NOW)).contains("STATUS:TENTATIVE\r\n");
    }

    @Test
    void escapesAndFoldsLongLinesByOctets() {
        String escaped = CalendarFile.escape("Tea; cake, \\ and\nmore");
        StringBuilder folded = new StringBuilder();
        CalendarFile.fold("SUMMARY:" + "é".repeat(100), folded);

        assertThat(escaped).isEqualTo("Tea\\; cake\\, \\\\ and\\nmore");
        assertThat(folded.toString().split("\r\n"))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(folded.toString().replace("\r\n ", "")).isEqualTo("SUMMARY:" + "é".repeat(100) + "\r\n");
    }
}
