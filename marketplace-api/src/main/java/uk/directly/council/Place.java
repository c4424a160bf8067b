package uk.directly.council;

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
        @Nullable String ward) {}
