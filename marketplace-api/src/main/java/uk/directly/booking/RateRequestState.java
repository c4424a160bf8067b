package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a request for a different rate has come; answered once, it stays so. */
public enum RateRequestState {
    /** The council has not answered. */
    WAITING,
    /** It pays more, from a day on. */
    YES,
    /** It doesn't, and the answer says why. */
    NO,
    /** Whoever asked doesn't ask any more. */
    WITHDRAWN;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that slug. */
    @JsonCreator
    public static RateRequestState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
