package uk.directly.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget account as its holder sees it.
 *
 * @param kind of the award: {@code direct-payment}, {@code carer-direct-payment}, {@code one-off-direct-payment},
 *     {@code isf}
 * @param route how the holder chose to have the money, e.g. {@code card-account}, {@code own-bank}; null: not chosen
 *     yet
 * @param paidInPence all that ever came in, of council money and the person's share
 * @param spentPence all that ever went out of them
 * @param postedPence paid in, less what was spent
 * @param heldPence promised for visits
 * @param ringFencedPence set aside for something named
 * @param availablePence posted less held less ring-fenced; never below zero (R12)
 * @param own the person's own money (R14), which none of these figures contains
 * @param reservePence set aside for what employing somebody costs (R84), outside what is available
 * @param contributionPence of what is posted, the person's share that is paid
 * @param paid {@code net} or {@code gross} of the contribution (R6), as it is today
 * @param fundedUntil the last day that the money paid in so far is for
 * @param closedAt when it was closed for good; null: it is open
 */
public record Budget(
        UUID id,
        UUID councilId,
        UUID holderId,
        UUID awardId,
        String kind,
        @Nullable String route,
        String paid,
        LocalDate fundedUntil,
        long paidInPence,
        long spentPence,
        long postedPence,
        long heldPence,
        long ringFencedPence,
        long availablePence,
        OwnMoney own,
        long reservePence,
        long contributionPence,
        List<PlanLine> planLines,
        @Nullable Instant closedAt) {

    /** Of what is posted, the council's money. */
    public long councilPence() {
        return postedPence - contributionPence;
    }

    /** Whether the line is one of this award's plan. */
    public boolean has(UUID planLineId) {
        return planLines.stream().anyMatch(line -> line.id().equals(planLineId));
    }

    /** Whether the holder pays providers from their own bank account (R27). */
    public boolean isOwnBank() {
        return "own-bank".equals(route);
    }

    /** How the person's own share is paid today, in words for them (R6). */
    public String share() {
        return Share.words(paid);
    }

    /**
     * What somebody added themselves.
     *
     * @param postedPence added, less what was spent or given back
     * @param heldPence promised for visits
     */
    public record OwnMoney(long postedPence, long heldPence) {
        /** Nothing was added. */
        public static final OwnMoney NONE = new OwnMoney(0, 0);

        /** What is left of it to use. */
        public long availablePence() {
            return postedPence - heldPence;
        }
    }
}
