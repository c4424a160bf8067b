package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The people who support somebody.
 *
 * @param people most recently booked first
 */
public record PeoplePage(Frame frame, List<Supporter> people) implements Page {
    @Override
    public String template() {
        return "booking/people";
    }

    /**
     * Somebody who comes, or came.
     *
     * @param what what they were booked for last
     * @param last the latest visit, in words
     * @param person their page
     * @param again where the same is booked again
     * @param visit the latest visit
     */
    public record Supporter(String name, String what, String last, String person, String again, String visit) {}
}
