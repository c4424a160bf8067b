package uk.directly.acting.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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
import uk.directly.acting.ActingChecks;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;

/** The council's side of who acts for whom: checks before it begins, reviews, whether somebody can decide (R65). */
@RestController
@RequestMapping("/api/v1")
@Allow(Role.SOCIAL_WORK)
class ActingOfficersController {
    private static final int MOST = 100;

    private final ActingChecks checks;
    private final ActingReviews reviews;

    ActingOfficersController(ActingChecks checks, ActingReviews reviews) {
        this.checks = checks;
        this.reviews = reviews;
    }

    /** Who waits to be looked at, the oldest first. */
    @GetMapping("/acting-checks")
    Mono<PageOf<ActingChecks.ToCheck>> waiting(Actor actor) {
        return checks.waiting(actor.councilId(), MOST).collectList().map(PageOf::whole);
    }

    /** Proposes who is to act for somebody who can't decide; another officer checks it. */
    @PostMapping("/acting-checks")
    Mono<ResponseEntity<Void>> propose(@Valid @RequestBody ProposeBody body, Actor actor) {
        return checks.propose(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        body.personId(),
                        body.name(),
                        body.kin(),
                        body.basis(),
                        body.reason())
                .map(result -> done(result, HttpStatus.CREATED));
    }

    /** Says yes or no; a yes to who is to be authorised answers their code, once. */
    @PostMapping("/acting-checks/{id}")
    Mono<ResponseEntity<ActingInvitationsController.InvitedJson>> check(
            @PathVariable("id") UUID id, @Valid @RequestBody CheckBody body, Actor actor) {
        return checks.check(actor, id, body.yes(), body.reason()).map(result -> {
            if (result instanceof ActingResult.Invited invited) {
                return ResponseEntity.ok(ActingInvitationsController.InvitedJson.of(invited));
            }
            if (result instanceof ActingResult.Done) {
                return ResponseEntity.noContent().build();
            }
            throw ActingProblems.problem(result);
        });
    }

    /** What is to be looked at again, what is due first before the rest. */
    @GetMapping("/acting-reviews")
    Mono<PageOf<ActingReviews.Review>> open(Actor actor) {
        return reviews.open(actor, MOST).collectList().map(PageOf::whole);
    }

    /** Decides: it goes on, or it ends now. */
    @PostMapping("/acting-reviews/{id}")
    Mono<ResponseEntity<Void>> decide(@PathVariable("id") UUID id, @Valid @RequestBody DecideBody body, Actor actor) {
        return reviews.decide(actor, id, body.goesOn(), body.reason())
                .map(result -> done(result, HttpStatus.NO_CONTENT));
    }

    /** Records that somebody who acts for another did what they may not. */
    @PostMapping("/acting-breaches")
    @Allow({Role.SOCIAL_WORK, Role.FINANCE})
    Mono<ResponseEntity<Void>> breach(@Valid @RequestBody BreachBody body, Actor actor) {
        return reviews.breach(actor, body.personId(), body.forPersonId(), body.words())
                .map(result -> done(result, HttpStatus.CREATED));
    }

    /** Records whether somebody can decide about money. */
    @PostMapping("/people/{id}/capacity")
    Mono<ResponseEntity<Void>> capacity(
            @PathVariable("id") UUID id, @Valid @RequestBody CapacityBody body, Actor actor) {
        return reviews.capacity(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        id,
                        body.canDecide(),
                        body.decidedOn(),
                        body.reason())
                .map(result -> done(result, HttpStatus.NO_CONTENT));
    }

    private static ResponseEntity<Void> done(ActingResult result, HttpStatus status) {
        if (result instanceof ActingResult.Done) {
            return ResponseEntity.status(status).build();
        }
        throw ActingProblems.problem(result);
    }

    /** {@code basis}: deputy, attorney, family-or-friend or organisation. The same id twice is one proposal. */
    record ProposeBody(
            @Nullable UUID id,
            @NotNull UUID personId,
            @NotNull String name,
            @NotNull Boolean kin,
            @NotNull String basis,
            @NotNull String reason) {}

    /** With a no, why not. */
    record CheckBody(@NotNull Boolean yes, @Nullable String reason) {}

    /** The reason is read by both. */
    record DecideBody(@NotNull Boolean goesOn, @NotNull String reason) {}

    /** Who, for whom, and what happened. */
    record BreachBody(
            @NotNull UUID personId,
            @NotNull UUID forPersonId,
            @NotNull String words) {}

    /** As the council holds it from that day. */
    record CapacityBody(
            @Nullable UUID id,
            @NotNull Boolean canDecide,
            @NotNull LocalDate decidedOn,
            @NotNull String reason) {}
}
