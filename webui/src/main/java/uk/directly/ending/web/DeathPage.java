package uk.directly.ending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Task;

/**
 * What is to be done after a death, for the officer who is the contact and all others who may see it.
 *
 * @param sentence who is the contact
 * @param facts what was told
 * @param tasks each with its state as the data say it; empty: it was a mistake
 * @param mistaken what happened, where it was
 * @param mistake where it is taken back; null: it can't be any more
 */
public record DeathPage(
        Frame frame,
        String sentence,
        List<SummaryRow> facts,
        List<Task> tasks,
        @Nullable String mistaken,
        @Nullable String mistake)
        implements Page {
    @Override
    public String template() {
        return "ending/death";
    }
}
