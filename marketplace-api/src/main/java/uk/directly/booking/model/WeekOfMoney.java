package uk.directly.booking.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an hour's price means for somebody's week (R4, R28): their money that is left, and what they usually have.
 *
 * @param leftPence left to use until {@code until}
 * @param until the last day that it is for
 * @param weeklyPence of it, what there is a week
 * @param ratePence what an hour costs here
 * @param basePence what the council pays towards it for this person; null: it has no such rate
 * @param usualMinutes of this support that they have had a week
 */
public record WeekOfMoney(
        long leftPence,
        LocalDate until,
        long weeklyPence,
        long ratePence,
        @Nullable Long basePence,
        long usualMinutes) {
    private static final int DAYS = 7;
    private static final long MINUTES = 60;

    /** Spread evenly over the days from today to the last one; a last week is not more than what is left. */
    public static WeekOfMoney of(
            LocalDate today,
            LocalDate until,
            long leftPence,
            long ratePence,
            @Nullable Long basePence,
            long usualMinutes) {
        long days = Math.max(DAYS, ChronoUnit.DAYS.between(today, until) + 1);
        return new WeekOfMoney(leftPence, until, leftPence * DAYS / days, ratePence, basePence, usualMinutes);
    }

    /** How many minutes a week that buys here; whole ones only. */
    public long minutes() {
        return weeklyPence * MINUTES / ratePence;
    }

    /** The same at what the council pays; null: it has no such rate. */
    public @Nullable Long minutesAtBase() {
        return basePence == null || basePence == 0 ? null : Long.valueOf(weeklyPence * MINUTES / basePence);
    }

    /** How much an hour costs more than the council pays; zero: not more. */
    public long morePence() {
        return basePence == null ? 0 : Math.max(0, ratePence - basePence);
    }

    /** What the usual time costs a week here. */
    public long usualPence() {
        return (usualMinutes * ratePence + MINUTES / 2) / MINUTES;
    }

    /** How much that is more than the council pays. */
    public long usualMorePence() {
        return (usualMinutes * morePence() + MINUTES / 2) / MINUTES;
    }
}
