package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What somebody asked the council to pay, and its answer (R4).
 *
 * @param state in a word or two
 * @param colour of its tag
 * @param answer what the council wrote, a paragraph each; empty: nothing yet
 * @param answered when
 * @param rates what the council pays, from when to when
 * @param means what it means for them
 * @param time what is kept, and until when
 * @param book where the time is booked; null: it isn't kept, or there is no answer yet
 * @param links where else to go
 * @param facts what was asked
 * @param action where it is taken back; null: it can't be
 */
public record RateRequestPage(
        Frame frame,
        String state,
        String colour,
        List<String> answer,
        @Nullable String answered,
        List<SummaryRow> rates,
        List<String> means,
        List<String> time,
        @Nullable Link book,
        List<Link> links,
        List<SummaryRow> facts,
        @Nullable String action)
        implements Page {
    @Override
    public String template() {
        return "booking/rateRequest";
    }
}
