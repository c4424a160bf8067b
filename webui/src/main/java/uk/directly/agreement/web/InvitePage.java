package uk.directly.agreement.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Bringing somebody along (R9).
 *
 * @param forWhom "you", or the person it is keyed in for
 * @param services what they may do
 * @param invited whom was invited before
 */
public record InvitePage(
        Frame frame,
        String back,
        String action,
        String forWhom,
        List<Choice> services,
        List<Choice> ways,
        String name,
        String service,
        String way,
        String price,
        List<Line> invited,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/invite";
    }

    /**
     * Somebody who was invited.
     *
     * @param book where they can be booked; null: they have not come yet
     * @param withdraw where it is taken back; null: it can't be
     */
    public record Line(
            String name,
            String state,
            @Nullable String book,
            @Nullable String withdraw) {}
}
