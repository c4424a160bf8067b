package uk.directly.people;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As what, and how far, somebody acts for another (R60). It is read anew on every request, so that a power that was taken back
 * is gone at once (R61).
 *
 * @param forName the name of whom it is done for
 * @param as {@code nominee}, {@code authorised} or {@code helper}
 * @param mayBook whether they may book
 * @param mayApproveUpToPence the most that may be approved at once; null: without a limit; 0: nothing
 * @param until the first day on which it is over; null: no end was set
 * @param kin whether they are family or a friend, where the council authorised them; else true
 * @param ownProviders the providers whom they can neither book nor pay for another (R64): their own, and those with whom they
 *     live or work
 * @param seenDbs the providers whose DBS certificate they, or somebody before them, saw for this person (R65)
 */
public record Acting(
        String forName,
        As as,
        boolean mayBook,
        @Nullable Long mayApproveUpToPence,
        @Nullable LocalDate until,
        boolean kin,
        Set<UUID> ownProviders,
        Set<UUID> seenDbs) {

    /** Copies the sets. */
    public Acting {
        ownProviders = Set.copyOf(ownProviders);
        seenDbs = Set.copyOf(seenDbs);
    }

    /** The three ways of acting for somebody; their wording, checks and reviews differ (R65). */
    public enum As {
        /** Nominated: chosen by a holder with capacity. */
        NOMINEE,
        /** Approved by the council for somebody who can't decide about money. */
        AUTHORISED,
        /** Let in by the holder for some things. */
        HELPER;

        /** As it stands in the database and in the API. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The way of that slug. */
        public static As of(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Whether they hold it. */
    public boolean has(Power power) {
        return switch (power) {
            case SEE -> true;
            case BOOK -> mayBook;
            case APPROVE -> mayApproveUpToPence == null || mayApproveUpToPence > 0;
            case RUN -> as != As.HELPER;
        };
    }

    /** R65: whether they have to see this worker's DBS certificate before they book or pay them. */
    public boolean hasToSeeDbs(UUID providerId) {
        return as == As.AUTHORISED && !kin && !seenDbs.contains(providerId);
    }

    /** Whether so much may be approved at once. */
    public boolean mayApprove(long pence) {
        return mayApproveUpToPence == null || pence <= mayApproveUpToPence;
    }
}
