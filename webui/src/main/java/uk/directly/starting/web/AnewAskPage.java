package uk.directly.starting.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Ends all sign-ins of a person and asks for a letter, after calling back.
 *
 * @param home where their address and date of birth stand
 * @param key of this form: sent twice, it is one letter
 * @param asked that one is under way; null: none
 */
public record AnewAskPage(
        Frame frame,
        String action,
        String home,
        String key,
        @Nullable String asked,
        String madeSure,
        FormErrors errors) implements Page {
    @Override
    public String template() {
        return "starting/anewAsk";
    }
}
