package uk.directly.spending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a question has come; answered once, it stays so (R5). */
public enum SpendingState {
    /** The council has not answered. */
    WAITING,
    /** The money may be spent on it. */
    YES,
    /** It may not, and the answer says why. */
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
    public static SpendingState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
