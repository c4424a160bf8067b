package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Screen 5 of a session: which date, and for how many.
 *
 * @param back to the offer
 * @param who what it is, and with whom
 * @param dates the coming ones with the places that are left
 * @param date what was chosen
 * @param places how many were asked for
 * @param boxes what there is beside: somebody who comes along, a first time
 * @param here this page with the answers so far
 * @param errors what is wrong
 */
public record SessionPage(
        Frame frame,
        String back,
        String who,
        List<Choice> dates,
        String date,
        String places,
        List<Box> boxes,
        Address here,
        FormErrors errors)
        implements Page {
    /** A box to tick. */
    public record Box(String name, Choice choice, boolean ticked) {}

    @Override
    public String template() {
        return "booking/session";
    }
}
