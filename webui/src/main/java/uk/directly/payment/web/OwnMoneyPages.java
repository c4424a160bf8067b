package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.budget.StatementLine;
import uk.directly.money.Pence;
import uk.directly.payment.TopUp;
import uk.directly.payment.TopUpRefund;
import uk.directly.payment.model.WayBack;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the page of somebody's own money. */
record OwnMoneyPages(Viewer viewer, Budget budget) {

    OwnMoneyPage page(
            List<StatementLine> lines,
            int shown,
            boolean later,
            List<TopUp> topUps,
            List<TopUpRefund> refunds,
            WayBack way,
            boolean justAsked) {
        List<StatementLine> here = lines.size() > shown ? lines.subList(0, shown) : lines;
        Address address = Address.of(path());
        return new OwnMoneyPage(
                Frame.of(Whose.of(viewer).say("Your own money"), viewer)
                        .under("/money")
                        .withNotice(justAsked ? notice(refunds) : null),
                Whose.of(viewer).have() + " "
                        + Pence.of(budget.own().availablePence()).text()
                        + Whose.of(viewer)
                                .either(" of your own money left to use.", " of their own money left to use."),
                facts(refunds),
                notes(way),
                path() + "/add",
                way.mostPence() > 0 ? path() + "/back" : null,
                topUps.stream()
                        .filter(topUp -> topUp.state() == TopUp.State.OPEN)
                        .map(topUp -> new Link(
                                Pence.of(topUp.amountPence()).text() + ", not paid yet", "/money/own/" + topUp.id()))
                        .toList(),
                here.isEmpty() ? null : table(here),
                later ? address.toString() : null,
                lines.size() > shown
                        ? address.with("before", here.getLast().seq()).toString()
                        : null);
    }

    private List<SummaryRow> facts(List<TopUpRefund> refunds) {
        long back = refunds.stream()
                .filter(refund -> refund.state() == TopUpRefund.State.ON_ITS_WAY)
                .mapToLong(TopUpRefund::amountPence)
                .sum();
        long promised = budget.own().heldPence() - back;
        List<SummaryRow> rows = new ArrayList<>();
        if (promised > 0) {
            rows.add(SummaryRow.of("Promised for visits", Pence.of(promised).text()));
        }
        if (back > 0) {
            rows.add(
                    SummaryRow.of("On its way back to your card", Pence.of(back).text()));
        }
        refunds.stream()
                .filter(refund -> refund.state() == TopUpRefund.State.FAILED)
                .findFirst()
                .ifPresent(failed -> rows.add(SummaryRow.of(
                        "Came back to us",
                        Pence.of(failed.amountPence()).text() + " could not go back to your card. It is here again.")));
        return rows;
    }

    private List<String> notes(WayBack way) {
        List<String> notes = new ArrayList<>();
        notes.add(Whose.of(viewer)
                .say("Your support money pays first, up to what the council pays. Your own money pays only the rest."
                        + " If you cancel, or a visit is shorter, each part goes back where it came from."));
        if (way.otherwisePence() > 0) {
            notes.add(Pence.of(way.otherwisePence()).text()
                    + " of it did not come from a card, so it can’t go back to one. To have that back, " + call(viewer)
                    + ".");
        }
        notes.add(OwnMoneyAsk.neverHaveTo(viewer));
        return notes;
    }

    private static @Nullable String notice(List<TopUpRefund> refunds) {
        return refunds.isEmpty()
                ? null
                : refunds.getFirst().state() == TopUpRefund.State.DONE
                        ? "You have it back."
                        : "It is on its way. Cards take 5 to 10 days to show it.";
    }

    private static Table table(List<StatementLine> lines) {
        return new Table(
                "What came and what went",
                List.of(
                        Table.Column.text("Date"),
                        Table.Column.text("What"),
                        Table.Column.number("Amount"),
                        Table.Column.number("There after it")),
                lines.stream()
                        .map(line -> new Table.Row(
                                List.of(
                                        DateWords.date(line.at()),
                                        what(line),
                                        (line.amountPence() > 0 ? "+" : "")
                                                + Pence.of(line.amountPence()).text(),
                                        Pence.of(line.balancePence()).text()),
                                line.bookingId() == null ? null : "/visits/" + line.bookingId()))
                        .toList());
    }

    private static String what(StatementLine line) {
        String what = line.kind().equals("correction") ? "Put right: " + line.description() : line.description();
        return line.by() == null || line.onBehalfOf() == null
                ? what
                : what + " (" + line.by() + " for " + line.onBehalfOf() + ")";
    }

    /** "call Sale Council on 0161 …". */
    static String call(Viewer viewer) {
        return viewer.help().call();
    }

    private String path() {
        return "/money/" + budget.id() + "/own";
    }
}
