package uk.directly.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "What did not arrive": what failed, and what waits for a way out of here.
 *
 * @param sentence how many there are
 */
public record LatePage(Frame frame, String sentence, List<Line> lines) implements Page {
    static final String PATH = "/notices/late";

    /**
     * One.
     *
     * @param title to whom and how
     * @param again where to have it tried again; null: it is still tried
     * @param letter the letter to print; null: it is none
     * @param posted where to say that it was posted
     */
    public record Line(
            String title,
            List<String> lines,
            @Nullable String again,
            @Nullable String letter,
            @Nullable String posted) {}

    @Override
    public String template() {
        return "notice/late";
    }
}
