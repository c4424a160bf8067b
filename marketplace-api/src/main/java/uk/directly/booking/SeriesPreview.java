package uk.directly.booking;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.LeftOut;
import uk.directly.rate.Span;

/**
 * Every date of visits that come again, before they are booked.
 *
 * @param visits in their order, as far as bookings may be made ahead
 * @param until the last day on which visits are booked now; later ones follow by themselves
 * @param goesOn whether the rule gives more visits than can be shown
 */
public record SeriesPreview(List<Visit> visits, LocalDate until, boolean goesOn) {
    public SeriesPreview {
        visits = List.copyOf(visits);
    }

    /** One date. */
    public sealed interface Visit {
        /** The local day that the rule gives. */
        LocalDate day();
    }

    /**
     * It can be booked.
     *
     * @param now whether it is booked now; later ones when their turn comes
     * @param beside what the person has booked already at that time, which is no obstacle: "Getting out with Aisha K"
     */
    public record Possible(
            LocalDate day,
            Quote quote,
            boolean now,
            @Nullable String beside) implements Visit {}

    /** It can't be booked; when its turn comes it is asked again. */
    public record Clash(LocalDate day, Span span, Refusal why, boolean now) implements Visit {}

    /** It is left out. */
    public record Without(LocalDate day, LeftOut why) implements Visit {}

    /** Those that are booked now. */
    public List<Possible> bookedNow() {
        return visits.stream()
                .filter(Possible.class::isInstance)
                .map(Possible.class::cast)
                .filter(Possible::now)
                .toList();
    }

    /** Those that would be booked now, and can't. */
    public List<Clash> clashesNow() {
        return visits.stream()
                .filter(Clash.class::isInstance)
                .map(Clash.class::cast)
                .filter(Clash::now)
                .toList();
    }

    /** How much of support money is missing for those that are booked now; zero: it reaches. */
    public long shortPence() {
        return Math.max(
                bookedNow().stream()
                                .mapToLong(each -> each.quote().fromBudgetPence())
                                .sum()
                        - availablePence(),
                0);
    }

    /** The same of own money. */
    public long ownShortPence() {
        return Math.max(
                bookedNow().stream()
                                .mapToLong(each -> each.quote().fromOwnPence())
                                .sum()
                        - bookedNow().stream()
                                .mapToLong(each -> each.quote().budget().own().availablePence())
                                .max()
                                .orElse(0),
                0);
    }

    /** What is promised now in all. */
    public long nowPence() {
        return bookedNow().stream().mapToLong(each -> each.quote().totalPence()).sum();
    }

    /** Left to use, before it is booked. */
    public long availablePence() {
        return bookedNow().stream()
                .mapToLong(each -> each.quote().availablePence())
                .max()
                .orElse(0);
    }
}
