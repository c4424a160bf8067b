package uk.directly.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's pay reaches them by a rail.
 *
 * @param stage how far it is
 * @param paysFrom before this nothing is paid there (R26); null: no account, or no wait
 * @param waitingPence what is due and can't be paid for want of an account
 */
public record PayoutState(Stage stage, @Nullable Instant paysFrom, long waitingPence) {
    /** How far it is. */
    public enum Stage {
        /** Nothing has been begun. */
        NONE,
        /** The rail still wants to know something. */
        BEGUN,
        /** Money can go there. */
        READY;

        /** As it stands in the API. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
