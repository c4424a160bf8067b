package uk.directly.people;

/** What somebody who acts for another may do for them (R60). */
public enum Power {
    /** Look at money, visits and people. */
    SEE,
    /** Search, book, change and cancel visits. */
    BOOK,
    /** Say yes to what happened, up to an amount. */
    APPROVE,
    /** All else that concerns the money: for nominated and authorised persons, never for helpers. */
    RUN
}
