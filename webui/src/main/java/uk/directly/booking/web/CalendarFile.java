package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import uk.directly.booking.Booking;

/** One visit as an iCalendar file (RFC 5545). It holds no address and nothing about care but the title. */
final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** RFC 5545, 3.1: a line has at most 75 octets; what follows stands on the next, after a space. */
    private static final int LONGEST_LINE = 75;

    private CalendarFile() {}

    static String of(Booking booking, Instant now) {
        StringBuilder file = new StringBuilder();
        for (String line : List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Directly//Visits//EN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + booking.id() + "@directly.uk",
                "SEQUENCE:" + booking.version(),
                "DTSTAMP:" + UTC.format(now),
                "DTSTART:" + UTC.format(booking.start()),
                "DTEND:" + UTC.format(booking.end()),
                "SUMMARY:"
                        + escape(booking.title() + " with " + booking.provider().name()),
                "STATUS:" + status(booking),
                "END:VEVENT",
                "END:VCALENDAR")) {
            fold(line, file);
        }
        return file.toString();
    }

    private static String status(Booking booking) {
        return switch (booking.state()) {
            case ASKING, REQUESTED -> "TENTATIVE";
            case CONFIRMED, RECORDED, QUERIED, SETTLED -> "CONFIRMED";
            case CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> "CANCELLED";
        };
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    static void fold(String line, StringBuilder file) {
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
