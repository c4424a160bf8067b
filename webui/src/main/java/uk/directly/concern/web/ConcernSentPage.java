package uk.directly.concern.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "We have it": the answer to the form itself, for the reference stands in no address.
 *
 * @param danger whether somebody is in danger now, or may be
 * @param next what happens now
 */
public record ConcernSentPage(Frame frame, String reference, boolean danger, List<String> next, boolean signedIn)
        implements Page {
    @Override
    public String template() {
        return "concern/sent";
    }
}
