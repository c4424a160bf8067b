package uk.directly.intake;

/** What became of a step with an intake. */
public sealed interface IntakeResult<T> {

    /**
     * It is done.
     *
     * @param replayed whether this is the kept answer to the same request (R15)
     */
    record Done<T>(T value, boolean replayed) implements IntakeResult<T> {}

    /** It is not, and nothing has changed. */
    record Refused<T>(IntakeRefusal why) implements IntakeResult<T> {}
}
