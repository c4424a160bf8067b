package uk.directly.payment.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.BankDetails;
import uk.directly.payment.ToPayLine;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the list of what somebody pays from their own bank: one part for everyone who is paid. */
final class ToPayPages {
    private ToPayPages() {}

    static ToPayPage page(
            Viewer viewer,
            ToPaySide side,
            List<ToPayLine> open,
            List<ToPayLine> paid,
            @Nullable String older,
            @Nullable String notice,
            FormErrors errors,
            Set<String> ticked) {
        Frame frame = Frame.of("To pay", viewer).under(side.above).withNotice(notice);
        List<ToPayPage.Due> due = new ArrayList<>();
        int boxes = 0;
        for (List<ToPayLine> lines : byPayee(open)) {
            due.add(due(lines, viewer, side, boxes));
            boxes += due.getLast().ticks().size();
        }
        return new ToPayPage(
                errors.isEmpty() ? frame : frame.withError(),
                new ToPayPage.Paths(side.path, side.above, side.aboveText),
                open.isEmpty() ? null : total(open, side, due.size()),
                due,
                paid.stream().map(line -> done(line, side)).toList(),
                older,
                errors,
                ticked);
    }

    /** The lines of each person to each provider, in the order in which they were promised. */
    static List<List<ToPayLine>> byPayee(List<ToPayLine> open) {
        Map<Pair, List<ToPayLine>> parts = new LinkedHashMap<>();
        open.forEach(line -> parts.computeIfAbsent(new Pair(line.personId(), line.payeeId()), pair -> new ArrayList<>())
                .add(line));
        return List.copyOf(parts.values());
    }

    private record Pair(UUID person, UUID payee) {}

    static String sum(List<ToPayLine> lines) {
        return lines.stream()
                .map(line -> Pence.of(line.amountPence()))
                .reduce(Pence.ZERO, Pence::plus)
                .text();
    }

    private static String total(List<ToPayLine> open, ToPaySide side, int payments) {
        return "You pay " + sum(open)
                + switch (side) {
                    case PERSON -> " from your own bank";
                    case ORGANISATION -> " from the accounts that you look after";
                }
                + (payments == 1 ? "." : ", in " + DateWords.count(payments, "payment") + ".");
    }

    private static ToPayPage.Due due(List<ToPayLine> lines, Viewer viewer, ToPaySide side, int boxesBefore) {
        ToPayLine first = lines.getFirst();
        List<ToPayPage.Tick> ticks = new ArrayList<>();
        if (lines.size() > 1) {
            ticks.add(new ToPayPage.Tick(
                    id(boxesBefore),
                    ToPayTicks.of(lines, null),
                    "All " + lines.size() + " visits together: " + sum(lines),
                    "Reference " + first.reference()));
        }
        for (ToPayLine line : lines) {
            ticks.add(new ToPayPage.Tick(
                    id(boxesBefore + ticks.size()),
                    ToPayTicks.of(List.of(line), null),
                    (lines.size() > 1 ? "Only " : "") + DateWords.dayAndTime(line.start()) + ": "
                            + Pence.of(line.amountPence()).text(),
                    "Reference " + line.reference()
                            + (line.state() == ToPayLine.State.DISPUTED ? ". Has not arrived" : "")));
        }
        return new ToPayPage.Due(
                "Pay " + first.payee() + " " + sum(lines) + whose(first, side) + " by "
                        + DateWords.day(first.promisedOn()),
                again(lines),
                facts(lines, viewer),
                "What have you paid to " + first.payee() + whose(first, side) + "?",
                ticks);
    }

    /** From whose account, where there are several. */
    static String whose(ToPayLine line, ToPaySide side) {
        return side == ToPaySide.PERSON ? "" : " for " + line.person();
    }

    private static String id(int boxesBefore) {
        return boxesBefore == 0 ? ToPayPage.FIELD : ToPayPage.FIELD + "-" + (boxesBefore + 1);
    }

    private static @Nullable String again(List<ToPayLine> lines) {
        return lines.stream()
                .filter(line -> line.state() == ToPayLine.State.DISPUTED)
                .findFirst()
                .map(line -> line.payee() + " says that the money for " + DateWords.day(line.start())
                        + " has not arrived. "
                        + (line.seenOn() == null
                                ? "Look at your bank statement. If it left your account, call your bank first."
                                : "Your bank statement shows that it left on " + DateWords.day(line.seenOn())
                                        + ". Call your bank before you pay again."))
                .orElse(null);
    }

    /** What to copy: the whole amount and its reference, and the account. */
    static List<SummaryRow> facts(List<ToPayLine> lines, Viewer viewer) {
        ToPayLine line = lines.getFirst();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Amount", sum(lines)));
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

    private static ToPayPage.Done done(ToPayLine line, ToPaySide side) {
        boolean seen = line.state() == ToPayLine.State.MATCHED;
        return new ToPayPage.Done(
                seen && line.seenOn() != null
                        ? what(line, side) + ": on your bank statement on " + DateWords.day(line.seenOn())
                        : what(line, side) + ": you said that you paid it",
                side.visit(line.bookingId().toString()),
                seen ? null : side.path + "/" + line.id() + "/not-paid");
    }

    /** "£44.50 to Aisha K for Tuesday 1 December". */
    static String what(ToPayLine line, ToPaySide side) {
        return Pence.of(line.amountPence()).text() + " to " + line.payee() + " for "
                + (side == ToPaySide.PERSON ? "" : line.person() + ", ") + DateWords.day(line.start());
    }
}
