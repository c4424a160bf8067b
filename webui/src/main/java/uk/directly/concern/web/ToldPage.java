package uk.directly.concern.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * What somebody told us while they were signed in: that we have it, and no more.
 *
 * @param told null: nothing
 */
public record ToldPage(Frame frame, @Nullable Table told, String call) implements Page {
    @Override
    public String template() {
        return "concern/told";
    }
}
