package uk.directly.concern;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after concerns in a council.
 *
 * @param phone null: the council's own number
 * @param acknowledgeDays in how many working days they say that they have it
 */
public record Team(UUID councilId, String name, @Nullable String phone, int acknowledgeDays, int decideDays) {}
