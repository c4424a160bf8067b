package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Money that is set aside in a budget, for officers.
 *
 * @param award back to it
 * @param left how much can be set aside, in a sentence
 * @param now what is set aside, each with the button that frees it
 * @param before what was; null: nothing
 */
public record SetAsidePage(
        Frame frame,
        FormErrors errors,
        Link award,
        String left,
        List<Fence> now,
        @Nullable Table before,
        List<Choice> purposes,
        Typed typed,
        String action,
        String key)
        implements Page {
    @Override
    public String template() {
        return "budget/setAside";
    }

    /** What is set aside, in a sentence, and where freeing it is sent. */
    public record Fence(String text, String action, String button) {}

    /** What was typed. */
    public record Typed(String purpose, String reason, String amount, DateParts until) {
        static final Typed NOTHING = new Typed("", "", "", DateParts.EMPTY);
    }
}
