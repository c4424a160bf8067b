package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.budget.Freeze;
import uk.directly.budget.FreezeResult;
import uk.directly.budget.Freezes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Stopping a budget for a while (R24): officers decide, the person sees it. */
@RestController
@RequestMapping("/api/v1/budgets/{id}")
class FreezesController {
    private final Freezes freezes;
    private final Budgets budgets;

    FreezesController(Freezes freezes, Budgets budgets) {
        this.freezes = freezes;
        this.budgets = budgets;
    }

    @PostMapping("/freeze")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<ResponseEntity<Freeze>> freeze(@PathVariable("id") UUID id, @Valid @RequestBody FreezeBody body, Actor actor) {
        return freezes.freeze(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        id,
                        body.reason(),
                        body.reviewOn(),
                        body.insteadOf())
                .map(result -> ResponseEntity.status(HttpStatus.CREATED).body(done(result)));
    }

    @PostMapping("/unfreeze")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<Freeze> unfreeze(@PathVariable("id") UUID id, @Valid @RequestBody UnfreezeBody body, Actor actor) {
        return freezes.unfreeze(actor, id, body.freezeId(), body.reason()).map(FreezesController::done);
    }

    /** All there were, the latest first: for officers those of their council, for others their own. */
    @GetMapping("/freezes")
    @Allow({Role.HOLDER, Role.CARER, Role.FINANCE, Role.SOCIAL_WORK})
    @ForOthers(Power.SEE)
    Mono<PageOf<Freeze>> list(@PathVariable("id") UUID id, Actor actor) {
        return (actor.is(Role.FINANCE, Role.SOCIAL_WORK)
                        ? budgets.inCouncil(actor.councilId(), id).hasElement()
                        : budgets.one(actor.councilId(), actor.forPersonId(), id)
                                .hasElement())
                .filter(there -> there)
                .switchIfEmpty(Mono.error(FreezesController::notFound))
                .flatMap(there -> freezes.of(actor.councilId(), id).collectList())
                .map(PageOf::whole);
    }

    private static Freeze done(FreezeResult result) {
        return switch (result) {
            case FreezeResult.Done done -> done.freeze();
            case FreezeResult.NotFound none -> throw notFound();
            case FreezeResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        switch (wrong.state()) {
                            case "deceased" -> "The council was told that its holder has died. It stays frozen.";
                            case "closed" -> "This account is closed, and stays closed.";
                            default ->
                                "This budget is " + wrong.state() + " by another decision. Read its freezes again.";
                        },
                        Map.of("state", wrong.state()));
            case FreezeResult.OwnBudget own ->
                throw Problem.of(ProblemType.NOT_ALLOWED, "Somebody else has to decide about your own money.");
            case FreezeResult.Invalid invalid ->
                throw Problem.invalid(invalid.fault().field(), invalid.fault().message());
        };
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such budget for you.");
    }

    /**
     * Freezes.
     *
     * @param id the same id again is the same freeze
     * @param insteadOf the freeze that goes on with another reason and day
     */
    record FreezeBody(
            @Nullable UUID id,
            @NotNull String reason,
            @NotNull LocalDate reviewOn,
            @Nullable UUID insteadOf) {}

    /** Opens it again; {@code freezeId}: only that freeze. */
    record UnfreezeBody(@NotNull String reason, @Nullable UUID freezeId) {}
}
