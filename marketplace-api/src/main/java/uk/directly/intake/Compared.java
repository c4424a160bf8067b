package uk.directly.intake;

import java.util.List;
import uk.directly.budget.RejectedRow;

/**
 * What became of a file of figures.
 *
 * @param recorded accounts that were compared
 * @param differing of these, those that differ
 * @param rejected rows that were not taken
 */
public record Compared(int recorded, int differing, List<RejectedRow> rejected) {
    /** Copies the list. */
    public Compared {
        rejected = List.copyOf(rejected);
    }
}
