package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.money.Pence;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A visit, for who comes: when and where, what was told of it, what is agreed and paid.
 *
 * @param important something that went otherwise than the reader thought
 * @param state where it stands, in a word or two
 * @param next what happens next, or what to do
 * @param hours where to tell the hours, while they can be told
 * @param facts when, where, what was told
 * @param price of what was told; before that, of what was booked
 * @param agreed what both sides agreed to
 * @param didNotHappen where it is said that the visit didn't happen; null: too early, or too late
 * @param callOff where the provider says that they can't come; null: too late for that
 * @param help where help is asked for; null: there is nothing to help with
 * @param messages where the two write to each other
 * @param hide where the two stop meeting here (R44)
 */
public record ProviderVisitPage(
        Frame frame,
        @Nullable String important,
        String state,
        String colour,
        List<String> next,
        @Nullable Link hours,
        List<SummaryRow> facts,
        Table price,
        List<AgreedPart> agreed,
        @Nullable String didNotHappen,
        @Nullable String callOff,
        @Nullable String help,
        List<Link> messages,
        String hide)
        implements Page {
    private static final ZoneId LONDON = DateWords.LONDON;

    static ProviderVisitPage of(
            Frame frame,
            @Nullable String important,
            Booking booking,
            BookingBook.@Nullable Address address,
            Instant now) {
        Booking.Visit visit = booking.visit();
        return new ProviderVisitPage(
                frame,
                important == null ? waitedFor(booking) : important,
                ProviderWords.state(booking),
                ProviderWords.colour(booking),
                next(booking, now),
                hours(booking, now),
                facts(booking, address, now.atZone(LONDON).toLocalDate()),
                visit == null
                        ? PriceWords.table(
                                booking.heldPence() > 0 ? "Promised for this visit" : "Price of this visit",
                                booking.lines(),
                                booking.items(),
                                "In all",
                                booking.pricePence())
                        : PriceWords.table(
                                "Price of what you told us",
                                visit.lines(),
                                visit.items(),
                                "In all",
                                visit.pricePence()),
                AgreedPart.of(booking.terms()),
                booking.state() == BookingState.CONFIRMED && !now.isBefore(booking.start())
                        ? "/my-visits/" + booking.id() + "/did-not-happen"
                        : null,
                booking.state() == BookingState.CONFIRMED && now.isBefore(booking.start())
                        ? "/my-visits/" + booking.id() + "/call-off"
                        : null,
                help(booking),
                messages(booking),
                "/my-page/hidden?visit=" + booking.id());
    }

    /** R51: the same time was told of somebody else's visit too; it is said, and refused to nobody. */
    ProviderVisitPage with(List<Booking> atTheSameTime) {
        if (atTheSameTime.isEmpty()) {
            return this;
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "You told us of other visits at the same time. If that is right, leave it. If not, correct your hours.");
        atTheSameTime.forEach(other -> {
            Booking.Visit visit = other.visit();
            if (visit != null) {
                lines.add(other.holderName() + ", " + DateWords.visit(visit.start(), visit.end()));
            }
        });
        List<SummaryRow> rows = new ArrayList<>(facts);
        rows.add(new SummaryRow("At the same time", List.copyOf(lines), null));
        return new ProviderVisitPage(
                frame,
                important,
                state,
                colour,
                next,
                hours,
                List.copyOf(rows),
                price,
                agreed,
                didNotHappen,
                callOff,
                help,
                messages,
                hide);
    }

    private static List<Link> messages(Booking booking) {
        String visit = "/my-visits/" + booking.id();
        Link write = new Link("Write to " + booking.holderName(), visit + "/messages");
        if (booking.state() == BookingState.CONFIRMED) {
            return List.of(
                    write,
                    new Link(
                            "What " + booking.holderName() + " wants you to know",
                            "/about-people/" + booking.holderId()));
        }
        return booking.question() == null
                ? List.of(write)
                : List.of(
                        write,
                        new Link("What " + booking.holderName() + " says is wrong", visit + "/question/messages"));
    }

    private static @Nullable Link hours(Booking booking, Instant now) {
        String path = "/my-visits/" + booking.id() + "/hours";
        if (booking.state() == BookingState.CONFIRMED) {
            return now.isBefore(booking.start()) ? null : new Link("Tell us your hours", path);
        }
        return HoursPages.canBeTold(booking) ? new Link("Correct your hours", path) : null;
    }

    /** R58: the person said that nobody has come. */
    private static @Nullable String waitedFor(Booking booking) {
        Instant at = booking.since().notComeAt();
        return at == null || booking.state() != BookingState.CONFIRMED
                ? null
                : booking.holderName() + " told us at " + DateWords.time(at)
                        + " that you haven’t come. Please call or go there now, or say that it didn’t happen.";
    }

    private static @Nullable String help(Booking booking) {
        boolean open = booking.state() == BookingState.RECORDED
                || booking.state() == BookingState.QUERIED
                || booking.since().lapsedAt() != null;
        return open ? "/my-visits/" + booking.id() + "/help" : null;
    }

    private static List<SummaryRow> facts(Booking booking, BookingBook.@Nullable Address address, LocalDate today) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("What", booking.title()));
        rows.add(SummaryRow.of("Booked", ProviderWords.times(booking.start(), booking.end())));
        if (address != null) {
            List<String> lines = new ArrayList<>(address.lines().lines().toList());
            lines.add(address.postcode());
            rows.add(new SummaryRow("Where", lines, null));
        }
        rows.addAll(PairWords.forProvider(booking));
        Booking.Visit visit = booking.visit();
        if (visit != null) {
            rows.add(SummaryRow.of("You told us", ProviderWords.times(visit.start(), visit.end())));
            rows.addAll(ToldWords.rows(booking));
        }
        if (booking.state() == BookingState.QUERIED && booking.question() != null) {
            rows.add(SummaryRow.of(booking.holderName() + " says", booking.question()));
        }
        String pay = ProviderWords.pay(booking, today);
        if (pay != null) {
            rows.add(SummaryRow.of("Pay", pay));
        }
        String own = OwnMoneyWords.paidByThePerson(booking);
        if (own != null) {
            rows.add(SummaryRow.of("Who pays", own));
        }
        return List.copyOf(rows);
    }

    private static List<String> next(Booking booking, Instant now) {
        String person = booking.holderName();
        return switch (booking.state()) {
            case ASKING -> List.of(person + " asked the council about this visit. You don't have to do anything.");
            case REQUESTED -> List.of(person + " waits for your answer.");
            case CONFIRMED -> {
                if (now.isBefore(booking.start())) {
                    yield List.of("After the visit, tell us your hours. Nothing is paid before " + person
                            + " says yes to them.");
                }
                yield List.of(
                        now.isBefore(booking.end())
                                ? "It is on now. When you have finished, tell us your hours."
                                : "It is over. Tell us your hours, so that " + person
                                        + " can say yes and you are paid.");
            }
            case RECORDED -> recorded(booking);
            case QUERIED -> questioned(booking);
            case SETTLED -> settled(booking);
            case CANCELLED -> cancelled(booking);
            case DECLINED -> List.of("You said no. The time is free again for others to book.");
            case EXPIRED ->
                List.of(
                        booking.since().lapsedAt() == null
                                ? "The time to answer ran out, so nothing was booked."
                                : "You and " + person
                                        + " did not agree about your hours in time, so nothing is paid for"
                                        + " them here. You can ask for help with it.");
            case DID_NOT_HAPPEN ->
                List.of(
                        booking.settledPence() == 0
                                ? "The visit didn't happen. Nothing is paid for it."
                                : "The visit didn't happen. " + person + " agreed to pay "
                                        + Pence.of(booking.settledPence()).text() + " for it.");
        };
    }

    private static List<String> recorded(Booking booking) {
        String person = booking.holderName();
        List<String> lines = new ArrayList<>();
        lines.add("We asked " + person + " whether your hours are right. You can correct them until the answer comes.");
        Booking.Visit visit = booking.visit();
        if (visit != null && visit.pricePence() > booking.pricePence()) {
            lines.add("It is "
                    + Pence.of(visit.pricePence() - booking.pricePence()).text()
                    + " more than was promised. That part is only paid if " + person + " says yes to it.");
        }
        return List.copyOf(lines);
    }

    private static List<String> cancelled(Booking booking) {
        String person = booking.holderName();
        long back = booking.since().givenBackPence();
        List<String> lines = new ArrayList<>();
        if ("provider".equals(booking.since().cancelledBy())) {
            lines.add("You said that you can't come. Nothing is paid for it.");
        } else if ("paused".equals(booking.since().cancelledBy())) {
            lines.add(
                    booking.settledPence() > 0
                            ? "It was paused. You are paid what you both agreed for keeping the time."
                            : "It was paused. Nothing is paid for it.");
        } else {
            lines.add(
                    booking.settledPence() > 0
                            ? person + " cancelled it late. You are paid what you both agreed for that."
                            : "It was cancelled. Nothing is paid for it.");
        }
        if (back > 0) {
            lines.add("You took another booking in this time, so "
                    + Pence.of(back).text() + " went back to " + person
                    + ". If you had it already, the council calls you about it.");
        }
        return List.copyOf(lines);
    }

    private static List<String> settled(Booking booking) {
        String person = booking.holderName();
        List<String> lines = new ArrayList<>();
        lines.add(
                booking.since().bySilence()
                        ? person + " didn’t answer, so what was promised for this visit is paid."
                        : person + " said yes to your hours.");
        if (booking.since().lapsedPence() > 0) {
            lines.add("The other " + Pence.of(booking.since().lapsedPence()).text()
                    + " was not agreed in time and is not paid here. You can ask for help with it.");
        }
        return List.copyOf(lines);
    }

    private static List<String> questioned(Booking booking) {
        String person = booking.holderName();
        String open = Pence.of(booking.openPence()).text();
        if (booking.hasWagesInQuestion()) {
            return List.of(
                    "Wages are always paid: your time went to payroll, marked “not agreed yet”.",
                    "Talk to " + person
                            + " if you can. If your hours were wrong, correct them; the difference is corrected"
                            + " too. If you can't agree, call the council for help.");
        }
        if (booking.since().bySilence()) {
            return List.of(person + " didn’t answer, so what was promised is paid: "
                    + Pence.of(booking.settledPence()).text() + ". " + open
                    + " is waiting for an answer. Talk to " + person + " about it, or ask for help.");
        }
        if (booking.settledPence() > 0) {
            return List.of(person + " said yes to "
                    + Pence.of(booking.settledPence()).text() + ". " + open + " is waiting for an answer. Talk to "
                    + person + " about it, or call the council for help.");
        }
        return List.of(
                person + " says that something is wrong. Talk to " + person + " if you can.",
                "If your hours were wrong, correct them. If they were right, leave them as they are: " + open
                        + " is paid when " + person + " says yes. If you can't agree, call the council for help.");
    }

    @Override
    public String template() {
        return "booking/providerVisit";
    }
}
