package uk.directly.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * One coming over of people: what was read, what it would do or has done, and its rows.
 *
 * @param state how far it is, in a sentence
 * @param totals our sums beside those of the old system; null: undone
 * @param reason why they differ, where somebody wrote it down
 * @param whyNot why whoever looks can't do the next step
 * @param steps what can be done, the next one first
 * @param rows those that are shown; null: there are none any more
 * @param next where they go on
 * @param views which others can be seen
 */
public record IntakePage(
        Frame frame,
        String state,
        List<SummaryRow> facts,
        @Nullable Table totals,
        @Nullable String reason,
        @Nullable String whyNot,
        List<Link> steps,
        @Nullable Table rows,
        @Nullable String next,
        List<Link> views)
        implements Page {
    @Override
    public String template() {
        return "intake/intake";
    }
}
