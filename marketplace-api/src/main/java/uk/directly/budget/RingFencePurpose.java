package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What money is set aside for inside a budget (R12, R17). */
public enum RingFencePurpose {
    /** What employing somebody costs beside their pay. */
    EMPLOYER_COSTS("what it costs to employ someone"),
    /** Something that the person and the council agreed on for later. */
    AGREED_FUTURE_NEED("something you agreed for later");

    private final String words;

    RingFencePurpose(String words) {
        this.words = words;
    }

    /** As it stands in the database and in the API, e.g. {@code agreed-future-need}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the person whose money it is: "set aside for what it costs to employ someone". */
    public String words() {
        return words;
    }

    /** The constant of that slug. */
    @JsonCreator
    public static RingFencePurpose of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
