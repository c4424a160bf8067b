package uk.directly.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;

/**
 * What somebody looks for in the register or in the directory. Whatever is missing doesn't narrow.
 *
 * @param text words of the name or the description; spelling is forgiven
 * @param near the middle of a place; the nearest come first, else it is the order of names
 * @param kind of provider; the directory knows none
 * @param service the slug of what they do, a part of it counts too; the directory knows none
 * @param language that they speak; the directory knows none
 */
public record RegisterQuery(
        UUID councilId,
        @Nullable String text,
        @Nullable GridPoint near,
        double withinMiles,
        @Nullable ProviderKind kind,
        @Nullable String service,
        @Nullable String language) {
    /** Whatever they do, whatever they speak. */
    public RegisterQuery(
            UUID councilId,
            @Nullable String text,
            @Nullable GridPoint near,
            double withinMiles,
            @Nullable ProviderKind kind) {
        this(councilId, text, near, withinMiles, kind, null, null);
    }
}
