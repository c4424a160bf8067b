package uk.directly.budget.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Whose money is unspent above the ceiling, for officers (R17).
 *
 * @param sentence what the list is
 * @param table each with the sum
 * @param next the next part; null: this is the last
 */
public record UnspentListPage(
        Frame frame, String sentence, Table table, @Nullable String next) implements Page {
    @Override
    public String template() {
        return "budget/unspentList";
    }
}
