package uk.directly.accreditation.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * An officer changes what is asked of one kind of provider for one check.
 *
 * @param about which kind, of whom
 * @param today what is asked today
 * @param asked to choose from
 * @param levels to choose from, no more than is lawful; empty: it is no DBS check
 * @param form what was typed
 * @param days for how many nobody is paused by what is newly asked
 * @param history what was and will be asked, the latest first
 */
public record CheckRulePage(
        Frame frame,
        Link back,
        String about,
        List<SummaryRow> today,
        List<Choice> asked,
        List<Choice> levels,
        Form form,
        int days,
        List<String> history,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/checkRule";
    }

    /**
     * What was typed.
     *
     * @param key makes two clicks one change
     * @param seen the rule that was set last when the page was read
     * @param service empty: whatever they offer
     */
    public record Form(
            String key,
            String seen,
            String kind,
            String check,
            String service,
            String asked,
            String level,
            String months,
            String reminders,
            String keep,
            DateParts from) {}
}
