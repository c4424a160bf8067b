package uk.directly.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Own money on its way back to where it came from (R14).
 *
 * @param requestId those that were asked for together
 * @param topUpId what it is given back of
 * @param rail {@code stripe} for a card, {@code own-bank} where the person takes it out of their own bank account
 * @param endedAt when it was done, or failed
 */
public record TopUpRefund(
        UUID id,
        UUID requestId,
        UUID budgetId,
        UUID topUpId,
        String rail,
        long amountPence,
        State state,
        Instant askedAt,
        @Nullable Instant endedAt) {

    /** How far it has come. */
    public enum State {
        /** Asked for, and not confirmed yet. */
        ON_ITS_WAY,
        /** It has gone back. */
        DONE,
        /** The card didn't take it: it is own money again. */
        FAILED;

        /** As the API writes it, e.g. {@code on-its-way}. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static State of(String kept) {
            return switch (kept) {
                case "done" -> DONE;
                case "failed" -> FAILED;
                default -> ON_ITS_WAY;
            };
        }
    }

    /** As it was answered first, however far it has come since (R15). */
    public TopUpRefund asAsked() {
        boolean byHand = rail.equals("own-bank");
        return new TopUpRefund(
                id,
                requestId,
                budgetId,
                topUpId,
                rail,
                amountPence,
                byHand ? State.DONE : State.ON_ITS_WAY,
                askedAt,
                byHand ? endedAt : null);
    }
}
