package uk.directly.budget.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.web.rest.Problem;

/** The version of what two officers may change, as ETag and If-Match carry it (RFC 9110, 8.8.3). */
final class EntityTags {
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private EntityTags() {}

    /** As it is answered. */
    static String of(int version) {
        return "\"" + version + "\"";
    }

    /** As it is asked for; null: whatever it is. */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw Problem.invalid("If-Match", "must be the ETag that was answered, in its quotes");
        }
        return Integer.valueOf(version.group(1));
    }
}
