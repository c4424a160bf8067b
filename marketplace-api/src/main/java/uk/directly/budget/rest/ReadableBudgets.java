package uk.directly.budget.rest;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Which budgets somebody may ask about: their own, and officers those of their council (R102). */
@Component
class ReadableBudgets {
    private final Budgets budgets;

    ReadableBudgets(Budgets budgets) {
        this.budgets = budgets;
    }

    /** One of the person acted for; else 404. */
    Mono<Budget> mine(Actor actor, UUID id) {
        return own(actor, id).switchIfEmpty(Mono.error(ReadableBudgets::unknown));
    }

    /** The same, or any of the council for an officer with one of these roles; else 404. */
    Mono<Budget> mineOrFor(Actor actor, UUID id, Role... officers) {
        Mono<Budget> ofCouncil = actor.is(officers) ? budgets.inCouncil(actor.councilId(), id) : Mono.empty();
        return own(actor, id).switchIfEmpty(ofCouncil).switchIfEmpty(Mono.error(ReadableBudgets::unknown));
    }

    private Mono<Budget> own(Actor actor, UUID id) {
        return budgets.one(actor.councilId(), actor.forPersonId(), id);
    }

    static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no budget of this id that you may see.");
    }
}
