package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.web.Card;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Your visits": what is agreed and still to come, soonest first.
 *
 * @param sentence whether there are any
 * @param next where the list goes on
 */
public record ProviderVisitsPage(
        Frame frame,
        String sentence,
        List<Card> visits,
        @Nullable String next) implements Page {

    static ProviderVisitsPage of(Frame frame, List<Booking> visits, @Nullable String next) {
        return new ProviderVisitsPage(
                frame,
                visits.isEmpty() ? "No visit is booked from now on." : "These visits are booked, soonest first.",
                visits.stream()
                        .map(booking -> Card.of(
                                ProviderWords.title(booking),
                                List.of(booking.title()),
                                Card.Action.other(
                                        "See this visit",
                                        ": " + ProviderWords.title(booking),
                                        "/my-visits/" + booking.id())))
                        .toList(),
                next);
    }

    @Override
    public String template() {
        return "booking/providerVisits";
    }
}
