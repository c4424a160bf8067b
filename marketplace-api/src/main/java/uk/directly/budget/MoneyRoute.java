package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** R1: how a person has their money. */
public enum MoneyRoute {
    /** Paid to a separate account of their own; they pay from it (R27). */
    OWN_BANK,
    /** An account on the platform, with a card or without. */
    CARD_ACCOUNT,
    /** An account that an organisation runs for them. */
    SUPPORTED,
    /** A fund that a broker runs for them (R70). */
    ISF,
    /** The council arranges the support and pays for it. */
    COUNCIL_ARRANGED;

    /** As it stands in the database and in the API, e.g. {@code card-account}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static MoneyRoute of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
