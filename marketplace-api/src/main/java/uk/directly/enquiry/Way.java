package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How two people meet for the first time (R43). */
public enum Way {
    VIDEO,
    PHONE,
    PUBLIC_PLACE,
    /** Only by the person's own choice. */
    AT_HOME;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The way of that slug. */
    @JsonCreator
    public static Way of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
