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
 * @param days the same visits as a list, day by day: what a phone shows
 * @param visits each visit in a table, on anything wider; null: none
 * @param nothing said then
 * @param own where a calendar of one's own gets them
 */
public record CalendarPage(
        Frame frame,
        Link back,
        List<Link> ways,
        Link earlier,
        Link later,
        List<Day> days,
        @Nullable Table visits,
        String nothing,
        Link own)
        implements Page {
    /** A day on which somebody comes. */
    public record Day(String name, List<Item> visits) {}

    /**
     * One visit of a day.
     *
     * @param text from when to when
     * @param lines what it is and where it stands
     */
    public record Item(String href, String text, List<String> lines) {}

    @Override
    public String template() {
        return "booking/calendar";
    }
}
