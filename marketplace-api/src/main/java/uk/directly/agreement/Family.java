package uk.directly.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a person and who supports them are family (R62): only the answer is kept. */
public enum Family {
    /** They are not. */
    NO,
    /** A relative who lives elsewhere: they may be paid. */
    ELSEWHERE,
    /** Husband, wife, civil partner or partner, wherever they live. */
    PARTNER,
    /** A close relative, or a relative's partner, in the same home. */
    SAME_HOUSEHOLD;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Family of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the council has to decide before direct-payment money pays them. */
    public boolean needsDecision() {
        return this == PARTNER || this == SAME_HOUSEHOLD;
    }

    /** As the person ticks it. */
    public String words() {
        return switch (this) {
            case NO -> "No";
            case ELSEWHERE -> "Yes, a relative who lives somewhere else";
            case PARTNER -> "Yes, my husband, wife, civil partner or partner";
            case SAME_HOUSEHOLD -> "Yes, a close relative, or a relative’s partner, in the same home";
        };
    }
}
