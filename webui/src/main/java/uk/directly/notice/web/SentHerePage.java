package uk.directly.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** What would have been sent, where nothing is: the latest first. */
public record SentHerePage(Frame frame, List<Line> messages) implements Page {
    static final String PATH = "/demonstration/outbox";

    /**
     * One message.
     *
     * @param title how and to whom
     * @param pdf the letter as it is printed; null: it is none
     */
    public record Line(
            String title,
            String when,
            String subject,
            List<String> text,
            @Nullable String pdf) {}

    @Override
    public String template() {
        return "notice/sentHere";
    }
}
