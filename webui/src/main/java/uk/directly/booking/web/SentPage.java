package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Screen 8: we asked somebody.
 *
 * @param visit what was asked for, in a line
 * @param facts who, when, what for, how much is promised
 * @param next what happens, and by when
 * @param call whom to ask
 * @param calendar the visit for a calendar
 * @param visitHref the visit's page
 */
public record SentPage(
        Frame frame,
        String visit,
        List<SummaryRow> facts,
        List<String> next,
        String call,
        String calendar,
        String visitHref)
        implements Page {
    @Override
    public String template() {
        return "booking/sent";
    }
}
