package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.TopUp;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Says how adding own money has ended, or where it stands. */
final class TopUpPages {
    private static final String WAITING = "We’re waiting to hear from the bank";
    private static final String NOTHING = "Nothing was taken";

    private TopUpPages() {}

    /**
     * The page of a top-up.
     *
     * @param paid whether they come from the card page, having paid there
     */
    static TopUpPage page(Viewer viewer, TopUp topUp, boolean paid) {
        String amount = Pence.of(topUp.amountPence()).text();
        return switch (topUp.state()) {
            case PAID -> there(viewer, topUp, amount);
            case OPEN ->
                paid
                        ? waiting(
                                viewer,
                                topUp,
                                "You paid " + amount + ". The bank tells us in a few seconds, at the latest in some"
                                        + " minutes. You don’t have to pay again.",
                                "?paid=yes")
                        : open(viewer, topUp, amount);
            case INTENDED, UNKNOWN ->
                waiting(viewer, topUp, "We asked for the card page. Nothing has been taken from your card.", "");
            case REFUSED -> over(viewer, topUp, "The card page could not be opened.");
            case EXPIRED -> over(viewer, topUp, "The card page is closed. Nobody can pay there any more.");
        };
    }

    private static TopUpPage there(Viewer viewer, TopUp topUp, String amount) {
        boolean ownBank = topUp.rail().equals("own-bank");
        return new TopUpPage(
                frame(ownBank ? "It is written down" : "It is there", viewer),
                amount + Whose.of(viewer).either(" of your own money is there", " of their own money is there"),
                List.of(
                        ownBank
                                ? "You said that it is in your bank account."
                                : "Your card paid " + amount + ". No fee."),
                next(viewer, topUp),
                null,
                topUp.then() == null ? List.of() : List.of(own(viewer, topUp)));
    }

    private static TopUpPage waiting(Viewer viewer, TopUp topUp, String line, String query) {
        return new TopUpPage(
                frame(WAITING, viewer),
                null,
                List.of(line, "Wait a moment, then look again. You can also close this page: nothing is lost."),
                new Link("Look again", "/money/own/" + topUp.id() + query),
                null,
                links(viewer, topUp));
    }

    private static TopUpPage open(Viewer viewer, TopUp topUp, String amount) {
        return new TopUpPage(
                frame(NOTHING, viewer),
                null,
                List.of("You can still pay " + amount + " by card, until " + DateWords.time(topUp.expiresAt())
                        + ". If you don’t want to, you don’t have to do anything."),
                new Link("Go to the card page", Objects.requireNonNull(topUp.page())),
                "/money/own/" + topUp.id() + "/stop",
                links(viewer, topUp));
    }

    private static TopUpPage over(Viewer viewer, TopUp topUp, String line) {
        Address again = Address.of("/money/" + topUp.budgetId() + "/own/add")
                .with("pounds", TypedPounds.text(topUp.amountPence()))
                .with("then", topUp.then());
        return new TopUpPage(
                frame(NOTHING, viewer),
                null,
                List.of(line),
                new Link("Try again", again.toString()),
                null,
                links(viewer, topUp));
    }

    private static List<Link> links(Viewer viewer, TopUp topUp) {
        List<Link> links = new ArrayList<>();
        @Nullable String then = topUp.then();
        if (then != null) {
            links.add(new Link("Go back to your booking", then));
        }
        links.add(own(viewer, topUp));
        return links;
    }

    private static Link next(Viewer viewer, TopUp topUp) {
        String then = topUp.then();
        return then == null ? own(viewer, topUp) : new Link("Go on with your booking", then);
    }

    private static Link own(Viewer viewer, TopUp topUp) {
        return new Link(Whose.of(viewer).say("See your own money"), "/money/" + topUp.budgetId() + "/own");
    }

    private static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under("/money");
    }
}
