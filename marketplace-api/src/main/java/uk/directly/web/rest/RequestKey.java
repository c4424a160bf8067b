package uk.directly.web.rest;

/**
 * The {@code Idempotency-Key} of a request (R15): a handler method that takes it as a parameter can't be called without
 * one.
 *
 * @param value 1 to 200 visible ASCII characters
 */
public record RequestKey(String value) {
    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    /** How long a key may be. */
    public static final int MAX_LENGTH = 200;
}
