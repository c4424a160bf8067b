package uk.directly.spending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** R21: what is said of the receipt of something that was bought. Receipts are kept at home, and shown when asked for. */
public enum Receipt {
    /** There is one, and the person keeps it. */
    KEPT,
    /** There is none, and it is said why. */
    NONE,
    /** The award's review band doesn't ask for one. */
    NOT_ASKED;

    /** As it stands in the database and in the API, e.g. {@code not-asked}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Receipt of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
