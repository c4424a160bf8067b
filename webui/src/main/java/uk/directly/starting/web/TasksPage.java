package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Task;

/**
 * What there is to do to start, and how far it is.
 *
 * @param sentence "2 of 5 done"
 * @param tasks in the order in which most people do them
 * @param ready whether all is done and only the last button is left
 * @param call whom to phone
 */
public record TasksPage(Frame frame, String sentence, List<Task> tasks, boolean ready, String call) implements Page {
    @Override
    public String template() {
        return "starting/tasks";
    }
}
