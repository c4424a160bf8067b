package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * All visits of a person.
 *
 * @param answer those that wait for a yes
 * @param coming soonest first
 * @param off that were to come, and were called off, declined or not answered
 * @param waiting said to who waits for a place in a session; null: nobody does
 * @param alone of two who were to come one is left: where the person says whether that is enough
 * @param past latest first
 * @param first whether this is the first page of the list, the one with what is to come
 * @param later the next, older part of what has been, if any
 */
public record VisitsPage(
        Frame frame,
        List<VisitLine> answer,
        List<VisitLine> coming,
        List<VisitLine> off,
        @Nullable String waiting,
        List<Link> alone,
        List<VisitLine> past,
        boolean first,
        @Nullable String later)
        implements Page {
    @Override
    public String template() {
        return "booking/visits";
    }
}
