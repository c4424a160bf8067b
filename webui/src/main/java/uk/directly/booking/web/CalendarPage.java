package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * A day, a week or a month of visits.
 *
 * @param back where it was come from
 * @param ways day, week and month; the one that is shown has no address
 * @param earlier the one before
 * @param later the one after
 * @param visits each visit; null: none
 * @param nothing said then
 * @param own where a calendar of one's own gets them
 */
public record CalendarPage(
        Frame frame,
        Link back,
        List<Link> ways,
        Link earlier,
        Link later,
        @Nullable Table visits,
        String nothing,
        Link own)
        implements Page {
    @Override
    public String template() {
        return "booking/calendar";
    }
}
