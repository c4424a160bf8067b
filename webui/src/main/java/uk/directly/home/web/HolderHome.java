package uk.directly.home.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.budget.Budget;
import uk.directly.budget.Freeze;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Stopped;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * All that the first page of somebody with support money is made of.
 *
 * @param budgets each with what is known of it
 * @param all their budgets, closed ones too
 * @param freezes of their money that are in force
 * @param needs what waits for them
 * @param coming visits that have not ended, soonest first
 * @param begun visits to which nobody may have come (R58)
 * @param known the latest visit with each person
 */
record HolderHome(
        List<HomeMoney> budgets,
        List<Budget> all,
        List<Freeze> freezes,
        HolderNeeds needs,
        List<Booking> coming,
        List<Booking> begun,
        List<Booking> known,
        Instant now) {
    private static final int AGAIN = 3;

    HolderHomePage page(Viewer viewer) {
        List<Budget> open = budgets.stream().map(HomeMoney::budget).toList();
        return new HolderHomePage(
                Frame.of("Home", viewer).under("/home"),
                budgets.stream().map(each -> each.page(viewer)).toList(),
                freezes.stream().map(freeze -> stopped(viewer, freeze)).toList(),
                closed(),
                needs.page(viewer, open, toDecide(), now),
                notCome(),
                next(),
                known.stream()
                        .limit(AGAIN)
                        .map(booking -> new Link("Book " + booking.provider().name() + " again", again(booking)))
                        .toList(),
                open.stream().anyMatch(HolderHome::isCarers)
                        ? "Need a break? A break is paid from the money of the person you look after. To arrange one, "
                                + HomeMoney.call(viewer) + "."
                        : null);
    }

    /** R7, R54: one of two who were to come, or who were to share it, can't; what follows is the person's to say. */
    private List<Link> toDecide() {
        List<Link> links = new ArrayList<>();
        for (Booking booking : coming) {
            Company.Pair pair = booking.pair();
            Company.Couple couple = booking.couple();
            if (pair != null && booking.standsAlone(now)) {
                links.add(new Link(
                        pair.name() + " can’t come. Say whether "
                                + booking.provider().name() + " is enough",
                        "/visits/together/" + pair.id()));
            } else if (couple != null
                    && couple.fellAway()
                    && booking.state() == BookingState.CONFIRMED
                    && now.isBefore(booking.start())) {
                links.add(new Link(
                        couple.name() + " called off: go on alone, or call off too",
                        "/visits/" + booking.id() + "/alone"));
            }
        }
        return List.copyOf(links);
    }

    private List<Link> closed() {
        List<Link> closed = new ArrayList<>();
        for (Budget budget : all) {
            Instant at = budget.closedAt();
            if (at != null) {
                closed.add(new Link(
                        "The account of " + name(budget) + " was closed on " + DateWords.date(at)
                                + ": see what became of it",
                        "/money/" + budget.id() + "/closed"));
            }
        }
        return List.copyOf(closed);
    }

    private Stopped stopped(Viewer viewer, Freeze freeze) {
        return Stopped.of(
                nameOf(viewer, freeze),
                viewer.actingFor() == null ? null : viewer.actingFor().name(),
                freeze.reason(),
                freeze.by(),
                freeze.at(),
                freeze.reviewOn(),
                viewer.help());
    }

    /** Which money it is, where there are several. */
    private @Nullable String nameOf(Viewer viewer, Freeze freeze) {
        return budgets.size() < 2
                ? null
                : budgets.stream()
                        .map(HomeMoney::budget)
                        .filter(budget -> budget.id().equals(freeze.budgetId()))
                        .map(budget -> Whose.of(viewer).say(name(budget)))
                        .findFirst()
                        .orElse(null);
    }

    private static String name(Budget budget) {
        return switch (budget.kind()) {
            case "carer-direct-payment" -> "your money as a carer";
            case "one-off-direct-payment" -> "your one-off payment";
            default -> "your support money";
        };
    }

    private static boolean isCarers(Budget budget) {
        return budget.kind().equals("carer-direct-payment");
    }

    private HolderHomePage.@Nullable Next next() {
        for (Booking booking : coming) {
            if (booking.state() == BookingState.CONFIRMED || booking.state() == BookingState.REQUESTED) {
                String href = "/visits/" + booking.id();
                return new HolderHomePage.Next(
                        DateWords.visit(booking.start(), booking.end()),
                        booking.title() + " with " + booking.provider().name(),
                        booking.state() == BookingState.REQUESTED ? waitsFor(booking) : null,
                        href,
                        now.isBefore(booking.start()) ? href + "/cancel" : null);
            }
        }
        return null;
    }

    private String waitsFor(Booking booking) {
        return needs.otherTimes().stream().anyMatch(each -> each.booking().id().equals(booking.id()))
                ? "Waiting for you to choose another time"
                : "Waiting for " + booking.provider().name() + " to answer";
    }

    private List<Link> notCome() {
        return begun.stream()
                .map(booking -> new Link(
                        booking.provider().name() + ", " + DateWords.visit(booking.start(), booking.end()),
                        "/visits/" + booking.id() + "/not-come"))
                .toList();
    }

    private static String again(Booking booking) {
        return Address.of("/book/" + booking.offerId() + "/time")
                .with("for", booking.planLineId())
                .with("as", booking.engagement().slug())
                .toString();
    }
}
