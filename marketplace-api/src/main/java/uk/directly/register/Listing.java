package uk.directly.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an imported directory: the council has not checked it, and it can't be booked here.
 *
 * @param source where it is from
 * @param kind what it is, in the source's words
 */
public record Listing(
        UUID id,
        String source,
        String name,
        String kind,
        String description,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String district,
        @Nullable String phone,
        @Nullable String website,
        @Nullable Double distanceMiles,
        Position position) {}
