package uk.directly.home.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook.Address;
import uk.directly.booking.ProviderDiary;
import uk.directly.enquiry.Enquiry;
import uk.directly.money.Pence;
import uk.directly.payment.ProviderPay;
import uk.directly.register.ProviderFile;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.PayWords;

/**
 * "Today", for a PA or a small business: today's visits, what needs them, their money, their page.
 *
 * @param sentence the day in one sentence
 * @param clock visits that can be started, finished or sent now
 * @param visits over and not told of first, then today's, else the next one
 * @param needs questioned visits and requests
 * @param money a sentence each; at least one
 * @param page what runs out when
 */
public record TodayPage(
        Frame frame,
        String sentence,
        List<Press> clock,
        List<Card> visits,
        List<Card> needs,
        List<String> money,
        List<String> page)
        implements Page {

    /**
     * From what was read.
     *
     * @param addresses of agreed visits, by booking (R101)
     * @param coming pay that is agreed and not paid
     */
    static TodayPage of(
            Frame frame,
            ProviderDiary.Day day,
            Map<UUID, Address> addresses,
            List<ProviderPay.Coming> coming,
            ProviderFile file,
            Instant now) {
        LocalDate today = now.atZone(DateWords.LONDON).toLocalDate();
        List<Booking> shown = next(day.next(), today);
        List<Card> visits = new ArrayList<>();
        day.toTell().forEach(booking -> visits.add(toTell(booking)));
        shown.forEach(booking -> visits.add(next(booking, addresses.get(booking.id()), now)));
        List<Card> needs = new ArrayList<>();
        day.requests().forEach(booking -> needs.add(request(booking)));
        day.questioned().forEach(booking -> needs.add(questioned(booking)));
        return new TodayPage(
                frame,
                sentence(day, shown, today),
                List.of(),
                visits,
                needs,
                money(coming, day.waitingPence(), today),
                YourPage.words(file, today));
    }

    /** The same with a change of the bank account to look at first. */
    TodayPage with(BankNotice notice) {
        List<Card> first = new ArrayList<>(List.of(Card.needed(
                notice.title(),
                List.of("If this was not you, stop it now."),
                Card.Action.main("See your bank account", "", notice.href()))));
        first.addAll(needs);
        return new TodayPage(frame, sentence, clock, visits, List.copyOf(first), money, page);
    }

    /** The same with what can be pressed now. */
    TodayPage withClock(List<Booking> now) {
        return new TodayPage(frame, sentence, now.stream().map(TodayPage::press).toList(), visits, needs, money, page);
    }

    private static Press press(Booking booking) {
        String path = "/my-visits/" + booking.id();
        if (booking.since().startedAt() == null) {
            return new Press(title(booking), null, "Start", path + "/start", null);
        }
        String began = "Started at " + DateWords.time(booking.since().startedAt());
        return booking.since().finishedAt() == null
                ? new Press(title(booking), began, "Finish", path + "/finish", null)
                : new Press(
                        title(booking),
                        began + ", finished at "
                                + DateWords.time(booking.since().finishedAt()),
                        "Send your hours",
                        null,
                        path + "/send");
    }

    /** The same with those who wrote and wait for an answer (R43). */
    TodayPage with(List<Enquiry> waiting) {
        List<Card> all = new ArrayList<>(needs);
        waiting.forEach(enquiry -> all.add(Card.needed(
                enquiry.personFirstName()
                        + (enquiry.current() == null ? " asked you something" : " would like to meet you"),
                List.of(enquiry.offerTitle()),
                Card.Action.main(
                        "See and answer", ": " + enquiry.personFirstName(), "/requests/messages/" + enquiry.id()))));
        return new TodayPage(frame, sentence, clock, visits, List.copyOf(all), money, page);
    }

    /** Today's visits; on a day without one the next. */
    static List<Booking> next(List<Booking> next, LocalDate today) {
        List<Booking> todays = next.stream()
                .filter(booking -> !day(booking.start()).isAfter(today))
                .toList();
        return todays.isEmpty() ? next.stream().limit(1).toList() : todays;
    }

    private static String sentence(ProviderDiary.Day day, List<Booking> shown, LocalDate today) {
        long todays = shown.stream()
                .filter(booking -> !day(booking.start()).isAfter(today))
                .count();
        String visits = todays == 0
                ? "You have no more visits today"
                : DateWords.count(todays, "visit") + " still to come today";
        if (day.toTell().isEmpty()) {
            return visits + ".";
        }
        return visits + ". Tell us your hours for "
                + DateWords.count(day.toTell().size(), "visit") + ".";
    }

    private static Card toTell(Booking booking) {
        String about = ": " + title(booking);
        return Card.needed(
                title(booking),
                List.of("This visit is over. Tell us your hours, so that you are paid."),
                Card.Action.main("Tell us your hours", about, "/my-visits/" + booking.id() + "/hours"),
                Card.Action.other("See this visit", about, "/my-visits/" + booking.id()));
    }

    private static Card next(Booking booking, @Nullable Address address, Instant now) {
        String about = ": " + title(booking);
        Card.Action see = Card.Action.other("See this visit", about, "/my-visits/" + booking.id());
        List<String> lines = new ArrayList<>();
        lines.add(booking.title());
        if (address != null) {
            lines.add(String.join(", ", address.lines().lines().toList()) + ", " + address.postcode());
        }
        if (now.isBefore(booking.start())) {
            return Card.of(title(booking), lines, see);
        }
        if (booking.since().notComeAt() != null) {
            lines.add(booking.holderName() + " told us that you haven’t come. Please call or go there now.");
        }
        lines.add("It is on now. Tell us your hours when you have finished.");
        return Card.of(
                title(booking),
                lines,
                Card.Action.main("Tell us your hours", about, "/my-visits/" + booking.id() + "/hours"),
                see);
    }

    private static Card request(Booking booking) {
        String about = ": " + title(booking);
        String path = "/requests/" + booking.id();
        return Card.needed(
                title(booking),
                List.of(
                        booking.holderName() + " asks: " + booking.title(),
                        Pence.of(booking.pricePence()).text() + " for "
                                + DateWords.length(Duration.between(booking.start(), booking.end())),
                        "Answer by " + DateWords.dayAndTime(booking.answerBy())),
                Card.Action.main("See and accept", about, path),
                Card.Action.other("Decline", about, path + "/decline"));
    }

    private static Card questioned(Booking booking) {
        String open = PayWords.waiting(Pence.of(booking.openPence()));
        return Card.needed(
                title(booking),
                booking.agreedPence() > 0
                        ? List.of(booking.holderName() + " said yes to "
                                + Pence.of(booking.agreedPence()).text() + ". " + open)
                        : List.of(booking.holderName() + " says that something is wrong with your hours.", open),
                Card.Action.main("See this visit", ": " + title(booking), "/my-visits/" + booking.id()));
    }

    private static List<String> money(List<ProviderPay.Coming> coming, long waitingPence, LocalDate today) {
        List<String> lines = new ArrayList<>();
        for (ProviderPay.Coming each : coming) {
            lines.add(PayWords.coming(
                    Pence.of(each.amountPence()), each.promisedOn(), each.rail(), each.failed(), today));
        }
        if (waitingPence > 0) {
            lines.add(PayWords.waiting(Pence.of(waitingPence)));
        }
        return lines.isEmpty() ? List.of("Nothing is on its way now") : List.copyOf(lines);
    }

    private static String title(Booking booking) {
        return booking.holderName() + ", " + DateWords.visit(booking.start(), booking.end());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(DateWords.LONDON).toLocalDate();
    }

    /**
     * A visit whose hours are kept by pressing.
     *
     * @param title whose it is and when
     * @param note what was pressed; null: nothing yet
     * @param text the button
     * @param action where the press goes; null: {@code href} leads on
     * @param href the page that asks once more before it is sent
     */
    public record Press(
            String title,
            @Nullable String note,
            String text,
            @Nullable String action,
            @Nullable String href) {}

    @Override
    public String template() {
        return "home/today";
    }
}
