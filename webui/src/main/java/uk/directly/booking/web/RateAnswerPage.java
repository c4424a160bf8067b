package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * An officer answers a request for a different rate.
 *
 * @param facts what was asked, by whom, why, by when to answer
 * @param prices what the provider asks beside what the council pays
 * @param beside what else is known
 * @param open whether it can be answered
 * @param answer what was answered, where it is not open
 * @param action this page
 * @param yes what was ticked
 * @param rate the one figure as it was typed
 * @param bands a figure for each part of the week that is offered
 * @param from as typed
 * @param until as typed
 * @param words as typed
 * @param errors what is wrong
 */
public record RateAnswerPage(
        Frame frame,
        List<SummaryRow> facts,
        Table prices,
        List<SummaryRow> beside,
        boolean open,
        List<SummaryRow> answer,
        String action,
        String yes,
        String rate,
        List<BandField> bands,
        DateParts from,
        DateParts until,
        String words,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/rateAnswer";
    }

    /** Whether a figure for a part of the week was typed, so that it has to be seen. */
    public boolean byBand() {
        return bands.stream().anyMatch(each -> !each.value().isEmpty() || errors.of(each.name()) != null);
    }

    /** The figure of one part of the week, as it was typed. */
    public record BandField(String name, String label, String value) {}
}
