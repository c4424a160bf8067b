package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** R6: how the person's contribution is taken. */
public enum Paid {
    /** Taken off before the council pays in. */
    NET,
    /** The council pays in all of it, and bills the contribution. */
    GROSS;

    /** As it stands in the database and in the API, e.g. {@code net}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Paid of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
