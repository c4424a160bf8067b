package uk.directly.aboutme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a person shares with the reader, and nothing else of their page.
 *
 * @param parts that are shared and in which something stands
 */
public record SharedWithMe(UUID personId, String firstName, List<AboutMe.Written> parts) {
    /** Copies the list. */
    public SharedWithMe {
        parts = List.copyOf(parts);
    }

    /** One who shares something with the reader. */
    public record Line(UUID personId, String firstName, Instant since) {}
}
