package uk.directly.booking.web;

import java.time.Instant;
import uk.directly.offer.BookableOffer;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * A session is full: whether one would like to wait.
 *
 * @param back to the dates
 * @param who what it is, and with whom
 * @param when which of its dates, and for how many
 * @param action where the form goes
 */
public record WaitPage(Frame frame, String back, String who, String when, String action) implements Page {
    static WaitPage of(Viewer viewer, Trail trail, BookableOffer offer, Instant start, Instant end) {
        return new WaitPage(
                Frame.of("There are not enough places", viewer).under("/find"),
                trail.session().toString(),
                offer.title() + " with " + offer.seller().name(),
                DateWords.visit(start, end) + ", " + DateWords.count(trail.places(), "place"),
                trail.waiting().toString());
    }

    @Override
    public String template() {
        return "booking/wait";
    }
}
