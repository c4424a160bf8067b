package uk.directly.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.Share;

/**
 * One worker for two people together (R51): each pays half of what they would pay alone.
 *
 * @param coupleId of which two; null: it is only priced yet
 * @param share whose half
 */
public record Sharing(@Nullable UUID coupleId, Share share) {}
