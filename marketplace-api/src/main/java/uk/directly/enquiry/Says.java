package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What either comes to after asking or meeting; no reason is asked (R43). */
public enum Says {
    CARRY_ON,
    NOT_FOR_ME;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word of that slug. */
    @JsonCreator
    public static Says of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
