package uk.directly.booking;

/** What comes of asking for a price. */
public sealed interface QuoteResult {

    /** The price. */
    record Quoted(Quote quote) implements QuoteResult {}

    /** There is none. */
    record Refused(Refusal why) implements QuoteResult {}
}
