package uk.directly.ending.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Everything once more before a death is recorded: who, what was told, and what happens then.
 *
 * @param person name, date of birth, address
 * @param told when, by whom, who is the contact
 * @param then what happens, a sentence each
 * @param stays what does not change
 * @param here all answers, to be sent with the button
 */
public record DeathCheckPage(
        Frame frame,
        List<SummaryRow> person,
        List<SummaryRow> told,
        List<String> then,
        List<String> stays,
        Address here)
        implements Page {
    @Override
    public String template() {
        return "ending/deathCheck";
    }
}
