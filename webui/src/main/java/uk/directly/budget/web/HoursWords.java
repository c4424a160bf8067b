package uk.directly.budget.web;

import java.time.Duration;
import uk.directly.web.DateWords;

/** Hours a week in words. What money buys is said to the half hour below, so that nothing is promised too much. */
final class HoursWords {
    private static final int HOUR = 60;
    private static final int HALF = 30;

    private HoursWords() {}

    /** The half hours that are whole, in minutes. */
    static int floor(int minutes) {
        return minutes / HALF * HALF;
    }

    /** "20 hours", "17½ hours", "½ hour", "17 hours 20 minutes". */
    static String text(int minutes) {
        return minutes % HALF == 0
                ? number(minutes) + (minutes > 0 && minutes <= HOUR ? " hour" : " hours")
                : DateWords.length(Duration.ofMinutes(minutes));
    }

    /** "17½ to 20 hours", or "20 hours" where both are the same; to the half hour below. */
    static String range(int least, int most) {
        int from = floor(least);
        int to = floor(most);
        return from == to ? bought(most) : number(from) + " to " + text(to);
    }

    /** To the half hour below; "less than half an hour". */
    static String bought(int minutes) {
        return floor(minutes) == 0 ? "less than half an hour" : text(floor(minutes));
    }

    private static String number(int minutes) {
        String half = minutes % HOUR == 0 ? "" : "½";
        return minutes / HOUR == 0 && !half.isEmpty() ? half : minutes / HOUR + half;
    }
}
