package uk.directly.booking.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.directly.booking.Quote;
import uk.directly.booking.RateReason;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Writes the page on which the council is asked for a different rate.
 *
 * @param keptUntil until when the time would be kept
 */
record AskRatePages(
        Viewer viewer, Screens.Basis basis, Trail trail, Quote quote, long usualMinutes, Instant keptUntil) {

    AskRatePage page(AskRateForm form, FormErrors errors) {
        Frame frame = Frame.of("Ask the council to pay more", viewer)
                .under("/find")
                .withMoney(LeftToUse.line(basis.budgets()));
        Pence more = Above.difference(quote);
        return new AskRatePage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.purpose().toString(),
                Purposes.visit(basis.offer(), quote.span()),
                more == null ? List.of() : Above.comparison(quote, more, usualMinutes, Whose.of(viewer)),
                kept(),
                next(),
                Stream.of(RateReason.values())
                        .map(reason -> Choice.of(reason.slug(), reason.words()))
                        .toList(),
                form.reasons(),
                form.words(),
                trail.askRate().toString(),
                Screens.call(viewer),
                errors);
    }

    private List<String> kept() {
        if (quote.shortPence() > 0) {
            return List.of("We can’t keep this time for you: "
                    + Pence.of(quote.shortPence()).text()
                    + " more would be needed than you have left to use. You can ask all the same.");
        }
        return List.of(
                "We keep this time for you until " + DateWords.until(keptUntil) + ".",
                Pence.of(quote.totalPence()).text() + " is kept for it. Nothing is paid, and nothing is booked.",
                "You can give the time back at any moment. That costs nothing.");
    }

    private List<String> next() {
        List<String> lines = new ArrayList<>();
        lines.add(viewer.help().council() + " looks at it and answers in writing, with its reasons. You see the answer"
                + " under Money.");
        lines.add("If the answer is yes, you book with that. If it is no, you can still see others, or pay the"
                + " difference yourself.");
        return lines;
    }
}
