package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Screen 5, first half: on which day.
 *
 * @param back to the person
 * @param who with whom, and what
 * @param days on which something is free
 * @param nothing said instead where nothing is
 * @param earlier the days before these, if any
 * @param later the days after these
 * @param here this page with the answers so far
 * @param typed the day that was typed
 * @param errors what is wrong
 */
public record DaysPage(
        Frame frame,
        String back,
        String who,
        List<Day> days,
        @Nullable String nothing,
        @Nullable String earlier,
        @Nullable String later,
        Address here,
        DateParts typed,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/days";
    }

    /** A day, what is free on it, and where a time on it is chosen. */
    public record Day(String name, String free, String href) {}
}
