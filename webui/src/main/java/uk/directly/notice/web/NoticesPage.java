package uk.directly.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * "Your notices".
 *
 * @param notices newest first
 * @param next where older ones are; null: there are none
 * @param links where to say how one wants to be written to, and what officers do about notices
 */
public record NoticesPage(
        Frame frame, List<Line> notices, @Nullable String next, List<Link> links) implements Page {
    static final String PATH = "/notices";

    /**
     * One notice.
     *
     * @param text what it says; in Easy Read an idea a line
     * @param easyRead whether it is in Easy Read, which is in larger letters
     * @param unread whether it is seen for the first time
     * @param href the page it is about; null: none of its own
     */
    public record Line(
            String subject,
            List<String> text,
            boolean easyRead,
            String when,
            boolean unread,
            @Nullable String href) {}

    @Override
    public String template() {
        return "notice/notices";
    }
}
