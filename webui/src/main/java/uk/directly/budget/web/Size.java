package uk.directly.budget.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.rest.QueryValue;

/** How large a document is printed. */
enum Size {
    USUAL,
    LARGE;

    /** Whether an address asks for large print; anything that is no size is refused. */
    static boolean isLarge(@Nullable String print) {
        return QueryValue.choice("print", print, Size.class) == LARGE;
    }
}
