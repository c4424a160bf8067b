package uk.directly.concern.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Worried about someone?": for everybody, signed in or not.
 *
 * @param call "call the Adult safeguarding team on 0161 …", to go on a sentence
 * @param within "1 working day"
 * @param signedIn whether they can be found by who they are
 */
public record ConcernPage(
        Frame frame, ConcernForm form, String team, String call, String within, boolean signedIn, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "concern/concern";
    }
}
