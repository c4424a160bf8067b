package uk.directly.budget.web;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * What stands before a statement that is not for the person themselves, such as that of a closed account for whoever
 * settles what somebody left (R24).
 *
 * @param lines who it is for, and what became of the money, a sentence each
 */
@NamedInterface("statements")
public record StatementCover(List<String> lines) {
    /** Copies the lines. */
    public StatementCover {
        lines = List.copyOf(lines);
    }
}
