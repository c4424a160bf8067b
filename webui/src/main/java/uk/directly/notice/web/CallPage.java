package uk.directly.notice.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One call: whom, on which number, what to say.
 *
 * @param lines what is known of it
 * @param say what they are told
 * @param key makes pressing twice one call
 */
public record CallPage(
        Frame frame,
        List<String> lines,
        String say,
        String action,
        String key,
        List<Choice> outcomes,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "notice/call";
    }
}
