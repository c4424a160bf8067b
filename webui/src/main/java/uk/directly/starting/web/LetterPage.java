package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * A letter to print: it is shown once.
 *
 * @param to whom
 * @param paragraphs what it says
 * @param code the code in large print; empty: it has none
 * @param address where to go with it; empty: nowhere
 * @param ending how to go on, and whom to call
 * @param back where the officer goes on
 */
public record LetterPage(
        Frame frame, String to, List<String> paragraphs, String code, String address, List<String> ending, String back)
        implements Page {
    @Override
    public String template() {
        return "starting/letter";
    }
}
