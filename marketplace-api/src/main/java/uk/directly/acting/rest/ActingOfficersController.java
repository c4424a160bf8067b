package uk.directly.acting.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingChecks;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.acting.Grants;
import uk.directly.acting.Proposal;
import uk.directly.acting.Ties;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;

/** The council's side of who acts for whom: checks before it begins, reviews, whether somebody can decide (R65). */
@RestController
@RequestMapping("/api/v1")
@Allow(Role.SOCIAL_WORK)
class ActingOfficersController {
    private static final int MOST = 100;

    private final ActingChecks checks;
    private final ActingReviews reviews;
    private final Grants grants;
    private final Ties ties;

    ActingOfficersController(ActingChecks checks, ActingReviews reviews, Grants grants, Ties ties) {
        this.checks = checks;
        this.reviews = reviews;
        this.grants = grants;
        this.ties = ties;
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
                        new Proposal(
                                Objects.requireNonNullElseGet(body.id(), Ids::next),
                                body.personId(),
                                body.name(),
                                body.kin(),
                                body.basis(),
                                body.reason(),
                                body.mayApproveUpToPence()))
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
        return reviews.decide(actor, id, body.goesOn(), body.reason(), body.capacity())
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
                        body.reason(),
                        Boolean.TRUE.equals(body.endsAuthorised()))
                .map(result -> done(result, HttpStatus.NO_CONTENT));
    }

    /** Lowers up to how much somebody who was authorised says yes; whom they let in goes no further. */
    @PutMapping("/people/{id}/acting/{who}")
    Mono<ResponseEntity<Void>> lower(
            @PathVariable("id") UUID id,
            @PathVariable("who") UUID who,
            @Valid @RequestBody LowerBody body,
            Actor actor) {
        return grants.lower(actor, id, who, body.mayApproveUpToPence(), body.reason())
                .map(result -> done(result, HttpStatus.NO_CONTENT));
    }

    /** With whom somebody lives or works, and did, the latest first (R64). */
    @GetMapping("/people/{id}/ties")
    Mono<PageOf<Ties.Tie>> ties(@PathVariable("id") UUID id, Actor actor) {
        return ties.of(actor.councilId(), id, MOST).collectList().map(PageOf::whole);
    }

    /** Ends one of them, with a reason. */
    @PostMapping("/people/{id}/ties/{tie}/end")
    Mono<ResponseEntity<Void>> endTie(
            @PathVariable("id") UUID id,
            @PathVariable("tie") UUID tie,
            @Valid @RequestBody ReasonBody body,
            Actor actor) {
        return ties.end(actor, id, tie, body.reason()).map(result -> done(result, HttpStatus.NO_CONTENT));
    }

    private static ResponseEntity<Void> done(ActingResult result, HttpStatus status) {
        if (result instanceof ActingResult.Done) {
            return ResponseEntity.status(status).build();
        }
        throw ActingProblems.problem(result);
    }

    /** {@code basis}: deputy, attorney, family-or-friend or organisation. The same id twice is one proposal. No amount: no limit. */
    record ProposeBody(
            @Nullable UUID id,
            @NotNull UUID personId,
            @NotNull String name,
            @NotNull Boolean kin,
            @NotNull String basis,
            @NotNull String reason,
            @Nullable Long mayApproveUpToPence) {}

    /** With a no, why not. */
    record CheckBody(@NotNull Boolean yes, @Nullable String reason) {}

    /** The reason is read by both. Where the question is whether the person can decide: what was assessed, and when. */
    record DecideBody(
            @NotNull Boolean goesOn,
            @NotNull String reason,
            @Nullable Boolean canDecide,
            @Nullable LocalDate assessedOn) {
        ActingReviews.@Nullable Capacity capacity() {
            if (canDecide == null) {
                return null;
            }
            if (assessedOn == null) {
                throw Problem.invalid("assessedOn", "Give the day on which it was assessed.");
            }
            return new ActingReviews.Capacity(canDecide, assessedOn);
        }
    }

    /** Up to how much, from now on, and why. */
    record LowerBody(
            @NotNull @PositiveOrZero Long mayApproveUpToPence,
            @NotNull String reason) {}

    /** Why. */
    record ReasonBody(@NotNull String reason) {}

    /** Who, for whom, and what happened. */
    record BreachBody(
            @NotNull UUID personId,
            @NotNull UUID forPersonId,
            @NotNull String words) {}

    /** As the council holds it from that day; {@code endsAuthorised}: that whoever was authorised acts no more is meant. */
    record CapacityBody(
            @Nullable UUID id,
            @NotNull Boolean canDecide,
            @NotNull LocalDate decidedOn,
            @NotNull String reason,
            @Nullable Boolean endsAuthorised) {}
}
