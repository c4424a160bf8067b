package uk.directly.booking.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * School holidays from a file.
 *
 * @param errors the rows that didn't go in
 */
public record SchoolHolidayFilePage(Frame frame, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "booking/schoolHolidayFile";
    }
}
