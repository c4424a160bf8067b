package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Who is the boss between two people, asked before a first visit where it has to be (R80, R83).
 *
 * @param reasons why somebody isn't employed; empty: they are
 * @param family whether they are relatives; empty: not asked
 * @param other where the answer is changed; empty: there is no other
 */
public record BossPage(
        Frame frame,
        String back,
        String action,
        List<String> lines,
        List<Choice> reasons,
        List<String> ticked,
        List<Choice> family,
        String familySaid,
        String button,
        String other,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/boss";
    }
}
