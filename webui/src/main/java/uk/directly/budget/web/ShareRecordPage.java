package uk.directly.budget.web;

import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Recording one payment of a share.
 *
 * @param whose a case reference or a budget's id, as it was typed
 * @param key makes two presses of the button one request
 */
public record ShareRecordPage(
        Frame frame, FormErrors errors, String whose, String amount, DateParts day, String reference, String key)
        implements Page {
    @Override
    public String template() {
        return "budget/shareRecord";
    }
}
