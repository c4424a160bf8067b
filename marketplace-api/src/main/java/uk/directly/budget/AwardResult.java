package uk.directly.budget;

/** What became of a decision about an award. */
public sealed interface AwardResult {

    /**
     * It stands.
     *
     * @param replayed whether this is the kept answer to the same request (R15)
     */
    record Done(Award award, boolean replayed) implements AwardResult {}

    /** It doesn't. */
    record Refused(AwardRefusal why) implements AwardResult {}
}
