package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * How a person gets their money: all ways with what each means, none ticked (R1).
 *
 * @param back where one came from
 * @param now how it is at the moment, in a sentence
 * @param next what to do now that it was chosen, a sentence each
 * @param choices all of them
 * @param action where the answer goes
 * @param budget whose answer it is
 * @param before what was chosen earlier; null: nothing
 */
public record RoutePage(
        Frame frame,
        String back,
        String now,
        List<String> next,
        List<Choice> choices,
        String action,
        String budget,
        @Nullable Table before,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "budget/how";
    }
}
