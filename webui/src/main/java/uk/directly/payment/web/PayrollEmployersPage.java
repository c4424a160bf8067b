package uk.directly.payment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Whose payrolls can be opened: a list of links for an organisation, a form with a reason for finance (R93).
 *
 * @param people to choose from, where a reason is asked; empty: links
 */
public record PayrollEmployersPage(
        Frame frame,
        String month,
        String monthText,
        List<Link> links,
        List<Choice> people,
        String action,
        String person,
        @Nullable String reason,
        Link before,
        Link after,
        FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "payment/payrollEmployers";
    }
}
