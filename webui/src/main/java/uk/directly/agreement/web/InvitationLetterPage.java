package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An invitation, to send or to print: it is shown once. */
public record InvitationLetterPage(
        Frame frame, String back, List<String> lines, String link, String address, String code, List<String> after)
        implements Page {
    @Override
    public String template() {
        return "agreement/invitation";
    }
}
