package uk.directly.budget;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody typed as a pattern for {@code like}: their own % and _ mean themselves; nothing typed is in everything. */
final class Patterns {
    private Patterns() {}

    /** Anywhere in a name, in lower case. */
    static String contains(@Nullable String typed) {
        return typed == null ? "%" : "%" + escaped(typed.toLowerCase(Locale.ROOT)) + "%";
    }

    /** At the beginning of a reference, in upper case. */
    static String begins(@Nullable String typed) {
        return typed == null ? "%" : escaped(typed.toUpperCase(Locale.ROOT)) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
