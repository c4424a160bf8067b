package uk.directly.booking.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The secret address of a calendar.
 *
 * @param back to the calendar
 * @param made since when there is one; null: there is none
 * @param address shown this once; null: not now
 * @param action where another one is made
 * @param end where it is taken away
 */
public record CalendarAddressPage(
        Frame frame,
        String back,
        @Nullable String made,
        @Nullable String address,
        String action,
        String end) implements Page {
    @Override
    public String template() {
        return "booking/calendarAddress";
    }
}
