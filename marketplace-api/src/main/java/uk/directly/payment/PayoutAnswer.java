package uk.directly.payment;

/** What a rail said when it was to open an account. */
public sealed interface PayoutAnswer {

    /** It is there, and not ready yet. */
    record Opened(String reference) implements PayoutAnswer {}

    /** The rail opens none; by its own code. */
    record Refused(String code) implements PayoutAnswer {}

    /** Nobody knows; to be asked again under the same key. */
    record Unknown(String reason) implements PayoutAnswer {}
}
