package uk.directly.ending.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What an officer is asked when they were told of a death.
 *
 * @param person name, date of birth, address: is it this person?
 * @param contacts the officers to choose from
 * @param action where it goes
 */
public record DeathFormPage(
        Frame frame, FormErrors errors, List<SummaryRow> person, DeathForm form, List<Choice> contacts, String action)
        implements Page {
    @Override
    public String template() {
        return "ending/deathForm";
    }
}
