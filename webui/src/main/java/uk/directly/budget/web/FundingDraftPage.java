package uk.directly.budget.web;

import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * By which day a funding run is to be made.
 *
 * @param day as it was typed
 */
public record FundingDraftPage(Frame frame, DateParts day, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "budget/fundingDraft";
    }
}
