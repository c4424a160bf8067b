package uk.directly.data;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers on our side of the wire, so that a repeated command carries the same one. */
public final class Ids {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = seeded();

    private Ids() {}

    /** The usual generator reads a file every few ids, and ids are made on event loops; this one reads it once. */
    private static SecureRandom seeded() {
        try {
            SecureRandom random = SecureRandom.getInstance("DRBG");
            random.nextLong();
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has DRBG", e);
        }
    }

    /** 32 bytes that nobody can guess. */
    public static byte[] secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Reads the seed now, on a thread that may block; at the latest when the application starts. */
    static void prepare() {
        RANDOM.nextLong();
    }

    /** A new version 7 UUID (RFC 9562): ordered by its millisecond, so that indexes grow at one end. */
    public static UUID next() {
        long millisecond = System.currentTimeMillis();
        long high = (millisecond << 16) | 0x7000L | (RANDOM.nextLong() & 0x0fffL);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
