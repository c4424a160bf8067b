package uk.directly.offer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of support (R36): the same for every council.
 *
 * @param slug its name in addresses
 * @param parent the slug of the wider one that it belongs to, if any
 * @param personalCare whether it is personal care (R35)
 */
public record OfferService(
        UUID id, String slug, String name, @Nullable String parent, boolean personalCare) {}
