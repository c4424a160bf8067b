package uk.directly.booking.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;

/**
 * A recorded visit that waits for the person's answer, and all that its silence depends on (R13).
 *
 * @param booked the time booked
 * @param visit what was told of it
 * @param recordedAt when that was
 * @param openPence what it comes to, less what was approved before
 * @param heldPence what is promised for it
 * @param remindedAt when the person was reminded of this record
 * @param silentAt when it was decided that the person doesn't answer it
 * @param helperAskedAt when a helper was asked instead; null: none is
 * @param approvedBefore this person has said yes to a visit of this provider before
 */
public record Asked(
        Span booked,
        Span visit,
        Instant recordedAt,
        long openPence,
        long heldPence,
        @Nullable Instant remindedAt,
        @Nullable Instant silentAt,
        @Nullable Instant helperAskedAt,
        boolean approvedBefore,
        Wishes wishes,
        Standing standing) {

    /**
     * How the person is asked.
     *
     * @param alwaysAsk they want to be asked each time
     * @param byPost notices go by post
     * @param signsIn they can read them on a page
     * @param postedAt when the letter about this record was posted; null: it wasn't
     */
    public record Wishes(
            boolean alwaysAsk,
            boolean byPost,
            boolean signsIn,
            @Nullable Instant postedAt) {
        /** Of whom no letter was posted. */
        public Wishes(boolean alwaysAsk, boolean byPost, boolean signsIn) {
            this(alwaysAsk, byPost, signsIn, null);
        }

        /** R13: whether it could be read: the letter has been posted, or they sign in. */
        boolean canRead() {
            return byPost ? postedAt != null : signsIn;
        }
    }

    /** From when their days to answer count: who gets letters has as long after theirs was posted. */
    Instant toldAt() {
        Instant posted = wishes.postedAt();
        return wishes.byPost() && posted != null && posted.isAfter(recordedAt) ? posted : recordedAt;
    }

    /**
     * How it stands with the person and their money.
     *
     * @param inHospital on a day since the record was made
     * @param ended their agreement with the council has ended, or their account is closed
     * @param frozen their money is
     * @param flagged somebody is worried about them
     */
    public record Standing(boolean inHospital, boolean ended, boolean frozen, boolean flagged) {}
}
