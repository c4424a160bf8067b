package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What to look at before saying yes to a line of a funding run. */
public enum FundingWarning {
    /** The person has not chosen how to have the money. */
    NO_ROUTE,
    /** Nothing is paid in at the moment: the line is left out. */
    FROZEN,
    /** The award ends with it. */
    LAST_PAYMENT,
    /** Much more for a day than the time before. */
    MUCH_MORE,
    /** The person has the money in their own bank, and its details were changed lately (R26). */
    BANK_DETAILS_CHANGED;

    /** As it stands in the database and in the API, e.g. {@code no-route}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    static FundingWarning of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
