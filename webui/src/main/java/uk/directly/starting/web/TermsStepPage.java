package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What both sides agree to.
 *
 * @param easy whether these are the Easy Read lines, each with a picture
 * @param you what you do
 * @param council what the council does
 * @param agreed whether it was agreed to before
 * @param call whom to ask first
 */
public record TermsStepPage(
        Frame frame, boolean easy, List<String> you, List<String> council, boolean agreed, String call)
        implements Page {
    @Override
    public String template() {
        return "starting/terms";
    }
}
