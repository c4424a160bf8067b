package uk.directly.enquiry;

/** What became of a message, a proposal or an answer. */
public sealed interface EnquiryResult {
    /** Done, or done before by the same command. */
    record Done(Enquiry enquiry) implements EnquiryResult {}

    /** There is no such offer, thread or meeting for them. */
    record NotFound() implements EnquiryResult {}

    /** One of the two said "not for me", or they are kept apart (R44). Nothing was sent. */
    record Ended() implements EnquiryResult {}

    /** So many were sent today. */
    record TooMany(int most) implements EnquiryResult {}

    /** Other times were proposed meanwhile, or another one was agreed. */
    record WrongState() implements EnquiryResult {}

    /** Meeting at somebody's home is theirs to choose. */
    record HomeIsTheirs() implements EnquiryResult {}

    /** Whoever acts for the person may read it, not write in it; or it is their own work (R60, R64). */
    record NotAllowed() implements EnquiryResult {}

    /** This team has it already. */
    record HandedAlready() implements EnquiryResult {}

    /** What became of an officer's answer. */
    enum Officers {
        DONE,
        /** It was never handed over to them, or was taken back meanwhile. */
        NOT_FOUND,
        INVALID
    }

    /** Not sent: what to change. */
    record Invalid(String field, String message) implements EnquiryResult {}
}
