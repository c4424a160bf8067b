package uk.directly.booking.model;

/** Settled, cancelled, declined, expired or it didn't happen: nothing follows. */
public record Over() implements Stage {}
