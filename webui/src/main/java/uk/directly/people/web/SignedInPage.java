package uk.directly.people.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Where you are signed in".
 *
 * @param places this browser first
 */
public record SignedInPage(Frame frame, List<Place> places) implements Page {
    static final String PATH = "/signed-in";

    @Override
    public String template() {
        return "people/signedIn";
    }

    /**
     * Somewhere.
     *
     * @param id what the form sends
     * @param device "Chrome on Android"
     * @param line since when, and when it was last used
     * @param here whether it is the browser that asks
     */
    public record Place(String id, String device, String line, boolean here) {}
}
