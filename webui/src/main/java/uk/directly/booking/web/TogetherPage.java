package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Two people who come at the same time: where each of them stands, and what can be done with both.
 *
 * @param when of both
 * @param sentence what comes next
 * @param table who, how it stands, what it costs
 * @param alone one can't come, and the person says whether the other is enough; null: it isn't so
 * @param cost what calling off what stands costs; null: nothing stands any more
 * @param off "Call both off", or "Call Aisha K off"
 * @param chargePence what was shown; if it is another amount when the button is pressed, it is shown again
 * @param action this page
 * @param errors what is wrong
 */
public record TogetherPage(
        Frame frame,
        String when,
        String sentence,
        Table table,
        @Nullable Alone alone,
        @Nullable List<String> cost,
        String off,
        long chargePence,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/together";
    }

    /**
     * One is left.
     *
     * @param words "Green Gate can’t come. Aisha K would come alone."
     * @param keep "Keep Aisha K alone"
     * @param backups whom the person may ask instead (R7)
     */
    public record Alone(String words, String keep, List<Link> backups) {}
}
