package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which lines of a funding run are wanted. */
public enum FundingFilter {
    /** All. */
    ALL,
    /** With something to look at. */
    WARNED,
    /** For awards that were never paid in. */
    NEW,
    /** That differ from the time before. */
    CHANGED,
    /** That are not paid by this run. */
    LEFT_OUT;

    /** As it stands in the database and in the API, e.g. {@code left-out}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    public static FundingFilter of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
