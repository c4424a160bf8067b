package uk.directly.agreement.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Task;

/**
 * Before somebody starts who is employed (R83).
 *
 * @param ready said where the visit can be booked
 * @param goOn where it goes on; null: nowhere in particular
 * @param call whom to ring for help
 */
public record TasksPage(
        Frame frame,
        String back,
        String lead,
        List<Task> needed,
        List<Task> also,
        String ready,
        @Nullable Link goOn,
        String call)
        implements Page {
    @Override
    public String template() {
        return "agreement/tasks";
    }
}
