package uk.directly.concern;

/** What became of a step of the team. */
public enum TeamResult {
    /** It is done, or was before. */
    DONE,
    /** There is none, for this officer. */
    NOT_FOUND,
    /** Somebody was faster, or it isn't the time for it. */
    WRONG_STATE,
    /** It takes another officer. */
    SAME_OFFICER,
    /** Words are missing, or are too many. */
    NO_WORDS,
    /** The day is too far away, or has passed. */
    WRONG_DAY,
    /** That isn't one of the answers. */
    NO_CHOICE
}
