package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * For who was invited: the code, or who invites them.
 *
 * @param goOn where they sign in and go on; empty: the code is asked for
 */
public record InvitedPage(Frame frame, List<String> lines, String code, String goOn, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/invited";
    }
}
