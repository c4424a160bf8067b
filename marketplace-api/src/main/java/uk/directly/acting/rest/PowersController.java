package uk.directly.acting.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.acting.ActsForMe;
import uk.directly.acting.Limits;
import uk.directly.acting.Powers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;

/** Who acts for a person, how far, and how it ends (R60, R61). */
@RestController
@RequestMapping("/api/v1")
class PowersController {
    private static final int MOST = 100;

    private final Powers powers;
    private final ActingReviews reviews;

    PowersController(Powers powers, ActingReviews reviews) {
        this.powers = powers;
        this.reviews = reviews;
    }

    /** Who acts for this person, and who did. */
    @GetMapping("/acting")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<PageOf<ActsForMe>> list(Actor actor) {
        return powers.of(actor.councilId(), actor.forPersonId(), MOST)
                .collectList()
                .map(PageOf::whole);
    }

    /** Says anew how far somebody may act. */
    @PutMapping("/acting/{personId}")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<ActsForMe> change(@PathVariable("personId") UUID personId, @Valid @RequestBody LimitsBody body, Actor actor) {
        return powers.change(actor, actor.forPersonId(), personId, body.limits())
                .flatMap(result -> result instanceof ActingResult.Done
                        ? powers.one(actor.councilId(), actor.forPersonId(), personId)
                        : Mono.error(ActingProblems.problem(result)));
    }

    /** Ends it at once. */
    @DeleteMapping("/acting/{personId}")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<Void>> end(@PathVariable("personId") UUID personId, Actor actor) {
        return powers.end(actor, actor.forPersonId(), personId).map(PowersController::gone);
    }

    /** "I can decide again", or "I think they can": the council looks (R65). */
    @PostMapping("/acting/can-decide-again")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<Void>> again(@Valid @RequestBody AgainBody body, Actor actor) {
        return reviews.canDecideAgain(actor, body.words()).map(PowersController::gone);
    }

    /** Gives up acting for somebody. */
    @DeleteMapping("/acting-for/{personId}")
    @Allow
    Mono<ResponseEntity<Void>> giveUp(@PathVariable("personId") UUID personId, Actor actor) {
        return powers.end(actor, personId, actor.personId()).map(PowersController::gone);
    }

    /** R64: says with which provider one lives or works. */
    @PostMapping("/acting-for/ties")
    @Allow
    Mono<ResponseEntity<Void>> tied(@Valid @RequestBody TieBody body, Actor actor) {
        return powers.tied(actor, body.providerId(), body.kind()).map(PowersController::gone);
    }

    /** R65: says that one saw a worker's DBS certificate. */
    @PostMapping("/providers/{id}/dbs-seen")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<Void>> seen(@PathVariable("id") UUID id, @Valid @RequestBody SeenBody body, Actor actor) {
        return powers.seen(actor, id, body.level(), body.issuedOn(), body.seenOn())
                .map(PowersController::gone);
    }

    private static ResponseEntity<Void> gone(ActingResult result) {
        if (result instanceof ActingResult.Done) {
            return ResponseEntity.noContent().build();
        }
        throw ActingProblems.problem(result);
    }

    /** How far: {@code mayApproveUpToPence} absent is without a limit, {@code lastDay} absent until somebody ends it. */
    record LimitsBody(
            @NotNull Boolean mayBook,
            @Nullable Long mayApproveUpToPence,
            @Nullable LocalDate lastDay) {
        Limits limits() {
            return new Limits(mayBook, mayApproveUpToPence, lastDay);
        }
    }

    /** In one's own words, if one likes. */
    record AgainBody(@Nullable String words) {}

    /** {@code household} or {@code business}. */
    record TieBody(@NotNull UUID providerId, @NotNull String kind) {}

    /** What the certificate was, never what it said. */
    record SeenBody(
            @NotNull String level,
            @NotNull LocalDate issuedOn,
            @NotNull LocalDate seenOn) {}
}
