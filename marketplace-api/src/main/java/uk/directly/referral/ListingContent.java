package uk.directly.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an entry of a directory.
 *
 * @param kind what it is, in the directory's words
 * @param postcode whole only beside an address; else its first part
 * @param easting of its place on the Ordnance Survey grid, for what has no postcode
 * @param services slugs, names or ids of kinds of support
 */
public record ListingContent(
        String name,
        @Nullable String organisation,
        String kind,
        String description,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable Integer easting,
        @Nullable Integer northing,
        @Nullable String phone,
        @Nullable String website,
        List<String> services,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge) {
    public ListingContent {
        services = List.copyOf(services);
    }
}
