package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * One provider for an officer: what is asked, what was given, how far each is, and what can be decided.
 *
 * @param back the list it came from
 * @param facts who they are and how far they are
 * @param checks a row each, leading to what was given
 * @param missing what has to be accepted before they can be on the register; empty: nothing, or not to be decided now
 * @param hand who has it in hand
 * @param decisions what can be decided
 * @param interest what keeps this officer out; null: nothing
 * @param interestPath where an officer says what ties them to it
 * @param interests which officers have said what ties them to it
 * @param history what became of it, the latest first
 */
public record FilePage(
        Frame frame,
        Link back,
        List<SummaryRow> facts,
        Table checks,
        List<String> missing,
        Hand hand,
        List<Link> decisions,
        @Nullable String interest,
        String interestPath,
        List<String> interests,
        List<String> history)
        implements Page {
    @Override
    public String template() {
        return "accreditation/file";
    }

    /**
     * Who has it in hand.
     *
     * @param says in a sentence
     * @param action where one button goes; null: there is none
     * @param button what it says
     * @param other another way; null: none
     */
    public record Hand(
            String says,
            @Nullable String action,
            @Nullable String button,
            @Nullable Link other) {}
}
