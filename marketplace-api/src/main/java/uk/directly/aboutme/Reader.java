package uk.directly.aboutme;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a part is shared with: whoever runs a provider, or a person. One of the two is named. */
public record Reader(@Nullable UUID providerId, @Nullable UUID personId) {
    public Reader {
        if ((providerId == null) == (personId == null)) {
            throw new IllegalArgumentException("One of the two is named");
        }
    }

    /** Whoever runs this provider. */
    public static Reader provider(UUID id) {
        return new Reader(id, null);
    }

    /** A person. */
    public static Reader person(UUID id) {
        return new Reader(null, id);
    }
}
