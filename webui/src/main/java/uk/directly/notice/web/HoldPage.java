package uk.directly.notice.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Keeping something back: first whom, then what and why.
 *
 * @param name what was looked for
 * @param people who was found; empty: nobody was looked for, or found
 * @param looked whether somebody was looked for
 * @param key makes pressing twice one
 */
public record HoldPage(
        Frame frame,
        String name,
        boolean looked,
        List<Choice> people,
        String person,
        List<Choice> topics,
        String topic,
        String reason,
        String key,
        FormErrors errors)
        implements Page {
    static final String PATH = HeldPage.PATH + "/new";

    @Override
    public String template() {
        return "notice/hold";
    }
}
