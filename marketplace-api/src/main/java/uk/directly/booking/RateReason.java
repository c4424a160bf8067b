package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody asks the council for a different rate: ready-made, in the order in which they are shown. */
public enum RateReason {
    /** R28: recorded as a fact of its own. */
    NONE_AT_BASE("No one at what the council pays could do this"),
    SKILL("They can do something that I need, like a language or a way to lift"),
    KNOWS_ME("They know me, and that matters for my support"),
    TIME_OR_PLACE("Nobody else can come then, or to where I am"),
    /** In their own words only. */
    OTHER("Something else");

    private final String words;

    RateReason(String words) {
        this.words = words;
    }

    /** As the person says it. */
    public String words() {
        return words;
    }

    /** As it stands in the database and in the API, e.g. {@code none-at-base}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static RateReason of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
