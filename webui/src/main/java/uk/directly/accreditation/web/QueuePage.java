package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Queue": who waits for an officer, the longest first; calls to make today; what runs out soon.
 *
 * @param sentence how long the longest has waited
 * @param calls suspensions that stand, with the calls to make; empty: none
 * @param filter what was chosen
 * @param waiting a row each; null: nobody, as it was filtered
 * @param next where the list goes on
 * @param answered those who gave something again, in a sentence, and where they are; null: nobody
 * @param drafts who has begun and not sent it; null: nobody
 * @param runningOut how many checks end soon, in a sentence
 */
public record QueuePage(
        Frame frame,
        String sentence,
        List<Link> calls,
        Filter filter,
        @Nullable Table waiting,
        @Nullable String next,
        @Nullable Link answered,
        @Nullable Table drafts,
        String runningOut)
        implements Page {
    @Override
    public String template() {
        return "accreditation/queue";
    }

    /** What can be chosen, and what was. */
    public record Filter(
            List<Choice> kinds,
            String kind,
            List<Choice> whats,
            String what,
            List<Choice> hands,
            String hand,
            boolean late,
            boolean used) {}
}
