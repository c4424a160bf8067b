package uk.directly.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An award as an officer wants to record it.
 *
 * @param holderId whose it is to be
 * @param from the first day
 * @param to the last day; null: open
 * @param planLines what it may be spent on, in the plan's own words
 * @param route how the person has the money, if they have said so already
 * @param brokerId who runs the fund, where a broker does
 */
public record AwardRequest(
        UUID holderId,
        AwardKind kind,
        AwardTerms terms,
        LocalDate from,
        @Nullable LocalDate to,
        List<String> planLines,
        @Nullable MoneyRoute route,
        @Nullable UUID brokerId) {

    /** Copies the lines, without what stands around their words. */
    public AwardRequest {
        planLines = planLines.stream().map(String::strip).toList();
    }

    /** The route: a fund is always with its broker. */
    public @Nullable MoneyRoute chosenRoute() {
        return route == null && kind == AwardKind.ISF ? MoneyRoute.ISF : route;
    }
}
