package uk.directly.booking.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.booking.RateChangeBook;
import uk.directly.money.Pence;
import uk.directly.rate.PriceLine;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the page of a visit, and the one that follows asking for it. */
final class VisitPages {
    private VisitPages() {}

    /** The page of a visit whose money follows what the council pays. */
    static VisitPage page(Viewer viewer, Booking booking, Instant now, @Nullable String done) {
        return page(viewer, booking, now, done, null, List.of());
    }

    /**
     * The page of a visit.
     *
     * @param shortfall what a new rate of the council left open; null: nothing
     * @param backups whom the person would ask instead (R7)
     */
    static VisitPage page(
            Viewer viewer,
            Booking booking,
            Instant now,
            @Nullable String done,
            RateChangeBook.@Nullable Shortfall shortfall,
            List<Booking> backups) {
        return new VisitPage(
                Frame.of(DateWords.visit(booking.start(), booking.end()), viewer)
                        .under("/visits")
                        .withNotice(notice(Whose.of(viewer), booking, done)),
                StateWords.tag(booking, now),
                StateWords.colour(booking),
                StateWords.sentence(booking, now),
                happened(booking),
                shortfall == null
                        ? facts(Whose.of(viewer), booking)
                        : with(facts(Whose.of(viewer), booking), ShortfallWords.missing(Whose.of(viewer), shortfall)),
                PriceWords.table(
                        "What was planned", booking.lines(), booking.items(), "All of it", booking.pricePence()),
                booking.question(),
                "provider".equals(booking.since().cancelledBy()) ? NotComePage.links(backups) : null,
                links(Whose.of(viewer), booking, now),
                AgreedPart.of(booking.terms()),
                null,
                null);
    }

    /** Screen 8. */
    static SentPage sent(Viewer viewer, @Nullable String moneyLine, Booking booking) {
        String name = booking.provider().name();
        String price = Pence.of(booking.pricePence()).text();
        Booking.InSeries part = booking.series();
        if (part != null) {
            return sentAgain(viewer, moneyLine, booking, part);
        }
        return new SentPage(
                Frame.of("We asked " + name, viewer).under("/visits").withMoney(moneyLine),
                DateWords.visit(booking.start(), booking.end()),
                facts(Whose.of(viewer), booking),
                List.of(
                        name + " answers by " + DateWords.dayAndTime(booking.answerBy())
                                + (booking.pricePence() == 0
                                        ? ". It costs you nothing."
                                        : ". If the answer is no, or there is none, all of the " + price
                                                + " is left to use again."),
                        "After the visit " + name
                                + " tells us when it began and ended. We ask you whether that is right.",
                        "Nothing is paid until the visit has happened and you say yes."),
                capital(Screens.call(viewer)) + ".",
                "/visits/" + booking.id() + "/calendar.ics",
                "/visits/" + booking.id());
    }

    /** Screen 8 of visits that come again. */
    private static SentPage sentAgain(
            Viewer viewer, @Nullable String moneyLine, Booking booking, Booking.InSeries part) {
        String name = booking.provider().name();
        List<SummaryRow> rows = new ArrayList<>(facts(Whose.of(viewer), booking));
        rows.add(SummaryRow.of(
                "Comes again",
                capital(AgainWords.of(part.rule())) + ". " + DateWords.count(part.booked(), "visit")
                        + " asked for now"));
        return new SentPage(
                Frame.of("We asked " + name, viewer).under("/visits").withMoney(moneyLine),
                DateWords.count(part.booked(), "visit") + ", the first on "
                        + DateWords.visit(booking.start(), booking.end()),
                rows,
                List.of(
                        name + " answers by " + DateWords.dayAndTime(booking.answerBy())
                                + ", once for all of them. If the answer is no, or there is none, all of the money is"
                                + " left to use again.",
                        "After a yes, later visits are booked by themselves, some weeks ahead.",
                        "Nothing is paid until a visit has happened and you say yes."),
                capital(Screens.call(viewer)) + ".",
                "/visits/" + booking.id() + "/calendar.ics",
                RepeatWords.PATH + "/" + part.id());
    }

    static List<SummaryRow> facts(Whose whose, Booking booking) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Who", booking.provider().name()));
        rows.add(SummaryRow.of("What", booking.title()));
        rows.add(new SummaryRow(
                "When",
                List.of(
                        DateWords.visit(booking.start(), booking.end()),
                        DateWords.length(Duration.between(booking.start(), booking.end()))),
                null));
        rows.add(SummaryRow.of(
                "What it is for",
                booking.planLineName() == null
                        ? whose.either("You asked the council", "The council was asked")
                        : booking.planLineName()));
        rows.addAll(PairWords.rows(booking));
        if (booking.heldPence() > 0) {
            rows.add(SummaryRow.of(
                    "Promised for this visit", Pence.of(booking.heldPence()).text()));
        }
        rows.addAll(OwnMoneyWords.rows(booking, whose));
        rows.addAll(ToldWords.rows(booking));
        return rows;
    }

    private static List<SummaryRow> with(List<SummaryRow> rows, SummaryRow last) {
        return Stream.concat(rows.stream(), Stream.of(last)).toList();
    }

    /** "Aisha K says they came Thursday 3 December, 9:30am to 12:30pm". */
    static String told(Booking booking, Booking.Visit visit) {
        return booking.provider().name() + " says they came " + DateWords.visit(visit.start(), visit.end());
    }

    private static VisitPage.@Nullable Happened happened(Booking booking) {
        Booking.Visit visit = booking.visit();
        if (visit == null) {
            return null;
        }
        boolean open = booking.state() == BookingState.RECORDED || booking.state() == BookingState.QUERIED;
        return new VisitPage.Happened(
                told(booking, visit),
                capital(PriceWords.besidePlan(booking.pricePence(), visit.pricePence())),
                sideBySide(booking, visit),
                open && (booking.openPence() > 0 || AgreePages.costsNothing(booking))
                        ? new VisitPage.Yes(
                                "/visits/" + booking.id() + "/agree",
                                booking.openPence() <= booking.heldPence(),
                                booking.version(),
                                "/visits/" + booking.id() + "/question")
                        : null);
    }

    /** Times alone where it all happened on the day that was booked. */
    private static Table sideBySide(Booking booking, Booking.Visit visit) {
        boolean oneDay = Stream.of(booking.start(), booking.end(), visit.start(), visit.end())
                        .map(DateWords::day)
                        .distinct()
                        .count()
                == 1;
        Function<Instant, String> words = oneDay ? DateWords::time : DateWords::dayAndTime;
        return new Table(
                "What was booked and what happened",
                List.of(Table.Column.text("The visit"), Table.Column.text("Booked"), Table.Column.text("Happened")),
                List.of(
                        Table.Row.of("Began", words.apply(booking.start()), words.apply(visit.start())),
                        Table.Row.of("Ended", words.apply(booking.end()), words.apply(visit.end())),
                        Table.Row.of("Lasted", length(booking.lines()), length(visit.lines())),
                        Table.Row.of(
                                "Price",
                                Pence.of(booking.pricePence()).text(),
                                Pence.of(visit.pricePence()).text())));
    }

    private static String length(List<PriceLine> lines) {
        return DateWords.length(
                Duration.ofMinutes(lines.stream().mapToLong(PriceLine::minutes).sum()));
    }

    private static List<Link> links(Whose whose, Booking booking, Instant now) {
        List<Link> links = new ArrayList<>();
        String visit = "/visits/" + booking.id();
        boolean toCome = now.isBefore(booking.start());
        Company.Pair pair = booking.pair();
        if (pair != null) {
            links.add(new Link(PairWords.link(booking, pair, now), PairWords.PATH + "/" + pair.id()));
        }
        Company.Couple couple = booking.couple();
        if (couple != null && couple.fellAway() && toCome && booking.state() == BookingState.CONFIRMED) {
            links.add(new Link(couple.name() + " called off: go on alone, or call off too", visit + "/alone"));
        }
        if (!toCome && booking.state() == BookingState.CONFIRMED) {
            links.add(new Link(booking.provider().name() + " hasn’t come", visit + "/not-come"));
            links.add(new Link("It didn’t happen", visit + "/did-not-happen"));
        }
        if (DidNotHappenPage.mayStillPay(booking)) {
            links.add(new Link("Pay what you both agreed for this", visit + "/did-not-happen"));
        }
        if (toCome && (booking.state() == BookingState.REQUESTED || booking.state() == BookingState.CONFIRMED)) {
            links.add(new Link("Change or cancel this visit", visit + "/cancel"));
            links.add(new Link("Put it in your calendar", visit + "/calendar.ics"));
        }
        if (booking.state() != BookingState.ASKING) {
            links.add(new Link("Write to " + booking.provider().name(), visit + "/messages"));
        }
        if (booking.question() != null) {
            links.add(new Link("What you wrote to each other about what is wrong", visit + "/question/messages"));
        }
        Booking.InSeries part = booking.series();
        if (part != null) {
            links.add(new Link("All visits of this kind: move or end them", RepeatWords.PATH + "/" + part.id()));
        }
        if (booking.keptQuestion() != null) {
            links.add(new Link(
                    whose.either("What you asked the council", "What the council was asked"),
                    "/money/questions/" + booking.keptQuestion()));
        } else if (booking.keptFor() != null) {
            links.add(new Link(
                    whose.either("What you asked the council", "What the council was asked"),
                    RateRequestPages.LIST + "/" + booking.keptFor()));
        }
        if (toCome && booking.state() == BookingState.ASKING) {
            links.add(new Link("Give this time back", visit + "/cancel"));
        }
        if (booking.state() == BookingState.RECORDED
                || booking.state() == BookingState.QUERIED
                || booking.since().lapsedAt() != null) {
            links.add(new Link("Ask for help with this visit", visit + "/help"));
        }
        links.add(new Link("Book " + booking.provider().name() + " again", again(booking)));
        return links;
    }

    /** Booking again: screens 5, 7, 8. */
    static String again(Booking booking) {
        return Address.of("/book/" + booking.offerId() + "/time")
                .with("for", booking.planLineId())
                .with("as", booking.engagement().slug())
                .toString();
    }

    /** What was just done; an address that says so of a visit where it isn't true says nothing. */
    private static @Nullable String notice(Whose whose, Booking booking, @Nullable String done) {
        Booking.Payment payment = booking.payment();
        return switch (done == null ? "" : done) {
            case "agreed" -> payment == null ? null : "Thank you. " + StateWords.promised(booking, payment);
            case "questioned" ->
                booking.state() == BookingState.QUERIED
                        ? "We told " + booking.provider().name() + " what you wrote. Nothing is paid until you say yes."
                        : null;
            case "cancelled" ->
                booking.state() == BookingState.CANCELLED
                        ? "The visit is cancelled. "
                                + Pence.of(booking.pricePence() - booking.settledPence())
                                        .text()
                                + " is left to use again."
                                + (booking.ownPence() == 0
                                        ? ""
                                        : " " + OwnMoneyWords.back(booking, booking.settledPence(), whose))
                        : null;
            case "help" -> "We told the council’s support team. Somebody calls you about this visit.";
            case "other-time" ->
                booking.state() == BookingState.CONFIRMED
                        ? "Booked. " + booking.provider().name() + " comes "
                                + DateWords.visit(booking.start(), booking.end()) + "."
                        : null;
            case "no-thanks" ->
                booking.state() == BookingState.DECLINED
                        ? "You said no thank you. All of the "
                                + Pence.of(booking.pricePence()).text() + " is left to use again."
                        : null;
            case "asked" ->
                booking.state() == BookingState.ASKING
                        ? "We asked the council. Your time is kept until " + DateWords.until(booking.answerBy()) + "."
                        : null;
            case "too-late" ->
                "This had changed before your answer came, so nothing was done. This is how it stands now.";
            case "booked-already" -> "You have booked this visit already. It was booked once, and this is it.";
            default -> null;
        };
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.UK) + text.substring(1);
    }
}
