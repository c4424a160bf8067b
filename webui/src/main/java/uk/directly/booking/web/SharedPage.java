package uk.directly.booking.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * An invitation to share a visit, for who invites and for who is invited.
 *
 * @param sentence where it stands, or what is asked
 * @param facts who, when, one's own half
 * @param link to hand on, for who invites while it is open; null: not for them, or not any more
 * @param lines what it is for, for who is invited; none: they are asked nothing
 * @param line what was ticked
 * @param own whether they pay above what the council pays; null: it isn't above
 * @param no what the other button says: "No, thank you", or "Take it back"; null: it is answered
 * @param terms what who is invited agrees to with who comes (R50); none: they are asked nothing
 * @param action this page
 * @param errors what is wrong
 */
public record SharedPage(
        Frame frame,
        String sentence,
        List<SummaryRow> facts,
        @Nullable String link,
        List<Choice> lines,
        String line,
        @Nullable String own,
        @Nullable String no,
        List<AgreedPart> terms,
        String action,
        FormErrors errors)
        implements Page {
    /** Where invitations stand. */
    static final String PATH = "/visits/shared";

    private static final Pattern ONE = Pattern.compile(PATH + "/[0-9a-f-]{36}(\\?for=[0-9a-f-]{36})?");

    /** An invitation that was come from, and is gone back to; null where it isn't one. */
    static @Nullable String within(@Nullable String then) {
        return then != null && ONE.matcher(then).matches() ? then : null;
    }

    @Override
    public String template() {
        return "booking/shared";
    }
}
