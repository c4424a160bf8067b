package uk.directly.offer.rest;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.directly.web.rest.Problem;

/** Times of a day by the clock on the wall, as the API writes them: {@code 09:30}, and {@code 24:00} at its end. */
final class Clocks {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private Clocks() {}

    /** Minutes of the day as it is answered. */
    static String text(int minute) {
        return "%02d:%02d".formatted(minute / HOUR, minute % HOUR);
    }

    /** Minutes since midnight; refuses what is no time. */
    static int minute(String field, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw Problem.invalid(field, "must be a time of day such as 09:30");
        }
        return time.group(1) == null ? DAY : Integer.parseInt(time.group(1)) * HOUR + Integer.parseInt(time.group(2));
    }

    /** The same of an end, which has to be later than its start. */
    static int end(String field, String from, String to) {
        int end = minute(field + ".to", to);
        if (end <= minute(field + ".from", from)) {
            throw Problem.invalid(field + ".to", "must be later than from, on the same day");
        }
        return end;
    }

    /** A day such as {@code tuesday}; refuses what is none. */
    static DayOfWeek day(String field, String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "must be a day such as tuesday"));
    }
}
