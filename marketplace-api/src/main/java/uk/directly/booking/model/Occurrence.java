package uk.directly.booking.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;

/**
 * One visit of those that come again. The local day that the rule gives names it, whatever time it is moved to.
 *
 * @param span when; null: it is left out
 * @param leftOut why; null: it takes place
 */
public record Occurrence(
        LocalDate day, @Nullable Span span, @Nullable LeftOut leftOut) {
    public Occurrence {
        if ((span == null) == (leftOut == null)) {
            throw new IllegalArgumentException("It takes place, or it is left out");
        }
    }
}
