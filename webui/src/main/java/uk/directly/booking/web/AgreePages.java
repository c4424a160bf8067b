package uk.directly.booking.web;

import java.util.List;
import java.util.Objects;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the page that asks for an explicit yes. */
final class AgreePages {
    static final String ALL = "all";
    static final String PLANNED = "planned";

    private AgreePages() {}

    /** Whether a yes is still asked for. */
    static boolean isOpen(Booking booking) {
        return (booking.state() == BookingState.RECORDED || booking.state() == BookingState.QUERIED)
                && (booking.openPence() > 0 || costsNothing(booking));
    }

    /** A first time that is free: it is said yes to as well. */
    static boolean costsNothing(Booking booking) {
        Booking.Visit visit = booking.visit();
        return visit != null && visit.pricePence() == 0;
    }

    /** Whether there are two amounts to choose from: all of it, and what was promised. */
    static boolean mayBePart(Booking booking) {
        return booking.heldPence() > 0 && booking.openPence() > booking.heldPence();
    }

    static AgreePage page(Viewer viewer, Booking booking, FormErrors errors) {
        Booking.Visit visit = Objects.requireNonNull(booking.visit());
        String open = Pence.of(booking.openPence()).text();
        Frame frame = Frame.of("Is this right?", viewer).under("/visits");
        return new AgreePage(
                errors.isEmpty() ? frame : frame.withError(),
                "/visits/" + booking.id(),
                VisitPages.told(booking, visit) + ". That is "
                        + PriceWords.besidePlan(booking.pricePence(), visit.pricePence()) + ".",
                PriceWords.table(
                        "The price of what happened", visit.lines(), visit.items(), "All of it", visit.pricePence()),
                mayBePart(booking) ? ways(booking, open) : List.of(),
                booking.usesOwnMoney()
                        ? OwnMoneyWords.parts(booking.yesTo(booking.openPence()), Whose.of(viewer)) + "."
                        : null,
                booking.version(),
                mayBePart(booking) ? "Continue" : costsNothing(booking) ? "Yes" : "Yes, pay " + open,
                "/visits/" + booking.id() + "/question",
                "/visits/" + booking.id() + "/agree",
                errors);
    }

    private static List<Choice> ways(Booking booking, String open) {
        Pence more = Pence.of(booking.openPence()).minus(Pence.of(booking.heldPence()));
        return List.of(
                new Choice(
                        ALL,
                        "Yes, pay all of it: " + open,
                        "The " + more.text() + " more than promised comes from what you have left to use."),
                new Choice(
                        PLANNED,
                        "Pay what was promised: "
                                + Pence.of(booking.heldPence()).text(),
                        "The other " + more.text() + " stays not agreed. You can say yes to it later."));
    }
}
