package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** R21: how much evidence is asked, by the risk of the award. */
public enum ReviewBand {
    /** One self-declaration, no receipts. */
    LIGHT,
    /** Receipts where the council asks for some. */
    STANDARD,
    /** All receipts, looked at more often. */
    CLOSE;

    /** As it stands in the database and in the API, e.g. {@code standard}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static ReviewBand of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
