package uk.directly.payment.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.Payment;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Money out": the council's payments, newest first (R93: who is paid, how much, for which kind of thing; never whose
 * care it is).
 *
 * @param payments a row each; a row leads to its trail
 * @param next where the list goes on
 */
public record PaymentsPage(
        Frame frame, Table payments, @Nullable String next) implements Page {

    static PaymentsPage of(Frame frame, List<Payment> payments, @Nullable String next, LocalDate today) {
        return new PaymentsPage(
                frame,
                new Table(
                        "Payments, newest first",
                        List.of(
                                Table.Column.text("Paid to"),
                                Table.Column.number("Amount"),
                                Table.Column.text("State"),
                                Table.Column.text("Promised for"),
                                Table.Column.text("By"),
                                Table.Column.text("Plan line"),
                                Table.Column.text("Reference")),
                        payments.stream().map(payment -> row(payment, today)).toList()),
                next);
    }

    private static Table.Row row(Payment payment, LocalDate today) {
        return Table.Row.to(
                "/finance/audit?subject=" + payment.bookingId(),
                payment.payee(),
                Pence.of(payment.amountPence()).text(),
                state(payment, today),
                DateWords.date(payment.promisedOn()),
                switch (payment.rail()) {
                    case "own-bank" -> "the person's own bank";
                    case "payroll" -> "payroll";
                    default -> "Stripe";
                },
                payment.planLine(),
                payment.reference() == null ? "none" : payment.reference());
    }

    private static String state(Payment payment, LocalDate today) {
        Instant paidAt = payment.paidAt();
        if (paidAt != null) {
            boolean late = paidAt.atZone(DateWords.LONDON).toLocalDate().isAfter(payment.promisedOn());
            return "paid on " + DateWords.date(paidAt) + (late ? ", late" : "");
        }
        String reason = payment.reason();
        String words = reason == null ? payment.state() : payment.state() + ": " + reason;
        return payment.promisedOn().isBefore(today) ? words + ", late" : words;
    }

    @Override
    public String template() {
        return "payment/payments";
    }
}
