package uk.directly.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is the boss: what an offer is open to, and what holder and provider agree (R80). */
public enum Engagement {
    /** The person employs the personal assistant. */
    EMPLOYED,
    /** The personal assistant runs their own business. */
    SELF_EMPLOYED,
    /** A micro-provider or an organisation. */
    BUSINESS;

    /** As it stands in the database and in the API, e.g. {@code self-employed}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The engagement of that slug. */
    @JsonCreator
    public static Engagement of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
