package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a person's share of a cycle stands. */
public enum ContributionState {
    /** Nothing is paid yet, and there is time. */
    EXPECTED,
    /** Some of it is paid, and there is time for the rest. */
    PART,
    /** All of it is paid. */
    PAID,
    /** Its day is past and some of it, or all, is not paid. */
    OVERDUE;

    /** As it stands in the API, e.g. {@code overdue}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
