package uk.directly.budget.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * What somebody has not spent, line by line (R17).
 *
 * @param back their money
 * @param sentence the outcome
 * @param sum every line of it
 * @param says what it means, and that nothing is taken
 */
public record UnspentPage(Frame frame, Link back, String sentence, Table sum, List<String> says) implements Page {
    @Override
    public String template() {
        return "budget/unspent";
    }
}
