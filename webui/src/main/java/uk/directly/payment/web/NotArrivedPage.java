package uk.directly.payment.web;

import java.util.List;
import uk.directly.money.Pence;
import uk.directly.payment.PayLine;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * "It has not arrived": asked once more, with what to look for first (R27).
 *
 * @param facts how much, for what, under which reference
 * @param action where it is sent
 */
public record NotArrivedPage(Frame frame, List<SummaryRow> facts, String person, String action) implements Page {

    static NotArrivedPage of(Frame frame, PayLine line) {
        return new NotArrivedPage(
                frame,
                List.of(
                        SummaryRow.of("Amount", Pence.of(line.amountPence()).text()),
                        SummaryRow.of("For", line.firstName() + ", " + DateWords.dayAndTime(line.start())),
                        SummaryRow.of("Reference", line.reference())),
                line.firstName(),
                "/pay/" + line.id() + "/not-arrived");
    }

    @Override
    public String template() {
        return "payment/notArrived";
    }
}
