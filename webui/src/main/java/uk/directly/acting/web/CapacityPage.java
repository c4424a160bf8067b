package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An officer records whether somebody can decide about money. */
public record CapacityPage(
        Frame frame,
        String back,
        String action,
        String key,
        List<Choice> answers,
        String answer,
        DateParts on,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/capacity";
    }
}
