package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How waiting for a place stands. */
public enum WaitingState {
    WAITING,
    /** Places came free and are kept for a while. */
    OFFERED,
    BOOKED,
    /** Nobody took what was kept, or the session began, or was called off. */
    PASSED,
    /** They don't wait any more. */
    LEFT;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that slug. */
    @JsonCreator
    public static WaitingState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
