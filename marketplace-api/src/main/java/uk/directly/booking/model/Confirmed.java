package uk.directly.booking.model;

import java.time.Duration;
import java.time.Instant;
import uk.directly.offer.CancellationTerms;
import uk.directly.rate.Span;

/**
 * Both sides have agreed.
 *
 * @param booked the time booked
 * @param pricePence what is held
 * @param cancellation what cancelling costs, as agreed
 */
public record Confirmed(Span booked, long pricePence, CancellationTerms cancellation) implements Stage {
    /** A record may begin this much before or after the time booked: beyond it, it is another visit. */
    static final Duration REACH = Duration.ofHours(24);

    /** Whether it can still be cancelled: once it was to begin, it is recorded or it didn't happen. */
    public boolean canBeCancelled(Instant now) {
        return now.isBefore(booked.start());
    }

    /** What cancelling now costs (R53); never more than is held. */
    public long cancellationPence(Instant now) {
        return cancellation.chargePence(pricePence, now, booked.start());
    }

    /** Whether somebody can say that nobody came, or that it didn't happen: once it was to begin (R58). */
    public boolean canBeMissed(Instant now) {
        return !now.isBefore(booked.start());
    }

    /** What the terms ask for a visit to which the person didn't come; due only if they agree (R58). */
    public long absencePence() {
        return cancellation.chargePence(pricePence, booked.start(), booked.start());
    }

    /** Whether this record is of this visit, and of one that is over. */
    public Recording record(Span visit, Instant now) {
        return Recording.of(booked, visit, now);
    }
}
