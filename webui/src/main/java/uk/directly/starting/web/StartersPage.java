package uk.directly.starting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Those who start, and those who would like to stop.
 *
 * @param waiting those with money agreed and no letter yet
 * @param open those who have a letter and have not finished; null: none
 * @param stops those who would like to stop
 * @param next where the next part is
 */
public record StartersPage(
        Frame frame,
        List<Link> waiting,
        @Nullable Table open,
        List<Link> stops,
        @Nullable String next) implements Page {
    @Override
    public String template() {
        return "starting/starters";
    }
}
