package uk.directly.booking;

/** What comes of a step with a booking. */
public sealed interface BookingResult {

    /**
     * It is done.
     *
     * @param booking as it stood right after
     * @param replayed whether this is the kept answer of an earlier, equal request (R15)
     */
    record Done(Booking booking, boolean replayed) implements BookingResult {}

    /** It is not done, and nothing has changed. */
    record Refused(Refusal why) implements BookingResult {}
}
