package uk.directly.ending.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What became of somebody's own account when it was closed.
 *
 * @param lines a sentence each
 * @param statement where the last statement is
 * @param help whom to call if something looks wrong
 */
public record ClosedPage(Frame frame, List<String> lines, String statement, String help) implements Page {
    @Override
    public String template() {
        return "ending/closed";
    }
}
