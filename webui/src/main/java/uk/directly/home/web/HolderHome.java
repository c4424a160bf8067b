package uk.directly.home.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertState;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.budget.Budget;
import uk.directly.budget.Freeze;
import uk.directly.budget.KeptFund;
import uk.directly.enquiry.Enquiry;
import uk.directly.money.Pence;
import uk.directly.payment.ToPayLine;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Stopped;
import uk.directly.web.Viewer;

/**
 * All that the first page of somebody with support money is made of.
 *
 * @param budgets each with what is known of it
 * @param waiting visits that were recorded or questioned, oldest first
 * @param toPay what is to be paid from their own bank, oldest first
 * @param coming visits that have not ended, soonest first
 * @param known the latest visit with each person
 */
record HolderHome(
        List<HomeMoney> budgets,
        List<Booking> waiting,
        List<ToPayLine> toPay,
        List<Booking> coming,
        List<Booking> known,
        Instant now) {
    /** More things at once are a list of their own. */
    private static final int SHOWN = 5;

    private static final int AGAIN = 3;

    HolderHomePage page(Viewer viewer) {
        List<Booking> recorded = waiting.stream()
                .filter(booking -> booking.state() == BookingState.RECORDED)
                .toList();
        return new HolderHomePage(
                Frame.of("Home", viewer).under("/home"),
                budgets.stream().map(each -> each.page(viewer)).toList(),
                recorded.stream().limit(SHOWN).map(HolderHome::toCheck).toList(),
                toPay.stream().limit(SHOWN).map(HolderHome::toPay).toList(),
                budgets.stream()
                        .map(HomeMoney::budget)
                        .filter(budget -> budget.route() == null)
                        .map(budget -> new Link(
                                "Choose how you get your money",
                                Address.of("/money/how")
                                        .with("budget", budget.id())
                                        .toString()))
                        .toList(),
                null,
                recorded.size() > SHOWN
                        ? new Link("See all " + recorded.size() + " visits that need your answer", "/visits")
                        : null,
                next(),
                known.stream()
                        .limit(AGAIN)
                        .map(booking -> new Link("Book " + booking.provider().name() + " again", again(booking)))
                        .toList(),
                budgets.stream().anyMatch(each -> isCarers(each.budget()))
                        ? "Need a break? A break is paid from the money of the person you look after. To arrange one, "
                                + HomeMoney.call(viewer) + "."
                        : null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Funds that wait for another organisation (R75). */
    static List<Link> kept(List<KeptFund> funds) {
        return funds.stream()
                .map(fund -> new Link(
                        fund.organisation() + " can’t run your fund any more: choose who does",
                        Address.of("/money/how/fund")
                                .with("budget", fund.budgetId())
                                .toString()))
                .toList();
    }

    /** Who answered their advert or wrote to them, and waits for an answer (R43). */
    static List<Link> messages(List<Enquiry> waiting, List<Advert> adverts) {
        Stream<Link> answers = adverts.stream()
                .filter(advert -> advert.state() == AdvertState.PUBLISHED && advert.waiting() > 0)
                .map(advert -> new Link(
                        DateWords.count(advert.waiting(), "answer") + " to your advert: " + advert.serviceName() + ", "
                                + advert.pattern(),
                        "/adverts/" + advert.id()));
        Stream<Link> messages = waiting.stream()
                .map(enquiry -> new Link(
                        enquiry.providerName() + " wrote to you about " + enquiry.offerTitle(),
                        "/messages/" + enquiry.id()));
        return Stream.concat(answers, messages).toList();
    }

    /** Accounts that are closed. */
    static List<Link> closed(List<Budget> all) {
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
        return closed;
    }

    /** The same page, with what the council has stopped. */
    HolderHomePage page(Viewer viewer, List<Freeze> freezes) {
        return page(viewer)
                .withStopped(freezes.stream()
                        .map(freeze -> Stopped.of(
                                nameOf(freeze),
                                viewer.actingFor() == null
                                        ? null
                                        : viewer.actingFor().name(),
                                freeze.reason(),
                                freeze.by(),
                                freeze.at(),
                                freeze.reviewOn(),
                                viewer.help()))
                        .toList());
    }

    /** Which money it is, where there are several. */
    private @Nullable String nameOf(Freeze freeze) {
        return budgets.size() < 2
                ? null
                : budgets.stream()
                        .map(HomeMoney::budget)
                        .filter(budget -> budget.id().equals(freeze.budgetId()))
                        .map(HolderHome::name)
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

    private static HolderHomePage.ToCheck toCheck(Booking booking) {
        Booking.Visit visit = Objects.requireNonNull(booking.visit());
        String href = "/visits/" + booking.id();
        return new HolderHomePage.ToCheck(
                booking.provider().name() + " says they came " + DateWords.visit(visit.start(), visit.end()),
                beside(booking.pricePence(), visit.pricePence()),
                href,
                href + "/agree",
                booking.openPence() <= booking.heldPence(),
                booking.version(),
                href + "/question");
    }

    private static String beside(long planned, long actual) {
        Pence more = Pence.of(Math.subtractExact(actual, planned));
        if (more.isZero()) {
            return "As planned: " + Pence.of(actual).text();
        }
        return (more.isNegative() ? more.negate().text() + " less" : more.text() + " more") + " than planned";
    }

    private static Link toPay(ToPayLine line) {
        return new Link(
                "Pay " + Pence.of(line.amountPence()).text() + " to " + line.payee() + " by "
                        + DateWords.day(line.promisedOn()),
                "/money/to-pay");
    }

    private HolderHomePage.@Nullable Next next() {
        for (Booking booking : coming) {
            if (booking.state() == BookingState.CONFIRMED || booking.state() == BookingState.REQUESTED) {
                String href = "/visits/" + booking.id();
                return new HolderHomePage.Next(
                        DateWords.visit(booking.start(), booking.end()),
                        booking.title() + " with " + booking.provider().name(),
                        booking.state() == BookingState.REQUESTED
                                ? "Waiting for " + booking.provider().name() + " to answer"
                                : null,
                        href,
                        now.isBefore(booking.start()) ? href + "/cancel" : null);
            }
        }
        return null;
    }

    private static String again(Booking booking) {
        return Address.of("/book/" + booking.offerId() + "/time")
                .with("for", booking.planLineId())
                .with("as", booking.engagement().slug())
                .toString();
    }
}
