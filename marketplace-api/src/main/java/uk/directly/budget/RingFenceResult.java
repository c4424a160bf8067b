package uk.directly.budget;

import java.util.List;

/** What became of setting money aside, or of freeing it. */
public sealed interface RingFenceResult {

    /**
     * It is done.
     *
     * @param replayed whether this is the kept answer to the same request (R15)
     */
    record Done(RingFence ringFence, boolean replayed) implements RingFenceResult {}

    /** There is no such budget, or nothing of that id is set aside in it. */
    record NotFound() implements RingFenceResult {}

    /** Something in it can't be so. */
    record Invalid(List<FieldFault> faults) implements RingFenceResult {
        /** Copies the faults. */
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /**
     * There is not so much council money left to use.
     *
     * @param availablePence what there is
     */
    record InsufficientFunds(long shortPence, long availablePence) implements RingFenceResult {}

    /** It was freed before. */
    record FreeAlready(RingFence ringFence) implements RingFenceResult {}

    /** R15: the key was used for something else. */
    record KeyReused() implements RingFenceResult {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements RingFenceResult {}
}
