package uk.directly.booking;

import reactor.util.retry.Retry;

/** The offer, or what the council pays, moved between reading and writing; carries nothing, so it has no stack. */
final class OfferChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRIES = 3;

    OfferChangedException() {
        super("the offer changed", null, false, false);
    }

    /** Read and price it anew, a few times. */
    static Retry retries() {
        return Retry.max(TRIES).filter(OfferChangedException.class::isInstance);
    }
}
