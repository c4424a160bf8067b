package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An officer proposes who is to act for somebody who can't decide. */
public record ProposePage(
        Frame frame,
        String back,
        String action,
        String key,
        String name,
        List<Choice> bases,
        String basis,
        List<Choice> kins,
        String kin,
        String upTo,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/propose";
    }
}
