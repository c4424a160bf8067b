package uk.directly.accreditation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a check is asked for. */
public enum Asked {
    /** There is no register, or none of that service's offers, without it. */
    MUST,
    /** It may be given, and is shown. */
    MAY,
    /** Nobody is asked. */
    NOT;

    /** As it stands in the database. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Asked of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
