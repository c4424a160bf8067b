package uk.directly.budget.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * The funds that the council keeps for now (R75), for officers.
 *
 * @param funds a row each; null: there are none
 * @param next where the list goes on
 */
public record KeptFundsPage(
        Frame frame, @Nullable Table funds, @Nullable String next) implements Page {
    @Override
    public String template() {
        return "budget/keptFunds";
    }
}
