package uk.directly.booking.web;

import uk.directly.booking.Booking;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Say no to this request?": asked once more, because a no can't be taken back.
 *
 * @param what who asks, and for when
 * @param action where the no is sent
 * @param back where to go instead
 */
public record DeclinePage(Frame frame, String what, String person, String action, String back) implements Page {

    static DeclinePage of(Frame frame, Booking booking) {
        String path = "/requests/" + booking.id();
        return new DeclinePage(frame, ProviderWords.title(booking), booking.holderName(), path + "/decline", path);
    }

    @Override
    public String template() {
        return "booking/decline";
    }
}
