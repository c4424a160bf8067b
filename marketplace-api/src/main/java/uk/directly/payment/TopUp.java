package uk.directly.payment;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Own money that somebody adds (R14).
 *
 * @param rail {@code stripe} for a card, or {@code own-bank} where the person put it into their own bank account
 * @param page where the card pays; only while it can
 * @param then where the person goes on afterwards: the booking that it is for
 * @param expiresAt when the page closes, in real time
 * @param givenBackPence how much of it has gone back, or is on its way
 */
public record TopUp(
        UUID id,
        UUID budgetId,
        String rail,
        long amountPence,
        State state,
        @Nullable String page,
        @Nullable String then,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant paidAt,
        long givenBackPence) {

    /** How far it has come. */
    public enum State {
        /** The rail is asked for a page where the card pays. */
        INTENDED,
        /** Nobody knows whether there is one; we go on asking. Nothing was taken. */
        UNKNOWN,
        /** The page is there, and the card has not paid yet. */
        OPEN,
        /** The rail would not. Nothing was taken. */
        REFUSED,
        /** The page is closed. Nothing was taken. */
        EXPIRED,
        /** It is there, and posted. */
        PAID;

        /** As the API writes it. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /** As it was answered first, however far it has come since (R15). */
    public TopUp asAsked() {
        State first = state != State.PAID && state != State.EXPIRED
                ? state
                : rail.equals("own-bank") ? State.PAID : State.OPEN;
        return new TopUp(
                id,
                budgetId,
                rail,
                amountPence,
                first,
                page,
                then,
                askedAt,
                expiresAt,
                first == State.PAID ? paidAt : null,
                0);
    }
}
