package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Who acts for a person, for an officer or their support worker.
 *
 * @param canDecide what the council holds; null: a support worker, whom it is not shown
 * @param invite where somebody is asked with a letter; null: an officer
 * @param links where an officer does something about one of them
 * @param path where an officer goes on; null: a support worker
 */
public record PersonPowersPage(
        Frame frame,
        String back,
        @Nullable String canDecide,
        List<HelpersPage.Person> people,
        List<HelpersPage.Asked> asked,
        List<String> before,
        List<Link> links,
        @Nullable String invite,
        @Nullable String path)
        implements Page {
    @Override
    public String template() {
        return "acting/person";
    }
}
