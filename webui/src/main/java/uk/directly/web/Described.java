package uk.directly.web;

import org.jspecify.annotations.Nullable;

/** Ties a field to its hint and its error, for those who hear the page. */
public final class Described {
    private Described() {}

    /** The ids for {@code aria-describedby}; null where there is neither. */
    public static @Nullable String by(String field, @Nullable String hint, @Nullable String wrong) {
        if (hint == null && wrong == null) {
            return null;
        }
        if (wrong == null) {
            return field + "-hint";
        }
        return hint == null ? field + "-error" : field + "-hint " + field + "-error";
    }
}
