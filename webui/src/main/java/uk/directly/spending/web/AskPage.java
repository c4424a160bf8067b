package uk.directly.spending.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Can I spend it on this?"
 *
 * @param key makes a double click and Back the same question
 * @param budgets which money, where there is more than one; else empty
 * @param budget what was ticked
 * @param what what was typed
 * @param amount what was typed
 * @param answerWithin "We answer in writing within 5 working days."
 * @param call whom to phone instead
 * @param errors what is wrong
 */
public record AskPage(
        Frame frame,
        String key,
        List<Choice> budgets,
        String budget,
        String what,
        String amount,
        String answerWithin,
        String call,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "spending/ask";
    }
}
