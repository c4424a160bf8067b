package uk.directly.booking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.PairQuote;
import uk.directly.booking.Quote;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes screen 7 for two people at the same time. */
record TwoPages(Viewer viewer, Screens.Basis basis, Trail trail, PairQuote quote) {

    TwoPage page(FormErrors errors) {
        return page(errors, quote.shortPence(), quote.ownShortPence());
    }

    /** The page where so much of support money, and of own money, is missing for both; 0: nothing is. */
    TwoPage page(FormErrors errors, long shortPence, long ownShortPence) {
        Frame frame =
                Frame.of("Check before you book", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        return new TwoPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.second().toString(),
                facts(),
                List.of(one(quote.first()), one(quote.second())),
                money(),
                notes(),
                List.of(again(quote.first(), trail), again(quote.second(), trail.swapped())),
                shortage(shortPence),
                shortPence > 0 ? null : ownShortage(ownShortPence),
                "Book both and promise " + Pence.of(quote.totalPence()).text(),
                trail.check().toString(),
                errors);
    }

    private List<SummaryRow> facts() {
        Quote first = quote.first();
        Duration length = Duration.ofMinutes(first.span().minutes());
        return List.of(
                new SummaryRow("Who", List.of(name(first), name(quote.second())), null)
                        .changedAt(trail.second().toString()),
                new SummaryRow(
                        "What",
                        Stream.of(first, quote.second())
                                .map(each -> each.offer().title())
                                .distinct()
                                .toList(),
                        null),
                new SummaryRow(
                                "When",
                                List.of(
                                        DateWords.visit(
                                                first.span().start(),
                                                first.span().end()),
                                        DateWords.length(length) + ", both at the same time"),
                                null)
                        .changedAt(trail.chosenTime().toString()),
                SummaryRow.of("What it is for", Purposes.name(first.budget(), trail.planLineId()))
                        .changedAt(trail.purpose().toString()));
    }

    private static TwoPage.One one(Quote each) {
        String name = name(each);
        List<String> cancelling = new ArrayList<>(each.offer().cancellation().words());
        cancelling.add("If you go into hospital you pay nothing.");
        return new TwoPage.One(
                name,
                PriceWords.table(
                        "The price of " + name, each.lines(), each.items(), "All of " + name, each.totalPence()),
                cancelling,
                AgreedPart.of(each.offer().terms(each.engagement())));
    }

    private List<SummaryRow> money() {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Both together", Pence.of(quote.totalPence()).text()));
        rows.add(SummaryRow.of(
                "From " + LeftToUse.name(quote.first().budget(), Whose.of(viewer)),
                Pence.of(quote.fromBudgetPence()).text()));
        rows.add(SummaryRow.of(
                "From " + Whose.of(viewer).you(), Pence.of(quote.fromOwnPence()).text()));
        if (quote.shortPence() == 0) {
            rows.add(SummaryRow.of(
                    "Left to use afterwards",
                    Pence.of(quote.availablePence() - quote.fromBudgetPence()).text()));
        }
        return rows;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("We book both or neither. Each of them answers by themselves. If one can’t come, we tell you, and you"
                + " decide whether the other is enough.");
        for (Quote each : List.of(quote.first(), quote.second())) {
            if (each.offer().isUnchecked()) {
                notes.add(name(each) + ": " + Screens.NOT_CHECKED);
            }
            Pence more = Above.difference(each);
            if (more != null) {
                notes.add(name(each) + " costs " + more.text() + " more than the council pays, and you pay that. "
                        + Above.neverHaveTo(Whose.of(viewer)));
            }
        }
        if (quote.first().beyondRateCard()) {
            notes.add("The council has not said yet what it pays at that time. We used what it pays now.");
        }
        return notes;
    }

    /** Two at once come one time (ADR 47): what comes again is booked with each of them. */
    private static Link again(Quote each, Trail from) {
        return new Link(
                "Book " + name(each) + " alone, and say how often",
                from.with((Trail.With) null).chosenTime().toString());
    }

    private CheckPage.@Nullable Shortage shortage(long shortPence) {
        return shortPence <= 0
                ? null
                : new CheckPage.Shortage(
                        Pence.of(shortPence).text() + " short for both, nothing was taken.",
                        trail.chosenTime().toString(),
                        Address.of("/find/results")
                                .with(
                                        "service",
                                        quote.second().offer().service().slug())
                                .toString(),
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
                Address.of("/money/" + quote.first().budget().id() + "/own/add")
                        .with("pounds", TypedPounds.text(shortPence))
                        .with("then", trail.check())
                        .toString(),
                trail.purpose().without("more").toString());
    }

    static String name(Quote each) {
        return each.offer().seller().name();
    }
}
