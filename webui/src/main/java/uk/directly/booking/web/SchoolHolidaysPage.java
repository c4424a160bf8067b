package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The council's school holidays, for its officers.
 *
 * @param holidays soonest first
 * @param name as typed
 * @param first as typed
 * @param last as typed
 */
public record SchoolHolidaysPage(
        Frame frame, List<Line> holidays, String name, DateParts first, DateParts last, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/schoolHolidays";
    }

    /** One of them. */
    public record Line(String name, String days, String remove) {}
}
