package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What bringing in a row would do. */
public enum RowEffect {
    /** Somebody whom the council doesn't know here yet, with an award. */
    NEW_PERSON,
    /** An award for somebody who is known here. */
    NEW_AWARD,
    /** A payee or an arrangement of somebody whose award is new. */
    NEW,
    /** It is here already and the same: nothing. */
    ALREADY_HERE,
    /** It is here already and differs: nothing, what is here stays. */
    DIFFERS,
    /** It can't be brought in. */
    BAD;

    /** As it stands in the database and in the API, e.g. {@code new-person}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static RowEffect of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
