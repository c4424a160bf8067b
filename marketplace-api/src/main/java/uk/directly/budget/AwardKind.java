package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of money the council has agreed to. */
public enum AwardKind {
    /** Ongoing money that the person controls. */
    DIRECT_PAYMENT,
    /** For a carer's own needs; a carer pays no contribution to it. */
    CARER_DIRECT_PAYMENT,
    /** One amount, paid once. */
    ONE_OFF_DIRECT_PAYMENT,
    /** An individual service fund, held for the person by a broker (R70). */
    ISF;

    /** As it stands in the database and in the API, e.g. {@code direct-payment}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static AwardKind of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
