package uk.directly.web.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, as every list route answers.
 *
 * @param items the rows
 * @param next the cursor of the next part; absent on the last
 */
public record PageOf<T>(List<T> items, @Nullable String next) {

    /** A list that is whole. */
    public static <T> PageOf<T> whole(List<T> items) {
        return new PageOf<>(items, null);
    }
}
