package uk.directly.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as it was read.
 *
 * @param number in the file, as people count; the line of titles counts
 * @param content an {@link AwardRow}, {@link PayeeRow} or {@link ArrangementRow}
 * @param faults what is wrong with it; none: it can be brought in, as far as the row alone can say
 */
public record ReadRow(Sheet sheet, int number, @Nullable String caseReference, Object content, List<RowFault> faults) {
    /** Copies the faults. */
    public ReadRow {
        faults = List.copyOf(faults);
    }
}
