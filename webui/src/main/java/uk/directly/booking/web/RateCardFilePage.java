package uk.directly.booking.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * A rate card from the rows of a file.
 *
 * @param id of the card: the same form sent twice is one draft
 * @param rows as they were pasted
 * @param faults the rows that can't be taken; null: there are none
 */
public record RateCardFilePage(
        Frame frame,
        FormErrors errors,
        String id,
        DateParts day,
        String rows,
        @Nullable Table faults) implements Page {
    @Override
    public String template() {
        return "booking/rates/file";
    }
}
