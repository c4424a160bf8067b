package uk.directly.budget.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Enough;
import uk.directly.budget.model.HoursBought;
import uk.directly.rate.CardEngagement;

/**
 * What an award buys, as API clients read it (R28); minutes are a week's.
 *
 * @param homeKnown whether anybody knows where the person lives; otherwise nobody near is counted
 * @param leastMinutes what the dearest way buys that somebody near offers
 * @param mostMinutes what the cheapest buys
 * @param missingMinutes how much less than planned even the cheapest way buys; only where hours are planned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EnoughJson(
        long weeklyPence,
        @Nullable Integer plannedMinutesWeekly,
        int withinMiles,
        boolean homeKnown,
        int leastMinutes,
        int mostMinutes,
        @Nullable Integer missingMinutes,
        List<WayJson> items) {

    static EnoughJson of(Enough.Answer answer) {
        HoursBought hours = answer.hours();
        return new EnoughJson(
                hours.weeklyPence(),
                hours.plannedMinutes(),
                answer.withinMiles(),
                answer.homeKnown(),
                hours.leastMinutes(),
                hours.mostMinutes(),
                hours.plannedMinutes() == null ? null : hours.missingMinutes(),
                hours.ways().stream()
                        .map(way -> WayJson.of(way, hours.plannedMinutes() != null))
                        .toList());
    }

    /**
     * A way of engaging somebody.
     *
     * @param people how many near can be engaged so; 0: the rate is what the council pays
     * @param ratePence an hour on a weekday, the middle one of those near
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WayJson(
            CardEngagement engagement,
            int people,
            long ratePence,
            long lowestRatePence,
            long highestRatePence,
            @Nullable Long baseRatePence,
            int minutes,
            @Nullable Integer missingMinutes) {
        static WayJson of(HoursBought.Way way, boolean planned) {
            HoursBought.Price price = way.price();
            return new WayJson(
                    price.engagement(),
                    price.people(),
                    price.pence(),
                    price.lowestPence(),
                    price.highestPence(),
                    price.basePence(),
                    way.minutes(),
                    planned ? way.missingMinutes() : null);
        }
    }
}
