package uk.directly.booking;

/** What became of a step with a request for a different rate. */
public sealed interface RateRequestResult {

    /**
     * It is done.
     *
     * @param replayed whether this is the kept answer of an earlier, equal request (R15)
     */
    record Done(RateRequest request, boolean replayed) implements RateRequestResult {}

    /** One about the same provider and service waits for an answer already. */
    record Open(RateRequest request) implements RateRequestResult {}

    /** The council pays all of it: there is nothing to ask. */
    record PaysAll() implements RateRequestResult {}

    /** It was answered or withdrawn before. */
    record WrongState(RateRequestState state) implements RateRequestResult {}

    /** Nobody answers what they asked, or what is about their own money or their own work (R64). */
    record OwnRequest() implements RateRequestResult {}

    /** At most what the provider asks. */
    record AboveOffer() implements RateRequestResult {}

    /** Another individual rate begins on one of these days. */
    record Overlaps() implements RateRequestResult {}

    /** As a booking is refused; nothing was taken or changed. */
    record Refused(Refusal why) implements RateRequestResult {}
}
