package uk.directly.council;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere that a person named: a postcode, an outcode or a town.
 *
 * @param name as it is written properly: {@code M33 2AA}, {@code M33}, {@code Sale}
 * @param point its middle
 * @param district what may be shown of somebody's home: {@code Sale Central, M33}
 * @param ward the electoral ward, where it is known
 */
public record Place(
        String name,
        GridPoint point,
        String district,
        @Nullable String ward) {
    private static final Pattern IN_OUTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)( .*)?");

    /** The outcode that it is, or is in; null: a town may have several. */
    public @Nullable String outcode() {
        Matcher found = IN_OUTCODE.matcher(name);
        return found.matches() ? found.group(1) : null;
    }
}
