package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * An officer records whether somebody can decide about money.
 *
 * @param answers empty: the answer was given on the page before
 * @param ends whose acting ends with it; null: nothing ends by it, or it isn't known yet
 */
public record CapacityPage(
        Frame frame,
        String back,
        String action,
        String key,
        List<Choice> answers,
        String answer,
        DateParts on,
        String reason,
        @Nullable String ends,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/capacity";
    }
}
