package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.AskingPurpose;
import uk.directly.booking.Quote;
import uk.directly.money.Pence;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** Writes the page on which the council is asked what a visit is for. */
record AskPurposePages(Viewer viewer, Screens.Basis basis, Trail trail, Quote quote, AskingPurpose.Plan plan) {

    AskPurposePage page(String words, FormErrors errors) {
        Frame frame = Frame.of("Ask the council what this is for", viewer)
                .under("/find")
                .withMoney(LeftToUse.line(basis.budgets()));
        String price = Pence.of(quote.totalPence()).text();
        return new AskPurposePage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.purpose().toString(),
                Purposes.visit(basis.offer(), quote.span()),
                PriceWords.table("What it costs", quote.lines(), quote.items(), "All of it", quote.totalPence()),
                List.of(
                        "We keep this time for you until "
                                + DateWords.until(plan.silenceYesAt() == null ? plan.until() : plan.silenceYesAt())
                                + ", and " + price + " for it.",
                        "Nothing is paid. You can give the time back at any moment. That costs nothing."),
                next(),
                AgreedPart.of(quote.offer().terms(quote.engagement())),
                words,
                trail.askPurpose().toString(),
                "Ask, and keep " + price + " for it",
                errors);
    }

    private List<String> next() {
        String name = quote.offer().seller().name();
        List<String> lines = new ArrayList<>();
        lines.add("The council answers in writing by " + DateWords.day(plan.answerBy()) + ".");
        lines.add("If it says yes, we ask " + name + " to come at this price.");
        lines.add("If it says no, it says why, and all of the money is left to use again.");
        lines.add(
                plan.silenceYesAt() != null
                        ? "If it doesn’t answer in time, that counts as a yes, because this doesn’t cost much."
                        : "If there is no answer by " + DateWords.until(plan.until())
                                + ", the time is free for others and all of the money is left to use again.");
        return List.copyOf(lines);
    }
}
