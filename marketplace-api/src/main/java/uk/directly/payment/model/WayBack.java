package uk.directly.payment.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How own money goes back to where it came from (R14): to what was paid last, first; never more to any than it paid.
 *
 * @param unusedPence own money that is neither spent nor promised
 * @param sources what was paid and has not gone back, the newest first
 */
public record WayBack(long unusedPence, List<Source> sources) {
    /** Copies the sources. */
    public WayBack {
        sources = List.copyOf(sources);
        if (unusedPence < 0) {
            throw new IllegalArgumentException("Own money is never overdrawn");
        }
    }

    /** The most that can go back now. */
    public long mostPence() {
        return Math.min(
                unusedPence, sources.stream().mapToLong(Source::leftPence).sum());
    }

    /** Unused own money that came otherwise, and can't go back this way. */
    public long otherwisePence() {
        return unusedPence - mostPence();
    }

    /** What is done when somebody wants so much back. */
    public Decision of(long amountPence) {
        if (amountPence > unusedPence) {
            return new Decision.MoreThanUnused(amountPence - unusedPence);
        }
        if (amountPence > mostPence()) {
            return new Decision.CameOtherwise(mostPence());
        }
        List<Part> parts = new ArrayList<>();
        long rest = amountPence;
        for (Source source : sources) {
            long part = Math.min(rest, source.leftPence());
            if (part > 0) {
                parts.add(new Part(source.topUpId(), part));
                rest -= part;
            }
        }
        return new Decision.Parts(parts);
    }

    /**
     * A top-up that was paid.
     *
     * @param leftPence how much of it has not gone back and is not on its way
     */
    public record Source(UUID topUpId, long leftPence) {}

    /** How much goes back to which. */
    public record Part(UUID topUpId, long amountPence) {}

    /** What comes of wanting some back. */
    public sealed interface Decision {

        /** It goes back in these parts, the newest first. */
        record Parts(List<Part> parts) implements Decision {
            /** Copies the parts. */
            public Parts {
                parts = List.copyOf(parts);
            }
        }

        /** So much of it is spent or promised, or was never there. */
        record MoreThanUnused(long shortPence) implements Decision {}

        /** No more than this came from a card; the rest has to go back another way. */
        record CameOtherwise(long mostPence) implements Decision {}
    }
}
