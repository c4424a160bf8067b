package uk.directly.ending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "Can this account be closed?": what stands in it, and what is open (R24). Amounts in pence.
 *
 * @param holder the name of the person whose it is
 * @param diedOn the day on which they died; null: they are alive
 * @param ownBank whether the money is in the person's own bank account
 * @param closedAt when it was closed; null: it is open
 * @param councilPence council money
 * @param reservePence set aside as an employer
 * @param contributionPence of the person's share, what was not used
 * @param ownPence own money that was not used
 * @param toCardPence of it, what can go back to the card that it came from, which is the first way on (R14)
 * @param open what is open, in the order in which it is best ended
 * @param closing the one that is proposed or done; null: none
 */
public record AccountCheck(
        UUID budgetId,
        UUID awardId,
        UUID holderId,
        String holder,
        @Nullable LocalDate diedOn,
        boolean ownBank,
        @Nullable Instant closedAt,
        long councilPence,
        long reservePence,
        long contributionPence,
        long ownPence,
        long toCardPence,
        List<Open> open,
        @Nullable Closing closing) {

    /** Copies what is open. */
    public AccountCheck {
        open = List.copyOf(open);
    }

    /** Whether nothing is in the way of closing it. */
    public boolean canBeClosed() {
        return closedAt == null && open.stream().noneMatch(Open::blocks);
    }

    /** What is the council's, before anything is paid of it. */
    public long councilsPence() {
        return Math.addExact(councilPence, reservePence);
    }

    /** What is the person's. */
    public long theirsPence() {
        return Math.addExact(contributionPence, ownPence);
    }

    /** How much of this is open; null: nothing is. */
    public @Nullable Open of(What what) {
        return open.stream().filter(each -> each.what() == what).findFirst().orElse(null);
    }

    /**
     * Something that is open.
     *
     * @param blocks whether it has to end before the account is closed
     * @param count how many there are
     * @param pence how much it is; 0: that can't be said
     */
    public record Open(What what, boolean blocks, long count, long pence) {}

    /** What can be open. */
    public enum What {
        AWARD,
        VISITS_TO_COME,
        VISITS_TO_RECORD,
        VISITS_TO_APPROVE,
        VISITS_IN_QUESTION,
        PAYMENTS,
        TOP_UPS,
        REFUNDS,
        QUESTIONS,
        SET_ASIDE,
        SHARE_IN_ACCOUNT,
        SHARE_BILLED,
        SHARE_AHEAD,
        NOT_PAID_IN;

        /** As it stands in the API, e.g. {@code visits-to-come}. */
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static What of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
