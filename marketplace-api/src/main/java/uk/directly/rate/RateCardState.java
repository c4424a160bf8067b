package uk.directly.rate;

import java.util.Locale;

/** Where a rate card stands: draft → approved, or withdrawn; approved → replaced, as long as it has not begun. */
public enum RateCardState {
    /** Waits for another officer. */
    DRAFT,
    /** In force on its days. */
    APPROVED,
    /** Put away while it was a draft. */
    WITHDRAWN,
    /** Another card from the same day was approved before it began: it was never in force. */
    REPLACED;

    /** As it stands in the database and in the API. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that slug. */
    public static RateCardState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
