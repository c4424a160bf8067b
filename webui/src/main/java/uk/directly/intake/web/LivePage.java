package uk.directly.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Going live: everybody who is ready, or those who are ticked.
 *
 * @param asksWho whether there is a choice; not where one person was asked for
 * @param people who has been compared
 * @param ticked ids of those who are ticked
 * @param compare where figures are sent
 * @param next where the list goes on
 */
public record LivePage(
        Frame frame,
        String action,
        String back,
        String key,
        boolean asksWho,
        List<Choice> who,
        String chosen,
        String legend,
        List<Choice> people,
        List<String> ticked,
        String reason,
        String compare,
        @Nullable String next,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "intake/live";
    }
}
