package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Another address or date of birth of somebody.
 *
 * @param waitDays for how many working days letters with a code wait after it
 * @param facts what is held now
 * @param lines what is under way
 */
public record HomeChangePage(
        Frame frame,
        int waitDays,
        String action,
        List<SummaryRow> facts,
        List<String> lines,
        HomeChangeController.Typed typed,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/homeChange";
    }
}
