package uk.directly.booking.model;

/** What a yes to a recorded visit leads to. */
public sealed interface Approval {

    /** All of it: the booking is settled. */
    record Whole(long amountPence) implements Approval {}

    /**
     * A part of it: the rest is in question and holds no money (R13).
     *
     * @param openPence the rest
     */
    record Part(long amountPence, long openPence) implements Approval {}

    /** More than was recorded, or nothing at all. */
    record OutOfRange(long openPence) implements Approval {}

    /** From what is open and what is said yes to. */
    static Approval of(long openPence, long amountPence) {
        // What costs nothing is said yes to as well: it happened.
        if (openPence == 0 && amountPence == 0) {
            return new Whole(0);
        }
        if (amountPence <= 0 || amountPence > openPence) {
            return new OutOfRange(openPence);
        }
        return amountPence == openPence ? new Whole(amountPence) : new Part(amountPence, openPence - amountPence);
    }
}
