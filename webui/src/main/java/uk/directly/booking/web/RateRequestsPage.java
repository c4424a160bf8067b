package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What somebody asked the council to pay.
 *
 * @param lines one each, the latest first
 * @param older where the next part is; null: nowhere
 */
public record RateRequestsPage(
        Frame frame, List<Line> lines, @Nullable String older) implements Page {
    @Override
    public String template() {
        return "booking/rateRequests";
    }

    /** One of them. */
    public record Line(String who, String href, String state, String colour, String when) {}
}
