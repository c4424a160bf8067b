package uk.directly.web;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time of day as people type it: 9:30am, 9.30, 09:30, 0930, 9am, 2 pm, 14:00, midday, midnight. */
public final class TypedTime {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})(?:[:.]?(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?", Pattern.CASE_INSENSITIVE);
    private static final int NOON = 12;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private TypedTime() {}

    /** The time, if it is one; null for anything else. A time without am or pm is read on the 24-hour clock. */
    public static @Nullable LocalTime of(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip().toLowerCase(Locale.UK);
        if (text.equals("midday") || text.equals("noon")) {
            return LocalTime.NOON;
        }
        if (text.equals("midnight")) {
            return LocalTime.MIDNIGHT;
        }
        Matcher clock = CLOCK.matcher(text);
        return clock.matches() ? of(clock) : null;
    }

    private static @Nullable LocalTime of(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        String half = clock.group(3);
        // "9" alone may be a slip of the finger: with am or pm, or with minutes, it is a time.
        if (minute >= MINUTES || (half == null && clock.group(2) == null)) {
            return null;
        }
        if (half == null) {
            return hour < HOURS ? LocalTime.of(hour, minute) : null;
        }
        if (hour < 1 || hour > NOON) {
            return null;
        }
        return LocalTime.of(hour % NOON + (half.startsWith("p") ? NOON : 0), minute);
    }
}
