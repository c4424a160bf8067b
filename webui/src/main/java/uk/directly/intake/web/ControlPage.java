package uk.directly.intake.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** The control total, as it was typed. */
public record ControlPage(
        Frame frame,
        String action,
        String back,
        String people,
        String total,
        String weekly,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "intake/control";
    }
}
