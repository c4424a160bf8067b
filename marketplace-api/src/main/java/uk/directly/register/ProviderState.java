package uk.directly.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a provider is with the council (R30, R32, R33). */
public enum ProviderState {
    /** Somebody brought them along; the council has not checked them, and only that person finds them (R9). */
    CHOSEN,
    DRAFT,
    APPLIED,
    ACCREDITED,
    /** A check ran out: hidden until it is renewed. */
    PAUSED,
    /** Hidden at once, for a reason that is not disclosed. */
    SUSPENDED,
    /** The council said no, with reasons; they may ask again. */
    REFUSED,
    LEFT;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static ProviderState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
