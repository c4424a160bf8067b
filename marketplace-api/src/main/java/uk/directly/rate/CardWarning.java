package uk.directly.rate;

import java.time.LocalDate;

/** What a rate card's checker should look at; it may be right. */
public sealed interface CardWarning {

    /**
     * A rate that is very different from the card before.
     *
     * @param beforePence what it was
     * @param percent how much more it is, of what it was; below zero: less. Rounded towards zero
     */
    record MuchDifferent(RateCell cell, long beforePence, long pence, long percent) implements CardWarning {}

    /** From that day on the law wants more pay than the guide says: another card is needed by then (R56). */
    record MinimumRises(LocalDate from, long minimumPence) implements CardWarning {}
}
