package uk.directly.council;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole postcode, as it is written properly: {@code M33 2AA}. Addresses are compared by it (R64), so it has one form. */
public final class FullPostcode {
    private static final Pattern TIGHT = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");

    private FullPostcode() {}

    /** What was typed, however it was spaced, as it is written properly; null: it is no whole postcode. */
    public static @Nullable String of(String typed) {
        Matcher found = TIGHT.matcher(typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        return found.matches() ? found.group(1) + " " + found.group(2) : null;
    }

    /** The same, or what was typed, to be shown again, where it is none. */
    public static String orTyped(String typed) {
        String written = of(typed);
        return written == null ? typed.strip() : written;
    }
}
