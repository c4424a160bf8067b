package uk.directly.rate;

/** A part of a span that lies in one band. */
public record BandSpan(Band band, Span span) {}
