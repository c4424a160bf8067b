package uk.directly.notice.model;

import java.util.Locale;

/** How somebody is written to (R100). */
public enum Way {
    /** On their pages and nowhere else; every notice stands there too. */
    PAGE,
    EMAIL,
    SMS,
    LETTER;

    /** As it is kept. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of that slug. */
    public static Way of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
