package uk.directly.acting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for a person, as the person reads it.
 *
 * @param personId who acts
 * @param as {@code nominee}, {@code authorised} or {@code helper}
 * @param since the first day
 * @param mayApproveUpToPence null: without a limit
 * @param lastDay null: until somebody ends it
 * @param active whether they act today; false: it is over
 * @param ties the providers whom they may neither book nor say yes to here, by name (R64)
 */
public record ActsForMe(
        UUID personId,
        String name,
        String as,
        LocalDate since,
        boolean mayBook,
        @Nullable Long mayApproveUpToPence,
        @Nullable LocalDate lastDay,
        boolean active,
        List<String> ties) {
    /** How far they may act. */
    public Limits limits() {
        return new Limits(mayBook, mayApproveUpToPence, lastDay);
    }
}
