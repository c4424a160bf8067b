package uk.directly.enquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in somebody's words how to reach or find them: phone numbers, e-mail and web addresses, postcodes, house numbers with
 * a street, full names. Before two people know each other none of it is sent (R43). Times, prices, dates, distances and
 * the first half of a postcode are not taken for it; the tests hold many of each.
 */
public final class Particulars {
    private static final int INSENSITIVE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int FEWEST_PHONE_DIGITS = 10;
    private static final int MOST_PHONE_DIGITS = 14;

    // Taken out before numbers are looked for: "01/12/2026", "9:30", "from 10.15am", "£17.80".
    private static final Pattern NO_PHONE = Pattern.compile(
            "\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d{2}\\b|\\b\\d{1,2}:\\d{2}\\b|\\b\\d{1,2}\\.\\d{2}(?=\\s?[ap]m)"
                    + "|(?<![\\d.])(?:[01]?\\d|2[0-3])\\.[0-5]\\d(?!\\.?\\d)"
                    + "|£\\s?\\d[\\d,.]*|\\b\\d{4}-\\d{2}-\\d{2}\\b",
            INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d£])(?:\\+|\\(?0|44[\\s-]?7|7\\d{3}[\\s-]?\\d{3})[\\d\\s().+-]*\\d");
    private static final String DIGIT = "(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)";
    private static final Pattern SPOKEN_NUMBER = Pattern.compile(
            "\\b(?:(?:double|triple)\\s+)?" + DIGIT + "(?:[\\s,-]+(?:(?:double|triple)\\s+)?" + DIGIT + "){6,}\\b",
            INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+\\s?@\\s?[\\w-]+(?:\\.[\\w-]+)+", INSENSITIVE);
    private static final Pattern SPOKEN_EMAIL = Pattern.compile(
            "[\\w.+-]+\\s*[(\\[]?\\s*\\bat\\b\\s*[)\\]]?\\s*[\\w-]+\\s*[(\\[]?\\s*\\bdot\\b\\s*[)\\]]?\\s*\\w{2,}",
            INSENSITIVE);
    private static final Pattern WEB = Pattern.compile(
            "\\bhttps?://\\S+|\\bwww\\.\\S+|\\b[a-z0-9-]*[a-z][a-z0-9-]*\\.(?:com|co\\.uk|org|org\\.uk|net|info)\\b",
            INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("(?<!\\S)@[A-Za-z][A-Za-z0-9_.]{2,}");
    // The letters of the second half never include C, I, K, M, O or V: "B12 3pm" is a vitamin and a time.
    private static final Pattern POSTCODE =
            Pattern.compile("\\b[A-Z]{1,2}[0-9][A-Z0-9]?\\s?[0-9][ABD-HJLNP-UW-Z]{2}\\b", INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile(".*\\s\\d(?:st|nd|rd|th|hr)");
    private static final String NAMED = "(?<![\\d£:.])\\b(\\d{1,4}[a-z]?),?\\s+((?:[\\p{L}'’]+\\s+){1,3})";
    private static final Pattern STREET = Pattern.compile(
            NAMED + "(?:street|road|rd|avenue|lane|crescent|terrace|grove|mews|boulevard)\\b", INSENSITIVE);
    // "5 minutes walk", "10 miles drive": here the names have to be names.
    private static final Pattern OTHER_STREET = Pattern.compile(
            "(?<![\\d£:.])\\b(\\d{1,4}[a-z]?),?\\s+((?:\\p{Lu}[\\p{L}'’]+\\s+){1,3})"
                    + "(?:St|Ave|Ln|Close|Drive|Dr|Way|Court|Gardens|Place|Square|Hill|Walk|Row|Park|Rise|View|Green)\\b");
    private static final Set<String> NO_STREET_NAME = Set.of(
            "minute",
            "minutes",
            "min",
            "mins",
            "hour",
            "hours",
            "hr",
            "hrs",
            "mile",
            "miles",
            "metres",
            "yards",
            "km",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "people",
            "person",
            "times",
            "visits",
            "pm",
            "am",
            "on",
            "in",
            "at",
            "by",
            "from",
            "to",
            "of",
            "and",
            "or",
            "up",
            "down",
            "along",
            "across",
            "near",
            "off",
            "pounds",
            "dogs",
            "cats",
            "children",
            "friends",
            "shops",
            "stops",
            "is",
            "are",
            "with");

    private Particulars() {}

    /** All that is found, in the order of kinds. */
    public static List<Found> in(String words) {
        return in(words, null);
    }

    /**
     * The same, and the name of whose words they are.
     *
     * @param fullName of the person, who is known by the first name only; null: not asked
     */
    public static List<Found> in(String words, @Nullable String fullName) {
        List<Found> found = new ArrayList<>();
        phones(words, found);
        add(found, Kind.EMAIL, EMAIL.matcher(words));
        add(found, Kind.EMAIL, SPOKEN_EMAIL.matcher(words));
        if (found.stream().noneMatch(each -> each.kind() == Kind.EMAIL)) {
            add(found, Kind.WEB_ADDRESS, WEB.matcher(words));
            add(found, Kind.WEB_ADDRESS, HANDLE.matcher(words));
        }
        POSTCODE.matcher(words)
                .results()
                .map(MatchResult::group)
                .filter(code -> !ORDINAL.matcher(code).matches())
                .forEach(code -> found.add(new Found(Kind.POSTCODE, code)));
        streets(STREET, words, found);
        streets(OTHER_STREET, words, found);
        if (fullName != null) {
            name(words, fullName, found);
        }
        return List.copyOf(found);
    }

    private static void phones(String words, List<Found> found) {
        String rest = NO_PHONE.matcher(words).replaceAll(" # ");
        NUMBER.matcher(rest).results().map(MatchResult::group).forEach(number -> {
            long digits = number.chars().filter(Character::isDigit).count();
            if (digits >= FEWEST_PHONE_DIGITS && digits <= MOST_PHONE_DIGITS) {
                found.add(new Found(Kind.PHONE, number.strip()));
            }
        });
        add(found, Kind.PHONE, SPOKEN_NUMBER.matcher(words));
    }

    private static void streets(Pattern pattern, String words, List<Found> found) {
        Matcher street = pattern.matcher(words);
        int from = 0;
        while (street.find(from)) {
            boolean named = true;
            for (String word : street.group(2).toLowerCase(Locale.UK).strip().split("\\s+", -1)) {
                named &= !NO_STREET_NAME.contains(word);
            }
            if (named) {
                found.add(new Found(Kind.ADDRESS, street.group()));
            }
            // Another number may stand inside: "10 minutes from 12 Mill Lane".
            from = named ? street.end() : street.end(1);
        }
    }

    private static void name(String words, String fullName, List<Found> found) {
        int space = fullName.strip().lastIndexOf(' ');
        if (space < 0) {
            return;
        }
        String first =
                Pattern.quote(fullName.strip().substring(0, space).strip().split("\\s+", -1)[0]);
        String last = Pattern.quote(fullName.strip().substring(space + 1));
        add(
                found,
                Kind.NAME,
                Pattern.compile(
                                "\\b(?:" + first + "(?:\\s+[\\p{L}'’-]+)?|mr|mrs|ms|miss|mx|dr)\\.?\\s+" + last + "\\b",
                                INSENSITIVE)
                        .matcher(words));
    }

    private static void add(List<Found> found, Kind kind, Matcher matcher) {
        matcher.results()
                .forEach(match -> found.add(new Found(kind, match.group().strip())));
    }

    /** One of them. */
    public record Found(Kind kind, String text) {
        /** "the phone number “0161 496 0000”". */
        public String words() {
            return kind.words() + " “" + text + "”";
        }
    }

    /** What it is. */
    public enum Kind {
        PHONE("the phone number"),
        EMAIL("the e-mail address"),
        WEB_ADDRESS("the web address or account"),
        POSTCODE("the postcode"),
        ADDRESS("the address"),
        NAME("the full name");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** With its article. */
        public String words() {
            return words;
        }
    }
}
