package uk.directly.booking.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.LeftOut;
import uk.directly.web.DateWords;

/** A rule of RFC 5545 in words that people use, and why a date is left out. */
final class AgainWords {
    private static final Set<String> PLAIN = Set.of("FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST");

    private AgainWords() {}

    /** "every Tuesday and Thursday until 1 March 2027", "every other Tuesday, 6 times". */
    static String of(String rule) {
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        String every = parts.getOrDefault("INTERVAL", "1");
        String freq = parts.getOrDefault("FREQ", "");
        if (!PLAIN.containsAll(parts.keySet()) || freq.equals("YEARLY") || freq.equals("MONTHLY")) {
            return "on the dates that are listed";
        }
        String often = freq.equals("DAILY")
                ? every.equals("1") ? "every day" : "every " + every + " days"
                : weekly(every, days(parts.getOrDefault("BYDAY", "")));
        String count = parts.get("COUNT");
        LocalDate until = until(parts.get("UNTIL"));
        return often
                + (count == null ? "" : ", " + DateWords.count(Long.parseLong(count), "time"))
                + (until == null ? "" : " until " + DateWords.date(until));
    }

    /** The same with what is left out. */
    static List<String> lines(String rule, boolean notOnSchoolHolidays, boolean notOnBankHolidays) {
        List<String> lines = new ArrayList<>();
        lines.add(VisitPages.capital(of(rule)));
        if (notOnSchoolHolidays) {
            lines.add("Not in school holidays");
        }
        if (notOnBankHolidays) {
            lines.add("Not on bank holidays");
        }
        return lines;
    }

    /** Why a date is left out. */
    static String of(LeftOut why) {
        return switch (why) {
            case TAKEN_OUT -> "You took it out";
            case SCHOOL_HOLIDAY -> "School holidays";
            case BANK_HOLIDAY -> "Bank holiday";
            case NO_SUCH_TIME -> "The clocks go forward then, and nothing is left of the visit";
        };
    }

    /** Why a date of a series was skipped, as it is kept. */
    static String skipped(@Nullable String why) {
        return switch (why == null ? "" : why) {
            case "taken-out" -> of(LeftOut.TAKEN_OUT);
            case "school-holiday" -> of(LeftOut.SCHOOL_HOLIDAY);
            case "bank-holiday" -> of(LeftOut.BANK_HOLIDAY);
            case "no-such-time" -> of(LeftOut.NO_SUCH_TIME);
            case "outside-offer" -> "Not open for visits then";
            case "ended" -> "After the end of the agreement with the council";
            case "in-the-past" -> "The time had passed";
            default -> "Not free then";
        };
    }

    private static String weekly(String every, List<String> days) {
        String on = days.isEmpty() ? "" : join(days);
        return switch (every) {
            case "1" -> days.isEmpty() ? "every week" : "every " + on;
            case "2" -> days.isEmpty() ? "every other week" : "every other week on " + on;
            default -> "every " + every + " weeks" + (days.isEmpty() ? "" : " on " + on);
        };
    }

    static String join(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static List<String> days(String slugs) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> List.of(slugs.split(",", -1)).contains(Again.slug(day)))
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.UK))
                .toList();
    }

    private static @Nullable LocalDate until(@Nullable String text) {
        try {
            return text == null || text.length() < 8
                    ? null
                    : LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
