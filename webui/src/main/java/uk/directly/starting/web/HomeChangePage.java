package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Another address or date of birth of somebody.
 *
 * @param facts what is held now
 * @param lines what is under way
 */
public record HomeChangePage(
        Frame frame,
        String back,
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
