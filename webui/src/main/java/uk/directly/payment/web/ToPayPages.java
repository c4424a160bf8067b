package uk.directly.payment.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.BankDetails;
import uk.directly.payment.ToPayLine;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the list of what somebody pays from their own bank. */
final class ToPayPages {
    private ToPayPages() {}

    static ToPayPage page(Viewer viewer, List<ToPayLine> lines, int shown, FormErrors errors, @Nullable String done) {
        List<ToPayLine> here = lines.size() > shown ? lines.subList(0, shown) : lines;
        Frame frame = Frame.of("To pay", viewer)
                .under("/money")
                .withNotice(
                        "paid".equals(done)
                                ? "Thank you. We told them that the money is on its way from your bank."
                                : null);
        return new ToPayPage(
                errors.isEmpty() ? frame : frame.withError(),
                here.stream()
                        .filter(ToPayPages::isOpen)
                        .map(line -> due(line, viewer))
                        .toList(),
                here.stream()
                        .filter(line -> !isOpen(line))
                        .map(ToPayPages::done)
                        .toList(),
                lines.size() > shown
                        ? Address.of("/money/to-pay")
                                .with("after", here.getLast().id())
                                .toString()
                        : null,
                errors);
    }

    private static boolean isOpen(ToPayLine line) {
        return switch (line.state()) {
            case DUE, DISPUTED -> true;
            case SAID_PAID, MATCHED -> false;
        };
    }

    private static ToPayPage.Due due(ToPayLine line, Viewer viewer) {
        String amount = Pence.of(line.amountPence()).text();
        return new ToPayPage.Due(
                "Pay " + amount + " to " + line.payee() + " by " + DateWords.day(line.promisedOn()),
                line.state() == ToPayLine.State.DISPUTED
                        ? line.payee()
                                + " says that the money has not arrived. Look at your bank statement. If it left your"
                                + " account, call your bank first."
                        : null,
                facts(line, amount, viewer),
                "/money/to-pay/" + line.id(),
                "I have paid " + amount + " to " + line.payee(),
                "/visits/" + line.bookingId());
    }

    private static List<SummaryRow> facts(ToPayLine line, String amount, Viewer viewer) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Amount", amount));
        BankDetails bank = line.bank();
        Instant bankFrom = line.bankFrom();
        if (bankFrom != null) {
            rows.add(SummaryRow.of(
                    "Bank account",
                    "Wait until " + DateWords.dayAndTime(bankFrom) + ". " + line.payee()
                            + " changed their bank account, and we make sure first that it was them. Don't pay to an"
                            + " account that somebody sends you in a message."));
        } else if (bank == null) {
            String phone = viewer.help().phone();
            rows.add(SummaryRow.of(
                    "Bank account",
                    line.payee() + " has not given us an account yet. Ask them, or call "
                            + viewer.help().council() + (phone == null ? "" : " on " + phone) + "."));
        } else {
            String name = bank.name();
            rows.add(SummaryRow.of("Name of the account", name == null ? line.payee() : name));
            rows.add(SummaryRow.of("Sort code", bank.sortCode()));
            rows.add(SummaryRow.of("Account number", bank.accountNumber()));
        }
        rows.add(SummaryRow.of("Reference", line.reference()));
        return rows;
    }

    private static ToPayPage.Done done(ToPayLine line) {
        String amount = Pence.of(line.amountPence()).text();
        return new ToPayPage.Done(
                line.state() == ToPayLine.State.MATCHED
                        ? amount + " to " + line.payee() + ", seen on your bank statement"
                        : amount + " to " + line.payee() + ", you said that you paid it",
                "/visits/" + line.bookingId());
    }
}
