package uk.directly.budget;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Terms with their days.
 *
 * @param from the first day
 * @param to the last day; null: open
 */
public record DatedTerms(LocalDate from, @Nullable LocalDate to, AwardTerms terms) {

    /** Whether they are in force on a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
