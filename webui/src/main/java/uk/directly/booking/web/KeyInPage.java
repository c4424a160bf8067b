package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * "Key in": whose sheet it is, then its lines (R55).
 *
 * @param people whose sheets may be waiting
 * @param sheet the lines of one person's; null: nobody is chosen yet
 */
public record KeyInPage(
        Frame frame,
        FormErrors errors,
        List<Link> people,
        @Nullable Sheet sheet) implements Page {
    static final String PATH = "/key-in";

    @Override
    public String template() {
        return "booking/keyIn";
    }

    /**
     * A paper sheet.
     *
     * @param person whose it is
     * @param source which sheet it is, as it was typed
     * @param lines a visit each
     */
    public record Sheet(String person, String source, List<Line> lines, String action) {}

    /**
     * One visit.
     *
     * @param n its number in the form
     * @param booking its id
     * @param title who, when
     * @param start as it was typed
     * @param end as it was typed
     * @param more what else was typed
     * @param asked which fields there are for it
     */
    public record Line(
            int n, String booking, String title, String start, String end, HoursMore more, HoursMore.Asked asked) {
        /** The name of a field of this line. */
        public String field(String name) {
            return name + n;
        }
    }
}
