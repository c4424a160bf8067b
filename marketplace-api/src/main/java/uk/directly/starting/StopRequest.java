package uk.directly.starting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody would like to stop having their support as money.
 *
 * @param wish {@code council-arranges}, {@code somebody-else-runs-it} or {@code no-support}
 * @param words what they added
 * @param outcome what was agreed, as they read it; null: not answered
 */
public record StopRequest(
        UUID id,
        UUID personId,
        String name,
        String wish,
        @Nullable String words,
        Instant askedAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String outcome) {}
