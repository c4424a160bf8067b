package uk.directly.notice.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.council.London;
import uk.directly.money.Pence;

/**
 * The words of notices, from {@code messages/notices.properties}. All of them are read when this is made: later nothing waits
 * for a file.
 */
public final class Words {
    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("ha", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private final Map<String, String> texts;
    private final Map<String, String> easy;

    /** In this language. */
    public Words(Locale language) {
        this.texts = read("messages/notices", language);
        this.easy = read("messages/easy-read", language);
    }

    private static Map<String, String> read(String name, Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
    }

    /** What a notice says, ready to be read. */
    public record Text(String subject, String brief, String full) {}

    /** What gaps are filled with. */
    public record Gaps(Map<String, String> filled) {
        /** Copies the map. */
        public Gaps {
            filled = Map.copyOf(filled);
        }

        /** From a notice's figures and names. What isn't known is said in words that are right of anybody. */
        public static Gaps of(Map<String, Object> args, @Nullable String provider, @Nullable String person) {
            return of(args, provider, person, null);
        }

        /** The same, with the code of an invitation. */
        public static Gaps of(
                Map<String, Object> args, @Nullable String provider, @Nullable String person, @Nullable String code) {
            Map<String, String> filled = new LinkedHashMap<>();
            filled.put("when", when(text(args, "startsAt")));
            filled.put("day", day(first(args, "firstDay", "from", "until", "hiddenFrom", "expiresOn")));
            filled.put("pounds", pounds(args));
            filled.put("count", Objects.requireNonNullElse(first(args, "visits", "bookings"), "some"));
            filled.put("provider", Objects.requireNonNullElse(provider, "Who was to come"));
            filled.put("person", Objects.requireNonNullElse(person, "The person you support"));
            filled.put("code", Objects.requireNonNullElse(code, "your code"));
            return new Gaps(filled);
        }

        private static String pounds(Map<String, Object> args) {
            String pence = first(args, "amountPence", "pence", "lapsedPence", "leastPence");
            return pence == null ? "the amount" : new Pence(Long.parseLong(pence)).toString();
        }

        private static @Nullable String first(Map<String, Object> args, String... names) {
            for (String name : names) {
                String found = text(args, name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private static @Nullable String text(Map<String, Object> args, String name) {
            Object found = args.get(name);
            return found == null ? null : found.toString();
        }

        private static String when(@Nullable String start) {
            if (start == null) {
                return "the day you know of";
            }
            ZonedDateTime local = Instant.parse(start).atZone(London.ZONE);
            return DAY.format(local) + ", " + time(local.toLocalTime());
        }

        /** As on the pages: "9:30am", "9am", "midday". */
        private static String time(LocalTime time) {
            if (time.equals(LocalTime.NOON)) {
                return "midday";
            }
            if (time.equals(LocalTime.MIDNIGHT)) {
                return "midnight";
            }
            return (time.getMinute() == 0 ? HOUR : MINUTE).format(time).toLowerCase(Locale.UK);
        }

        private static String day(@Nullable String day) {
            return day == null ? "a day soon" : DAY.format(LocalDate.parse(day));
        }
    }

    /** All keys that there are words for. */
    public Set<String> keys() {
        return texts.keySet();
    }

    /**
     * A notice in words.
     *
     * @param forName whose support it is about, where the reader acts for somebody; else null
     */
    public Text of(String key, Gaps gaps, @Nullable String forName) {
        Text own = new Text(
                fill(key + ".subject", gaps.filled()),
                fill(key + ".short", gaps.filled()),
                fill(key + ".long", gaps.filled()));
        return forName == null
                ? own
                : new Text(
                        fill("for.subject", Map.of("for", forName, "text", own.subject())),
                        fill("for.short", Map.of("text", own.brief())),
                        fill("for.long", Map.of("for", forName, "text", own.full())));
    }

    /** All keys that there are words in Easy Read for. */
    public Set<String> easyKeys() {
        return easy.keySet();
    }

    /**
     * A notice in Easy Read, an idea a line. Where there is none it says so, and the long text follows.
     *
     * @param forName whose support it is about, where the reader acts for somebody; else null
     */
    public List<String> easy(String key, Gaps gaps, @Nullable String forName) {
        String text = easy.get(key);
        List<String> lines = new ArrayList<>();
        if (forName != null && text != null) {
            lines.add(fill(easy.get("for"), "for", Map.of("for", forName)));
        }
        if (text == null) {
            lines.add(Objects.requireNonNull(easy.get("none")));
            lines.add(of(key, gaps, forName).full());
        } else {
            fill(text, key, gaps.filled()).lines().forEach(lines::add);
        }
        return List.copyOf(lines);
    }

    /** Other words, such as those around a mail. */
    public String fill(String key, Map<String, String> filled) {
        return fill(texts.get(key), key, filled);
    }

    private static String fill(@Nullable String text, String key, Map<String, String> filled) {
        if (text == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return GAP.matcher(text)
                .replaceAll(gap ->
                        Matcher.quoteReplacement(Objects.requireNonNullElse(filled.get(gap.group(1)), gap.group())));
    }

    /** As an SMS. */
    public String sms(Text text) {
        return fill("sms.frame", Map.of("text", text.brief()));
    }
}
