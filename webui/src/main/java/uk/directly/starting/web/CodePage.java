package uk.directly.starting.web;

import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "I have a letter with a code."
 *
 * @param code what was typed
 * @param born what was typed
 * @param call whom to phone instead
 * @param errors what is wrong
 */
public record CodePage(Frame frame, String code, DateParts born, String call, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "starting/code";
    }
}
