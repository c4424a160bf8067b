package uk.directly.accreditation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What ties an officer to a provider (R34). */
public enum InterestKind {
    RELATIVE,
    OWN_BUSINESS,
    OTHER,
    /** The officer runs it: nobody declares that, it follows. */
    SELF;

    /** As it stands in the database. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static InterestKind of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
