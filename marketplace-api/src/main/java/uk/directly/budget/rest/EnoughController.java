package uk.directly.budget.rest;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.Awards;
import uk.directly.budget.Enough;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Whether an award is enough (R28): for the officers who decide on it, and for the person whose it is. */
@RestController
class EnoughController {
    private final Awards awards;
    private final Enough enough;

    EnoughController(Awards awards, Enough enough) {
        this.awards = awards;
        this.enough = enough;
    }

    @GetMapping("/api/v1/awards/{id}/enough")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<EnoughJson> ofAward(@PathVariable("id") UUID id, Actor actor) {
        return answer(awards.one(actor.councilId(), id), "This council has no award with this id.");
    }

    @GetMapping("/api/v1/budgets/{id}/enough")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<EnoughJson> ofBudget(@PathVariable("id") UUID id, Actor actor) {
        return answer(
                awards.of(actor.councilId(), actor.forPersonId())
                        .filter(award -> award.budgetId().equals(id))
                        .next(),
                "None of your budgets has this id.");
    }

    private Mono<EnoughJson> answer(Mono<Award> award, String unknown) {
        return award.switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, unknown)))
                .flatMap(found -> enough.of(found)
                        .switchIfEmpty(Mono.error(() -> Problem.of(
                                ProblemType.NOT_FOUND,
                                "This money is not for hours of support, so there are none to count."))))
                .map(EnoughJson::of);
    }
}
