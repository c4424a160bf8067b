package uk.directly.ending.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What forms send, read with care: somebody may have typed it by hand. */
final class Typed {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Typed() {}

    /** An id; null: it is none. */
    static @Nullable UUID id(@Nullable String text) {
        return text != null && ID.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
