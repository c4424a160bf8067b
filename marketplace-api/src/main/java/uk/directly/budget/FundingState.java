package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a funding run is. */
public enum FundingState {
    /** Made, nothing is paid. */
    DRAFT,
    /** Another officer said yes (R92); it is posted as soon as can be. */
    APPROVED,
    /** Paid in. */
    POSTED,
    /** Put away; nothing was paid. */
    DISCARDED;

    /** As it stands in the database and in the API, e.g. {@code draft}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    static FundingState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
