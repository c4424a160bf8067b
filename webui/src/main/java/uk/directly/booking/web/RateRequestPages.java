package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Along;
import uk.directly.booking.BookingState;
import uk.directly.booking.IndividualRate;
import uk.directly.booking.Quote;
import uk.directly.booking.RateReason;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestState;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the pages of whoever asked the council for a different rate. */
final class RateRequestPages {
    static final String LIST = "/money/rates";

    private RateRequestPages() {}

    static RateRequestsPage list(Viewer viewer, List<RateRequest> requests, int shown) {
        List<RateRequest> here = requests.size() > shown ? requests.subList(0, shown) : requests;
        return new RateRequestsPage(
                Frame.of(
                                Whose.of(viewer)
                                        .either(
                                                "What you asked the council to pay",
                                                "What the council was asked to pay"),
                                viewer)
                        .under("/money"),
                here.stream().map(RateRequestPages::line).toList(),
                requests.size() > shown
                        ? Address.of(LIST).with("after", here.getLast().id()).toString()
                        : null);
    }

    private static RateRequestsPage.Line line(RateRequest request) {
        return new RateRequestsPage.Line(
                request.provider().name() + ": " + request.title(),
                LIST + "/" + request.id(),
                state(request.state()),
                colour(request.state()),
                request.answeredAt() == null
                        ? "You asked on " + DateWords.day(request.askedAt())
                        : "Answered on " + DateWords.day(request.answeredAt()));
    }

    /**
     * One request.
     *
     * @param quote of the time as it would be booked now; null: it can't be
     */
    static RateRequestPage one(
            Viewer viewer, RateRequest request, @Nullable Quote quote, LocalDate today, @Nullable String done) {
        boolean decided = request.state() == RateRequestState.YES || request.state() == RateRequestState.NO;
        Link book = decided && request.keepsTime() && quote != null ? book(request, quote) : null;
        return new RateRequestPage(
                Frame.of("Will the council pay more?", viewer).under("/money").withNotice(notice(request, done)),
                state(request.state()),
                colour(request.state()),
                request.answer() == null
                        ? List.of()
                        : request.answer()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                request.answeredAt() == null ? null : "Decided on " + DateWords.date(request.answeredAt()) + ".",
                rates(request.rate()),
                means(viewer, request, quote, today),
                time(request),
                book,
                links(request, quote),
                facts(request),
                request.state() == RateRequestState.WAITING ? LIST + "/" + request.id() : null);
    }

    private static @Nullable String notice(RateRequest request, @Nullable String done) {
        return switch (done == null ? "" : done) {
            case "asked" ->
                request.keepsTime() ? "We asked the council. The time is kept for you." : "We asked the council.";
            case "open" -> "You have asked this already. We wait for the council’s answer.";
            case "taken-back" -> request.state() == RateRequestState.WITHDRAWN ? "You took it back." : null;
            default -> null;
        };
    }

    /** Screen 7 where the council pays all of it, else screen 6 with the other ways on. */
    private static Link book(RateRequest request, Quote quote) {
        Trail trail = trail(request);
        return Above.difference(quote) == null
                ? new Link("Book this time", trail.check().toString())
                : new Link("Choose how to go on", trail.purpose().toString());
    }

    private static Trail trail(RateRequest request) {
        return new Trail(
                request.offerId(),
                request.start(),
                request.end(),
                request.planLineId(),
                null,
                request.engagement(),
                1,
                OnTop.NOTHING,
                null,
                null,
                null,
                Along.NONE,
                null);
    }

    private static List<SummaryRow> rates(@Nullable IndividualRate rate) {
        if (rate == null) {
            return List.of();
        }
        List<String> prices = new ArrayList<>();
        for (Band band : Band.values()) {
            rate.pence()
                    .in(band)
                    .ifPresent(pence -> prices.add(PriceWords.band(band) + ": "
                            + Pence.of(pence).text() + (band.isFlat() ? " a night" : " an hour")));
        }
        LocalDate until = rate.until();
        return List.of(
                new SummaryRow("The council pays for you here", prices, null),
                SummaryRow.of("From", DateWords.date(rate.from())),
                SummaryRow.of("Until", until == null ? "The council tells you otherwise" : DateWords.date(until)));
    }

    private static List<String> means(Viewer viewer, RateRequest request, @Nullable Quote quote, LocalDate today) {
        String council = viewer.help().council();
        String name = request.provider().name();
        return switch (request.state()) {
            case WAITING ->
                List.of(
                        request.isLate(today)
                                ? "You should have had an answer by " + DateWords.day(request.answerBy())
                                        + ". We are sorry. The council can see that it is late. You can also "
                                        + Screens.call(viewer) + "."
                                : council + " answers in writing by " + DateWords.day(request.answerBy()) + ".");
            case YES -> yes(Whose.of(viewer), name, quote);
            case NO ->
                List.of(
                        "You can still see others, or pay the difference yourself. "
                                + Above.neverHaveTo(Whose.of(viewer)),
                        "If you think that this is wrong, " + Screens.call(viewer)
                                + " and say that you would like somebody else to look at it again. You can also complain."
                                + " If you are still not happy after that, the Local Government and Social Care Ombudsman"
                                + " looks at it, free of charge: www.lgo.org.uk or 0300 061 0614.");
            case WITHDRAWN -> List.of("You can ask again at any time, while you book.");
        };
    }

    private static List<String> yes(Whose whose, String name, @Nullable Quote quote) {
        List<String> lines = new ArrayList<>();
        Pence more = quote == null ? null : Above.difference(quote);
        if (quote != null && more == null) {
            lines.add("The council pays all of what " + name + " asks for this visit. You add nothing of your own.");
        } else if (more != null) {
            lines.add("This visit still costs " + more.text() + " more than the council pays. "
                    + Above.neverHaveTo(whose));
        }
        lines.add("This counts for every visit of this kind by " + name
                + " in that time, also for those that you have booked. If the council pays everybody more later, you get"
                + " that.");
        lines.add(whose.say("Your support money doesn’t grow by it: an hour takes more of it than before."));
        return lines;
    }

    private static List<String> time(RateRequest request) {
        RateRequest.Kept kept = request.kept();
        String visit = DateWords.visit(request.start(), request.end());
        if (kept == null) {
            Long missing = request.shortPence();
            return List.of(visit + " is not kept for you"
                    + (missing == null
                            ? "."
                            : ": " + Pence.of(missing).text() + " more would be needed than was left to use."));
        }
        if (kept.booked()) {
            return List.of("You asked " + request.provider().name() + " to come: " + visit + ".");
        }
        return switch (kept.state()) {
            case ASKING ->
                List.of(
                        visit + " is kept for you until " + DateWords.until(kept.until()) + ".",
                        Pence.of(request.pricePence()).text()
                                + " is kept for it. Nothing is paid and nothing is booked.");
            case EXPIRED ->
                List.of(
                        "We kept " + visit + " for you until " + DateWords.until(kept.until())
                                + ". Now it is free for others, and the money is left to use again.",
                        request.state() == RateRequestState.WAITING
                                ? "Your question stays with the council."
                                : "You can choose another time.");
            default -> List.of(visit + " is not kept any more. The money is left to use again.");
        };
    }

    private static List<Link> links(RateRequest request, @Nullable Quote quote) {
        List<Link> links = new ArrayList<>();
        RateRequest.Kept kept = request.kept();
        if (request.state() == RateRequestState.NO && quote != null) {
            links.add(new Link(
                    "See others at what the council pays",
                    Above.others(quote, null).toString()));
        }
        if (kept != null && kept.state() != BookingState.CANCELLED && kept.state() != BookingState.EXPIRED) {
            links.add(new Link(
                    kept.booked() ? "See the visit" : "See the time that is kept", "/visits/" + kept.bookingId()));
        }
        if (!request.keepsTime()) {
            links.add(new Link(
                    "Choose a time with " + request.provider().name(),
                    trail(request).time().toString()));
        }
        return links;
    }

    private static List<SummaryRow> facts(RateRequest request) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Who", request.provider().name()));
        rows.add(SummaryRow.of("What", request.title()));
        rows.add(SummaryRow.of("The visit", DateWords.visit(request.start(), request.end())));
        rows.add(SummaryRow.of("It costs", Pence.of(request.pricePence()).text()));
        rows.add(SummaryRow.of(
                "Of that, the council paid when you asked",
                Pence.of(request.basePence()).text()));
        List<String> why = new ArrayList<>(
                request.reasons().stream().map(RateReason::words).toList());
        if (request.words() != null) {
            why.addAll(request.words().lines().filter(line -> !line.isBlank()).toList());
        }
        rows.add(new SummaryRow("Why", why, null));
        rows.add(SummaryRow.of(
                "Asked",
                DateWords.day(request.askedAt())
                        + (request.onBehalfOf() ? ", by " + request.askedBy() + " for you" : "")));
        return rows;
    }

    static String state(RateRequestState state) {
        return switch (state) {
            case WAITING -> "We asked the council";
            case YES -> "The council said yes";
            case NO -> "The council said no";
            case WITHDRAWN -> "You took it back";
        };
    }

    private static String colour(RateRequestState state) {
        return switch (state) {
            case WAITING -> "yellow";
            case YES -> "green";
            case NO -> "red";
            case WITHDRAWN -> "grey";
        };
    }
}
