package uk.directly.budget.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Which organisation is to run the fund (R70).
 *
 * @param back to all ways
 * @param choices those that may run funds
 * @param action where the answer goes
 * @param budget whose answer it is
 */
public record FundPage(Frame frame, String back, List<Choice> choices, String action, String budget, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "budget/fund";
    }
}
