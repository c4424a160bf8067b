package uk.directly.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits as an iCalendar file (RFC 5545). Times stand in UTC, so that no clock change of a reader can move them; an entry keeps
 * its UID for good and counts SEQUENCE up, so that a change replaces what was there.
 */
public final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** RFC 5545, 3.1: a line has at most 75 octets; what follows stands on the next, after a space. */
    private static final int LONGEST_LINE = 75;

    private CalendarFile() {}

    /** A file of these. */
    public static String of(List<CalendarEntry> entries) {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Directly//Visits//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:Directly",
                "REFRESH-INTERVAL;VALUE=DURATION:PT1H"));
        for (CalendarEntry entry : entries) {
            lines.addAll(List.of(
                    "BEGIN:VEVENT",
                    "UID:" + entry.id() + "@directly.uk",
                    "SEQUENCE:" + entry.version(),
                    "DTSTAMP:" + UTC.format(entry.changedAt()),
                    "LAST-MODIFIED:" + UTC.format(entry.changedAt()),
                    "DTSTART:" + UTC.format(entry.start()),
                    "DTEND:" + UTC.format(entry.end()),
                    "SUMMARY:" + escape(entry.words()),
                    "STATUS:" + status(entry.state()),
                    "CLASS:PRIVATE",
                    "END:VEVENT"));
        }
        lines.add("END:VCALENDAR");
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> fold(line, file));
        return file.toString();
    }

    /** One visit of this person's, as they may read it. */
    public static String of(Booking booking, Instant now) {
        return of(List.of(new CalendarEntry(
                booking.id(),
                booking.version(),
                "Visit with " + booking.provider().name(),
                booking.state(),
                booking.start(),
                booking.end(),
                now)));
    }

    private static String status(BookingState state) {
        return switch (state) {
            case ASKING, REQUESTED -> "TENTATIVE";
            case CONFIRMED, RECORDED, QUERIED, SETTLED -> "CONFIRMED";
            case CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> "CANCELLED";
        };
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    private static void fold(String line, StringBuilder file) {
        int octets = 0;
        for (int codePoint : line.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(character);
            octets += length;
        }
        file.append("\r\n");
    }
}
