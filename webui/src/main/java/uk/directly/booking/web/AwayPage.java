package uk.directly.booking.web;

import java.util.List;
import java.util.stream.Stream;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.offer.Absence;
import uk.directly.offer.SessionDate;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Days on which a provider is away, for all that they offer, and what is booked on them.
 *
 * @param days those that are not over
 * @param form what was typed
 */
public record AwayPage(Frame frame, List<Days> days, AwayForm form, FormErrors errors) implements Page {
    static final String PATH = "/my-page/away";

    public AwayPage {
        days = List.copyOf(days);
    }

    @Override
    public String template() {
        return "booking/away";
    }

    /**
     * Days away in a row.
     *
     * @param words "3 August 2027 to 17 August 2027"
     * @param remove where they are taken back
     * @param booked what is still to be dealt with, soonest first
     */
    public record Days(String words, String remove, List<Card> booked) {
        public Days {
            booked = List.copyOf(booked);
        }

        static Days of(Absence absence, List<Booking> visits, List<SessionDate> sessions) {
            return new Days(
                    words(absence),
                    PATH + "/" + absence.id() + "/remove",
                    Stream.concat(
                                    visits.stream().map(Days::visit),
                                    sessions.stream().map(Days::session))
                            .toList());
        }

        static String words(Absence absence) {
            String first = DateWords.date(absence.from());
            return absence.from().equals(absence.to()) ? first : first + " to " + DateWords.date(absence.to());
        }

        private static Card visit(Booking booking) {
            boolean asked = booking.state() == BookingState.REQUESTED;
            String title = ProviderWords.title(booking);
            return Card.of(
                    title,
                    List.of(booking.title(), asked ? "Waiting for your answer" : "Booked"),
                    Card.Action.other(
                            asked ? "Answer this request" : "See this visit",
                            ": " + title,
                            (asked ? "/requests/" : "/my-visits/") + booking.id()));
        }

        private static Card session(SessionDate date) {
            String when = DateWords.visit(date.start(), date.end());
            return Card.of(
                    date.title() + ", " + when,
                    List.of(DateWords.count(date.taken(), "person has a place", "people have a place")),
                    Card.Action.other(
                            "Call it off",
                            ": " + date.title() + ", " + when,
                            "/my-page/offers/" + date.offerId() + "/dates-off/" + date.id()));
        }
    }
}
