package uk.directly.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "What we keep back" (R106).
 *
 * @param holds what is kept back, the one to look at first first
 */
public record HeldPage(Frame frame, List<Line> holds) implements Page {
    static final String PATH = "/notices/held";

    /**
     * One.
     *
     * @param confirm where a second officer agrees; null: it isn't theirs to do
     */
    public record Line(
            String title, List<String> lines, @Nullable String confirm, String release) {}

    @Override
    public String template() {
        return "notice/held";
    }
}
