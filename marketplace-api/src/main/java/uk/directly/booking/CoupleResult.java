package uk.directly.booking;

/** What comes of a step with an invitation to share a visit. */
public sealed interface CoupleResult {

    /** It is done; the invitation as it stands then. */
    record Done(CoupleVisit couple) implements CoupleResult {}

    /** It is not done, and nothing has changed. */
    record Refused(Refusal why) implements CoupleResult {}
}
