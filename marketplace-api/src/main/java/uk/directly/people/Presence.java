package uk.directly.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as they come with a request: who it is, and what the database knows of the way that they came.
 *
 * @param lastSeen when their session was last written down; null: never
 * @param ended whether it was ended
 * @param signedOutAt when they signed out everywhere, in real time; null: never
 */
public record Presence(
        SignedIn signedIn,
        @Nullable Instant lastSeen,
        boolean ended,
        @Nullable Instant signedOutAt) {

    /** Whether a session that began then is over. A provider says when to the second, and no better. */
    public boolean isOver(@Nullable Instant signedInAt) {
        return ended || (signedOutAt != null && signedInAt != null && signedInAt.isBefore(signedOutAt));
    }

    /** Whether a token from then is no good any more; one of the same second isn't either. */
    public boolean refuses(@Nullable Instant issuedAt) {
        return signedOutAt != null && (issuedAt == null || !issuedAt.isAfter(signedOutAt));
    }

    /** Whether the session has to be written down: once an hour. */
    public boolean isNew(Instant now) {
        return lastSeen == null || lastSeen.isBefore(now.truncatedTo(ChronoUnit.HOURS));
    }
}
