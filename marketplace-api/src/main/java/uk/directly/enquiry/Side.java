package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One of the two who write to each other. */
public enum Side {
    /** Who looks for support, or somebody for them. */
    PERSON,
    /** Who offers it. */
    PROVIDER;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side of that slug. */
    @JsonCreator
    public static Side of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
