package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Visits that come again, of either side.
 *
 * @param back where it was come from
 * @param backText what that is called
 * @param sentence where they stand
 * @param facts who, when, what for
 * @param visits each that is coming, and where it stands; null: none
 * @param links what can be done
 */
public record RepeatPage(
        Frame frame,
        String back,
        String backText,
        String sentence,
        List<SummaryRow> facts,
        @Nullable Table visits,
        List<Link> links)
        implements Page {
    @Override
    public String template() {
        return "booking/repeat";
    }
}
