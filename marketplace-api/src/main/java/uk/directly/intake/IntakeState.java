package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an intake is. */
public enum IntakeState {
    /** Its files were read; nothing is brought in. */
    CHECKED,
    /** Its awards run in parallel until they go live. */
    ACCEPTED,
    /** Nothing of it is left. */
    UNDONE;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that slug. */
    @JsonCreator
    public static IntakeState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
