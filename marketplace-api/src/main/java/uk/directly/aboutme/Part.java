package uk.directly.aboutme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of the page; each is shared for itself. */
public enum Part {
    /** What matters to me. */
    MATTERS,
    /** How to support me. */
    SUPPORT,
    /** What to know to be safe. */
    SAFE,
    /** Whom to ring in an emergency. */
    EMERGENCY;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of that slug. */
    @JsonCreator
    public static Part of(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("There is no part " + slug));
    }

    /** The same, of what somebody typed. */
    public static Optional<Part> find(String slug) {
        return Arrays.stream(values()).filter(part -> part.slug().equals(slug)).findFirst();
    }
}
