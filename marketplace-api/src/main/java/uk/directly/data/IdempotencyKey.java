package uk.directly.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What makes two requests the same one (R15): who asked, by which route, under which key, and the request's hash.
 *
 * @param personId who asked
 * @param route the route's name, e.g. {@code POST /api/v1/bookings}
 * @param key the caller's Idempotency-Key, 1 to 200 characters
 * @param hash SHA-256 of what was asked, in hexadecimal: another body under the same key is refused
 */
public record IdempotencyKey(UUID personId, String route, String key, String hash) {
    /** How long the answer under a key is given again; then the key may be used for something else. */
    static final Duration KEPT = Duration.ofDays(30);

    /** The key of this request; {@code asked} is its whole content in a fixed form. */
    public static IdempotencyKey of(UUID personId, String route, String key, String asked) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(personId, route, key, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
