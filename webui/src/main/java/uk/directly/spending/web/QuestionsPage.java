package uk.directly.spending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What somebody asked the council about their money, the latest first.
 *
 * @param lines one each
 * @param older where older ones are
 */
public record QuestionsPage(
        Frame frame, List<Line> lines, @Nullable String older) implements Page {
    @Override
    public String template() {
        return "spending/questions";
    }

    /**
     * One question.
     *
     * @param state "The council said yes"
     * @param colour of the state, as GOV.UK names it
     * @param when a line about dates
     */
    public record Line(String what, String href, String state, String colour, String when) {}
}
