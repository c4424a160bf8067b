package uk.directly.payment;

/** How far an account has come. */
public enum PayoutStatus {
    /** Money can go there. */
    READY,
    /** The rail still wants to know something. */
    NOT_READY,
    /** The rail doesn't say just now. */
    UNKNOWN
}
