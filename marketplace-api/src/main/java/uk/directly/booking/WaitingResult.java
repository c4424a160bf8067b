package uk.directly.booking;

/** What came of waiting for a place. */
public sealed interface WaitingResult {

    /** They wait, or waited already. */
    record Done(Waiting waiting) implements WaitingResult {}

    /** Nobody has to wait: there is a place. */
    record Free() implements WaitingResult {}

    /** It has not so many places at all. */
    record TooMany() implements WaitingResult {}

    /** It isn't at that time, or not for them. */
    record NotFound() implements WaitingResult {}
}
