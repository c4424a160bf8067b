package uk.directly.booking.web;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.enquiry.Enquiry;
import uk.directly.money.Pence;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Requests": who asks for what, the most urgent first.
 *
 * @param sentence how many there are
 * @param requests a card each
 * @param next where the list goes on
 * @param messages who asks a question or would like to meet, and waits for an answer
 */
public record RequestsPage(
        Frame frame,
        String sentence,
        List<Card> requests,
        @Nullable String next,
        List<Card> messages) implements Page {

    static RequestsPage of(Frame frame, List<Booking> requests, boolean first, @Nullable String next) {
        String sentence;
        if (!first) {
            sentence = "More requests that wait for your answer.";
        } else if (requests.isEmpty()) {
            sentence = "Nobody is waiting for your answer now.";
        } else if (requests.size() == 1 && next == null) {
            sentence = "One request waits for your answer.";
        } else {
            sentence = (next == null ? requests.size() + " requests wait" : "Requests wait")
                    + " for your answer, the most urgent first.";
        }
        return new RequestsPage(
                frame, sentence, once(requests).stream().map(RequestsPage::card).toList(), next, List.of());
    }

    /** The same with those who wrote and wait for an answer. */
    RequestsPage with(List<Enquiry> waiting) {
        return new RequestsPage(
                frame,
                requests.isEmpty() && !waiting.isEmpty()
                        ? "Nobody asks for a visit now. Somebody wrote to you."
                        : sentence,
                requests,
                next,
                waiting.stream().map(RequestsPage::message).toList());
    }

    private static Card message(Enquiry enquiry) {
        String name = enquiry.personFirstName();
        return Card.needed(
                name + (enquiry.current() == null ? " asked you something" : " would like to meet you"),
                List.of(enquiry.offerTitle()),
                Card.Action.main("See and answer", ": " + name, "/requests/messages/" + enquiry.id()));
    }

    /** Of visits that come again and ask for one answer only the most urgent. */
    private static List<Booking> once(List<Booking> requests) {
        Set<UUID> seen = new HashSet<>();
        return requests.stream()
                .filter(each -> {
                    Booking.InSeries part = each.series();
                    return part == null || part.accepted() || seen.add(part.id());
                })
                .toList();
    }

    private static String length(Booking booking) {
        String length = DateWords.length(Duration.between(booking.start(), booking.end()));
        Booking.InSeries part = booking.series();
        return part == null || part.accepted() ? length : length + ", " + AgainWords.of(part.rule());
    }

    private static Card card(Booking booking) {
        String about = ": " + ProviderWords.title(booking);
        String path = "/requests/" + booking.id();
        return new Card(
                ProviderWords.title(booking),
                List.of(
                        booking.title(),
                        Pence.of(booking.pricePence()).text() + " for " + length(booking),
                        "Answer by " + DateWords.dayAndTime(booking.answerBy())),
                List.of(
                        Card.Action.main("See and accept", about, path),
                        Card.Action.other("Decline", about, path + "/decline")),
                true);
    }

    @Override
    public String template() {
        return "booking/requests";
    }
}
