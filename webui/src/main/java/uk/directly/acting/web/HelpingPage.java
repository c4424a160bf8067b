package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * For who was asked to act for somebody: the code, or what it opens.
 *
 * @param lines who asks
 * @param code what was typed
 * @param goOn where they sign in; empty: the code is asked first
 */
public record HelpingPage(Frame frame, List<String> lines, String code, String goOn, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/helping";
    }
}
