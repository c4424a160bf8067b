package uk.directly.booking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Couples;
import uk.directly.booking.Quote;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes screen 7. */
record CheckPages(Viewer viewer, Screens.Basis basis, Trail trail, Quote quote) {

    CheckPage page(FormErrors errors) {
        return page(errors, quote.shortPence(), quote.ownShortPence());
    }

    /** The page where so much of support money, and of own money, is missing; 0: nothing is. */
    CheckPage page(FormErrors errors, long shortPence, long ownShortPence) {
        Frame frame =
                Frame.of("Check before you book", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        return new CheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.purpose().toString(),
                facts(),
                price(),
                onTop(),
                money(),
                notes(),
                cancelling(),
                AgreedPart.of(quote.offer().terms(quote.engagement())),
                shortage(shortPence),
                shortPence > 0 ? null : ownShortage(ownShortPence),
                SecondPages.isForOne(quote.offer()) ? trail.second().toString() : null,
                Couples.canBeShared(quote.offer().soldBy(), quote.engagement())
                        ? trail.check()
                                .on("/book/" + trail.offerId() + "/share")
                                .toString()
                        : null,
                quote.totalPence() == 0 ? "Book: it costs nothing" : "Book and promise " + total(),
                trail.check().toString(),
                errors);
    }

    /** What is wrong with what was typed to come on top. */
    FormErrors onTopErrors() {
        return trail.onTop().errors(quote.offer().extras());
    }

    private List<SummaryRow> facts() {
        Duration length = Duration.ofMinutes(quote.span().minutes());
        List<SummaryRow> rows = new ArrayList<>(List.of(
                SummaryRow.of("Who", quote.offer().seller().name()).changedAt(find().toString()),
                SummaryRow.of("What", quote.offer().title()),
                new SummaryRow(
                                "When",
                                List.of(
                                        DateWords.visit(
                                                quote.span().start(),
                                                quote.span().end()),
                                        DateWords.length(length)),
                                null)
                        .changedAt(trail.chosenTime().toString()),
                new SummaryRow("What it is for", purpose(), null)
                        .changedAt(trail.purpose().toString())));
        rows.addAll(PairWords.along(
                trail.along(),
                "Somebody comes along with " + Whose.of(viewer).you() + ", free.",
                Whose.of(viewer).theirs() + " first time here: the first place is free."));
        return List.copyOf(rows);
    }

    private List<String> purpose() {
        String line = Purposes.name(quote.budget(), trail.planLineId());
        return basis.agreed().stream()
                .filter(question -> question.id().equals(trail.agreedId()))
                .findFirst()
                .map(question -> List.of(line, question.what() + ". " + Purposes.agreed(question) + "."))
                .orElse(List.of(line));
    }

    private Table price() {
        Long costs = quote.employerCostsPence();
        Table table = PriceWords.table("The price", quote.lines(), quote.items(), "All of it", quote.totalPence());
        if (costs == null) {
            return table;
        }
        List<Table.Row> rows = new ArrayList<>(table.rows());
        rows.add(
                rows.size() - 1,
                Table.Row.of(
                        "What it costs on top of pay",
                        "Holiday, tax and pension",
                        Pence.of(costs).text()));
        return new Table(table.caption(), table.columns(), rows);
    }

    private CheckPage.@Nullable Ask onTop() {
        return OnTop.isAsked(quote.offer().extras())
                ? new CheckPage.Ask(
                        trail.check().without("miles").without("costs"),
                        quote.offer().seller().name(),
                        trail.onTop(),
                        quote.offer().extras().mileagePence() != null,
                        quote.offer().extras().costsUpToPence() != null)
                : null;
    }

    private List<SummaryRow> money() {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "From " + LeftToUse.name(quote.budget(), Whose.of(viewer)),
                Pence.of(quote.fromBudgetPence()).text()));
        rows.add(SummaryRow.of(
                "From " + Whose.of(viewer).you(), Pence.of(quote.fromOwnPence()).text()));
        if (quote.shortPence() == 0) {
            rows.add(SummaryRow.of(
                    "Left to use afterwards",
                    Pence.of(quote.leftAfterwardsPence()).text()));
        }
        if (quote.fromOwnPence() > 0 && quote.ownShortPence() == 0) {
            rows.add(SummaryRow.of(
                    Whose.of(viewer).theirs() + " own money left afterwards",
                    Pence.of(quote.budget().own().availablePence() - quote.fromOwnPence())
                            .text()));
        }
        return rows;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (quote.offer().isUnchecked()) {
            notes.add(Screens.NOT_CHECKED);
        }
        if (quote.offer().agreedVersion() != null) {
            notes.add("This is the price that the two of you agreed.");
        }
        Pence more = Above.difference(quote);
        if (more != null) {
            notes.add("This is " + more.text() + " more than the council pays, and "
                    + Whose.of(viewer).you()
                    + (viewer.actingFor() == null ? " pay that. " : " pays that. ")
                    + OwnMoneyWords.order(Whose.of(viewer))
                    + " " + Above.neverHaveTo(Whose.of(viewer)));
        }
        if (quote.individual() != null) {
            notes.add("The council has decided what it pays for you here. That is counted in this price.");
        }
        if (quote.beyondRateCard()) {
            notes.add("The council has not said yet what it pays at that time. We used what it pays now.");
        }
        return notes;
    }

    private List<String> cancelling() {
        List<String> lines = new ArrayList<>(quote.offer().cancellation().words());
        lines.add(
                viewer.actingFor() == null
                        ? "If you go into hospital you pay nothing."
                        : "If " + Whose.of(viewer).you() + " goes into hospital nothing is paid.");
        return lines;
    }

    private CheckPage.@Nullable Shortage shortage(long shortPence) {
        return shortPence <= 0
                ? null
                : new CheckPage.Shortage(
                        Pence.of(shortPence).text() + " short, nothing was taken.",
                        trail.chosenTime().toString(),
                        find().toString(),
                        Screens.call(viewer));
    }

    private CheckPage.@Nullable OwnShortage ownShortage(long shortPence) {
        if (shortPence <= 0) {
            return null;
        }
        String amount = Pence.of(shortPence).text();
        return new CheckPage.OwnShortage(
                amount + " of " + Whose.of(viewer).your() + " own money is missing. Nothing was taken.",
                "Add " + amount + " of " + Whose.of(viewer).your() + " own money",
                Address.of("/money/" + quote.budget().id() + "/own/add")
                        .with("pounds", TypedPounds.text(shortPence))
                        .with("then", trail.check())
                        .toString(),
                trail.purpose().without("more").toString());
    }

    private Address find() {
        return Address.of("/find/results")
                .with("service", quote.offer().service().slug());
    }

    private String total() {
        return Pence.of(quote.totalPence()).text();
    }
}
