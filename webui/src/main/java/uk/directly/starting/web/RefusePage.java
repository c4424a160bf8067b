package uk.directly.starting.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An officer refuses, with reasons. */
public record RefusePage(Frame frame, String key, String back, String reasons, String action, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/refuse";
    }
}
