package uk.directly.agreement.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.FamilyDecisions;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;

/** The council decides whether a relative may be paid (R62). */
@RestController
@RequestMapping("/api/v1/family-decisions")
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class FamilyDecisionsController {
    private static final int MOST = 200;

    private final FamilyDecisions decisions;

    FamilyDecisionsController(FamilyDecisions decisions) {
        this.decisions = decisions;
    }

    /** What waits first, then what was decided. */
    @GetMapping
    Mono<PageOf<FamilyDecisions.Question>> list(Actor actor) {
        return decisions.list(actor.councilId(), MOST).collectList().map(PageOf::whole);
    }

    /** Decides about those two. */
    @PostMapping("/{agreementId}")
    Mono<FamilyDecisions.Question> decide(
            @PathVariable("agreementId") UUID agreementId, @Valid @RequestBody DecisionBody body, Actor actor) {
        return decisions
                .decide(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        agreementId,
                        body.yes(),
                        body.purpose(),
                        body.capPence(),
                        body.reason())
                .flatMap(result -> result instanceof AgreementResult.Done || result instanceof AgreementResult.Decided
                        ? decisions.one(actor.councilId(), agreementId)
                        : Mono.error(AgreementProblems.problem(result)));
    }

    /** With a yes: for what; the same id twice is one decision. */
    record DecisionBody(
            @Nullable UUID id,
            @NotNull Boolean yes,
            @Nullable String purpose,
            @Nullable Long capPence,
            @NotNull String reason) {}
}
