package uk.directly.payment.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.PayLine;
import uk.directly.payment.ProviderPay;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.PayWords;
import uk.directly.web.SummaryRow;

/**
 * "Pay": what is coming and by when, what waits for an answer, and each visit that was agreed.
 *
 * @param coming a sentence for each day; at least one
 * @param bankWaits until when pay waits because the bank account is new; null: it isn't
 * @param rows a visit each, newest first
 * @param next where the list goes on
 */
public record PayPage(
        Frame frame,
        List<String> coming,
        @Nullable String bankWaits,
        List<SummaryRow> rows,
        @Nullable String next) implements Page {

    static PayPage of(
            Frame frame,
            List<ProviderPay.Coming> coming,
            long waitingPence,
            List<PayLine> lines,
            @Nullable String next,
            @Nullable Instant bankFrom,
            LocalDate today) {
        return new PayPage(
                frame,
                coming(coming, waitingPence, today),
                bankFrom == null
                        ? null
                        : "Your bank account was changed. What is due before " + DateWords.day(bankFrom)
                                + " waits until then. Was it not you? Look at your bank account below and stop it there.",
                lines.stream().map(line -> row(line, today)).toList(),
                next);
    }

    private static List<String> coming(List<ProviderPay.Coming> coming, long waitingPence, LocalDate today) {
        List<String> lines = new ArrayList<>();
        for (ProviderPay.Coming each : coming) {
            lines.add(PayWords.coming(
                    Pence.of(each.amountPence()), each.promisedOn(), each.rail(), each.failed(), today));
        }
        if (waitingPence > 0) {
            lines.add(PayWords.waiting(Pence.of(waitingPence)));
        }
        return lines.isEmpty() ? List.of("Nothing is on its way now") : List.copyOf(lines);
    }

    private static SummaryRow row(PayLine line, LocalDate today) {
        String about = line.firstName() + ", " + DateWords.dayAndTime(line.start());
        List<String> text = List.of(
                Pence.of(line.amountPence()).text() + (line.cancelled() ? " for a late cancellation" : ""),
                state(line, today));
        return new SummaryRow(
                about,
                text,
                line.isOwnBank() && line.state().equals("paid")
                        ? new Link("It has not arrived", "/pay/" + line.id() + "/not-arrived")
                        : null);
    }

    /** How far the money has come. */
    static String state(PayLine line, LocalDate today) {
        Instant paidAt = line.paidAt();
        if (paidAt != null) {
            return line.isOwnBank()
                    ? "Paid from the person's own bank on " + DateWords.day(paidAt) + ", reference " + line.reference()
                    : "Paid into your bank on " + DateWords.day(paidAt);
        }
        if (line.state().equals("failed")) {
            return "Could not be paid into your bank. The council's finance team can see it.";
        }
        String day = DateWords.day(line.promisedOn());
        if (line.notArrived()) {
            return "You said that it has not arrived. " + line.firstName() + " can see that.";
        }
        if (line.promisedOn().isBefore(today)) {
            return "Late: it was promised for " + day + ". The council's finance team can see it.";
        }
        if (line.isOwnBank()) {
            return "To be paid from the person's own bank by " + day;
        }
        if (line.isWages()) {
            return "Your wages: they go to payroll by " + day;
        }
        return (line.state().equals("sent") ? "On its way" : "Agreed") + ", in your bank by " + day;
    }

    @Override
    public String template() {
        return "payment/pay";
    }
}
