package uk.directly.home.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertState;
import uk.directly.bank.BankChange;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.RateRequest;
import uk.directly.budget.Budget;
import uk.directly.budget.KeptFund;
import uk.directly.enquiry.Enquiry;
import uk.directly.money.Pence;
import uk.directly.payment.ToPayLine;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Link;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * All that may wait for somebody with support money.
 *
 * @param visits that were recorded or questioned, oldest first
 * @param toPay what is to be paid from their own bank, oldest first
 * @param bank changes of their bank account, newest first
 * @param kept funds that the council keeps until they choose who runs them (R75)
 * @param messages threads that wait for their answer (R43), oldest first
 * @param adverts of theirs, the latest first
 * @param otherTimes that were named for requests of theirs (ADR 36)
 * @param rates that the council answered (R4), whose time is kept until they choose
 */
record HolderNeeds(
        List<Booking> visits,
        List<ToPayLine> toPay,
        List<BankChange> bank,
        List<KeptFund> kept,
        List<Enquiry> messages,
        List<Advert> adverts,
        List<RateRequest> rates,
        List<ProposalBook.Waiting> otherTimes) {
    /** More things at once are a list of their own. */
    private static final int SHOWN = 5;

    /**
     * What stands on the page.
     *
     * @param decide visits of which somebody who was to come, or to share it, can't
     */
    HolderHomePage.Needs page(Viewer viewer, List<Budget> budgets, List<Link> decide, Instant now) {
        List<Booking> recorded = visits.stream()
                .filter(booking -> booking.state() == BookingState.RECORDED)
                .toList();
        return new HolderHomePage.Needs(
                recorded.stream().limit(SHOWN).map(HolderNeeds::toCheck).toList(),
                BankNotice.of(bank, now, whose(viewer), "/money/bank").orElse(null),
                toPay.stream().limit(SHOWN).map(HolderNeeds::toPay).toList(),
                kept.stream().map(fund -> kept(viewer, fund)).toList(),
                Stream.of(
                                otherTimes.stream().map(HolderNeeds::otherTimes),
                                decide.stream(),
                                rates.stream().map(HolderNeeds::rate),
                                answers(viewer),
                                messages.stream().map(HolderNeeds::message))
                        .flatMap(links -> links)
                        .toList(),
                budgets.stream()
                        .filter(budget -> budget.route() == null)
                        .map(budget -> new Link("Choose how you get your money", address("/money/how", budget.id())))
                        .toList(),
                recorded.size() > SHOWN
                        ? new Link("See all " + recorded.size() + " visits that need your answer", "/visits/check")
                        : null);
    }

    private static String whose(Viewer viewer) {
        return viewer.actingFor() == null
                ? "your support money"
                : viewer.actingFor().name() + "’s support money";
    }

    private static Link kept(Viewer viewer, KeptFund fund) {
        return new Link(
                Whose.of(viewer).say(fund.organisation() + " can’t run your fund any more: choose who does"),
                address("/money/how/fund", fund.budgetId()));
    }

    private static String address(String path, UUID budget) {
        return Address.of(path).with("budget", budget).toString();
    }

    /** Who answered an advert of theirs. */
    private Stream<Link> answers(Viewer viewer) {
        return adverts.stream()
                .filter(advert -> advert.state() == AdvertState.PUBLISHED && advert.waiting() > 0)
                .map(advert -> new Link(
                        DateWords.count(advert.waiting(), "answer")
                                + Whose.of(viewer).say(" to your advert: ") + advert.serviceName() + ", "
                                + advert.pattern(),
                        "/adverts/" + advert.id()));
    }

    private static Link otherTimes(ProposalBook.Waiting waiting) {
        Booking asked = waiting.booking();
        return new Link(
                asked.provider().name() + " can’t come " + DateWords.visit(asked.start(), asked.end())
                        + ". They can come: "
                        + waiting.proposal().times().stream()
                                .map(each -> DateWords.visit(each.start(), each.end()))
                                .collect(Collectors.joining("; ")),
                "/visits/" + asked.id() + "/other-times");
    }

    private static Link rate(RateRequest request) {
        return new Link(
                "The council answered about " + request.provider().name() + ": choose, the time is kept for now",
                "/money/rates/" + request.id());
    }

    private static Link message(Enquiry enquiry) {
        return new Link(
                enquiry.providerName() + " wrote to you about " + enquiry.offerTitle(), "/messages/" + enquiry.id());
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
}
