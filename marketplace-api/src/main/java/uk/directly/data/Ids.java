package uk.directly.data;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers on our side of the wire, so that a repeated command carries the same one. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new version 7 UUID (RFC 9562): ordered by its millisecond, so that indexes grow at one end. */
    public static UUID next() {
        long millisecond = System.currentTimeMillis();
        long high = (millisecond << 16) | 0x7000L | (RANDOM.nextLong() & 0x0fffL);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
