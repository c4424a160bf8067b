package uk.directly.offer;

import java.util.List;
import uk.directly.register.ProviderState;

/** What became of writing, publishing, pausing or withdrawing an offer. */
public sealed interface OfferChange {
    /**
     * It is done.
     *
     * @param version that it has now
     */
    record Done(int version, OfferState state) implements OfferChange {}

    /** They have no such offer, or there is no such service. */
    record NotFound() implements OfferChange {}

    /** Somebody changed it meanwhile: read it again. */
    record Changed() implements OfferChange {}

    /** It can't be published like that; nothing was changed. */
    record Incomplete(List<OfferDraft.Part> lacks) implements OfferChange {
        public Incomplete {
            lacks = List.copyOf(lacks);
        }
    }

    /** One of the outcodes is none; nothing was changed. */
    record UnknownArea() implements OfferChange {}

    /** From where it stands there is no such step. */
    record WrongState(OfferState state) implements OfferChange {}

    /** Its provider is not on the register now. */
    record NotAccredited(ProviderState state) implements OfferChange {}

    /** What this service needs was not checked (R30, R35). */
    record NotCleared() implements OfferChange {}

    /**
     * R56: whoever employs them would pay less than the law says; nothing was changed.
     *
     * @param minimumPence the least for an hour of somebody of 21 or over
     */
    record BelowMinimum(long minimumPence) implements OfferChange {}
}
