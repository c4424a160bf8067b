package uk.directly.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.OffersForMe;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What an offer means for one's own money a week (R28). */
@RestController
class OfferForMeController {
    private final OffersForMe offers;

    OfferForMeController(OffersForMe offers) {
        this.offers = offers;
    }

    @GetMapping("/api/v1/offers/{id}/for-me")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<ForMeJson> forMe(@PathVariable("id") UUID id, Actor actor) {
        return offers.of(actor, id)
                .map(ForMeJson::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no such offer by the hour, or no money of yours that comes by the week.")));
    }

    /** The figures. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForMeJson(
            long leftPence,
            LocalDate until,
            long weeklyPence,
            long ratePence,
            @Nullable Long basePence,
            long minutesAWeek,
            @Nullable Long minutesAWeekAtBase,
            long morePence,
            long usualMinutesAWeek,
            long usualPence,
            long usualMorePence) {
        static ForMeJson of(WeekOfMoney week) {
            return new ForMeJson(
                    week.leftPence(),
                    week.until(),
                    week.weeklyPence(),
                    week.ratePence(),
                    week.basePence(),
                    week.minutes(),
                    week.minutesAtBase(),
                    week.morePence(),
                    week.usualMinutes(),
                    week.usualPence(),
                    week.usualMorePence());
        }
    }
}
