package uk.directly.payment.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.ChargeRecoveries;
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
 * @param setOffs what the council would like to have back, or has back, from this pay
 * @param next where the list goes on
 */
public record PayPage(
        Frame frame,
        List<String> coming,
        @Nullable String bankWaits,
        List<SummaryRow> rows,
        List<SetOff> setOffs,
        @Nullable String next)
        implements Page {

    /**
     * A charge that somebody got back, and that comes off the next pay.
     *
     * @param answer where yes or no is said: {@code …/yes}; null: it was said
     */
    public record SetOff(List<String> lines, @Nullable String answer) {}

    static PayPage of(
            Frame frame,
            List<ProviderPay.Coming> coming,
            long waitingPence,
            List<PayLine> lines,
            @Nullable String next,
            @Nullable Instant bankFrom,
            List<ChargeRecoveries.Recovery> recoveries,
            LocalDate today) {
        return new PayPage(
                frame,
                coming(coming, waitingPence, today),
                bankFrom == null
                        ? null
                        : "Your bank account was changed. What is due before " + DateWords.day(bankFrom)
                                + " waits until then. Was it not you? Look at your bank account below and stop it there.",
                lines.stream().map(line -> row(line, today)).toList(),
                recoveries.stream().map(PayPage::setOff).toList(),
                next);
    }

    private static SetOff setOff(ChargeRecoveries.Recovery each) {
        String amount = Pence.of(each.amountPence()).text();
        String path = "/pay/recoveries/" + each.id();
        return switch (each.state()) {
            case "proposed" ->
                new SetOff(
                        List.of(
                                "Somebody else booked a time that was called off late, so the person has their charge"
                                        + " back. You were paid it. May the council take " + amount
                                        + " off your next pay from it?",
                                each.words()),
                        path);
            case "accepted" ->
                new SetOff(
                        List.of(
                                "You said yes: " + amount + " comes off your next pay, once the council has agreed.",
                                each.words()),
                        null);
            case "agreed" ->
                new SetOff(
                        List.of(
                                amount + " comes off your next pay. "
                                        + Pence.of(each.takenPence()).text() + " of it has come off.",
                                each.words()),
                        null);
            default -> new SetOff(List.of(amount + " came off your pay.", each.words()), null);
        };
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
        if (line.promisedOn().isBefore(today) && !line.isWages()) {
            return "Late: it was promised for " + day + ". The council's finance team can see it.";
        }
        if (line.isOwnBank()) {
            return "To be paid from the person's own bank by " + day;
        }
        if (line.isWages()) {
            return line.inQuestion()
                    ? "Your wages: they go to payroll by " + day + ", marked “not agreed yet”"
                    : "Your wages: they go to payroll by " + day;
        }
        return (line.state().equals("sent") ? "On its way" : "Agreed") + ", in your bank by " + day;
    }

    @Override
    public String template() {
        return "payment/pay";
    }
}
