package uk.directly.budget.web;

import org.jspecify.annotations.Nullable;
import uk.directly.budget.ShareNote;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * A person's own share of what the council pays.
 *
 * @param how how it is paid, in a sentence (R6)
 * @param note what is not paid, and what it means; null: nothing
 * @param shares one for each time that is paid in; null: none yet
 * @param older where the list goes on
 * @param say the form to say that it is paid; null: it is not theirs to say, or nothing is open
 */
public record SharePage(
        Frame frame,
        FormErrors errors,
        String how,
        @Nullable ShareNote note,
        @Nullable Table shares,
        @Nullable String older,
        @Nullable Say say)
        implements Page {
    @Override
    public String template() {
        return "budget/share";
    }

    /**
     * "I have paid my share into the account."
     *
     * @param amount as it is typed; all that is open, to begin with
     * @param key makes two presses of the button one request
     */
    public record Say(String action, String amount, String key) {}
}
