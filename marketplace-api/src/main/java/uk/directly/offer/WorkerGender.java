package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Who does the work, where a worker's sex may be asked for: an occupational requirement, for close personal support
 * (Equality Act 2010, Schedule 9, paragraph 1).
 */
public enum WorkerGender {
    FEMALE,
    MALE;

    /** As people read it. */
    public String words() {
        return this == FEMALE ? "A woman does this work" : "A man does this work";
    }

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that slug. */
    @JsonCreator
    public static WorkerGender of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
