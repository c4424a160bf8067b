package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who writes in a thread: one of the two, or the council that one of them asked for help. */
public enum Side {
    /** Who looks for support, or somebody for them. */
    PERSON,
    /** Who offers it. */
    PROVIDER,
    /** An officer, where one of the two handed it over: writes in it, and is nobody's side. */
    COUNCIL;

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
