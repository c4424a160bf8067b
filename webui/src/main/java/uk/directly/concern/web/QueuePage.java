package uk.directly.concern.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Concerns": what waits for the team, by its clock; nothing of what was told.
 *
 * @param sentence how many are late
 * @param waiting null: nothing
 */
public record QueuePage(
        Frame frame, String sentence, @Nullable Table waiting) implements Page {
    @Override
    public String template() {
        return "concern/queue";
    }
}
