package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * "They haven't come": first whether the person is safe (R58).
 *
 * @param visit who and when
 * @param name who was to come
 * @param call the council's number, as a sentence
 * @param told when who was to come was told; null: not yet
 * @param backups whom the person may ask instead, in their order (R7)
 * @param action this page
 * @param didNotHappen where it is said that it didn't happen
 */
public record NotComePage(
        Frame frame,
        String visit,
        String name,
        String call,
        @Nullable String told,
        List<Link> backups,
        String action,
        String didNotHappen)
        implements Page {
    static NotComePage of(Frame frame, String call, Booking booking, List<Booking> backups) {
        String path = "/visits/" + booking.id();
        return new NotComePage(
                frame,
                booking.provider().name() + ", " + DateWords.visit(booking.start(), booking.end()),
                booking.provider().name(),
                call,
                booking.since().notComeAt() == null
                        ? null
                        : "We told " + booking.provider().name() + " at "
                                + DateWords.time(booking.since().notComeAt()) + ".",
                links(backups),
                path + "/not-come",
                path + "/did-not-happen");
    }

    /** Where each can be booked. */
    static List<Link> links(List<Booking> backups) {
        List<Link> links = new ArrayList<>();
        backups.forEach(
                booking -> links.add(new Link("Book " + booking.provider().name(), VisitPages.again(booking))));
        return List.copyOf(links);
    }

    @Override
    public String template() {
        return "booking/notCome";
    }
}
