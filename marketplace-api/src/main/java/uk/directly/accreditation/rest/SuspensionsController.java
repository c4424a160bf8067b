package uk.directly.accreditation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import uk.directly.accreditation.DecisionResult;
import uk.directly.accreditation.Suspension;
import uk.directly.accreditation.SuspensionRequest;
import uk.directly.accreditation.Suspensions;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** Suspensions (R33): hide at once, call whoever has a visit to come, come back. */
@RestController
@RequestMapping("/api/v1/accreditation/providers/{id}")
@Allow(Role.ACCREDITATION)
class SuspensionsController {
    private final Suspensions suspensions;

    SuspensionsController(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    /** Hides a provider at once. */
    @PostMapping("/suspend")
    Mono<StateJson> suspend(@PathVariable("id") UUID id, @Valid @RequestBody SuspendBody body, Actor actor) {
        return suspensions.suspend(actor, id, body.request()).map(DecisionProblems::state);
    }

    /** The case, with whom to call; that it was looked at is written down. */
    @GetMapping("/suspension")
    Mono<SuspensionJson> one(@PathVariable("id") UUID id, Actor actor) {
        return suspensions.look(actor, id).map(found -> switch (found) {
            case Suspensions.Case.Found one -> SuspensionJson.of(one.suspension());
            case Suspensions.Case.None none -> throw refused(new DecisionResult.NotFound());
            case Suspensions.Case.Interested none -> throw refused(new DecisionResult.Interested());
        });
    }

    /** Writes down that somebody was called. */
    @PostMapping("/suspension/calls/{person}")
    Mono<StateJson> called(
            @PathVariable("id") UUID id,
            @PathVariable("person") UUID person,
            @RequestBody CalledBody body,
            Actor actor) {
        return suspensions.called(actor, id, person, body.said()).map(DecisionProblems::state);
    }

    /** A second officer agrees to delay the notice. */
    @PostMapping("/suspension/confirm-delay")
    Mono<StateJson> confirmDelay(@PathVariable("id") UUID id, Actor actor) {
        return suspensions.confirmDelay(actor, id).map(DecisionProblems::state);
    }

    /** The provider is told now. */
    @PostMapping("/suspension/tell-now")
    Mono<StateJson> tellNow(@PathVariable("id") UUID id, Actor actor) {
        return suspensions.tellNow(actor, id).map(DecisionProblems::state);
    }

    /** Ends it. */
    @PostMapping("/end-suspension")
    Mono<StateJson> end(@PathVariable("id") UUID id, @RequestBody EndBody body, Actor actor) {
        return suspensions.end(actor, id, body.reason()).map(DecisionProblems::state);
    }

    private static RuntimeException refused(DecisionResult result) {
        DecisionProblems.state(result);
        return new IllegalStateException("A refusal is thrown: " + result);
    }

    /** A suspension. */
    record SuspendBody(
            @Nullable UUID id,
            @NotNull Boolean safeguarding,
            @Nullable String reason,
            @Nullable String delayReason,
            @Nullable LocalDate reviewOn) {
        SuspensionRequest request() {
            return new SuspensionRequest(
                    Objects.requireNonNullElseGet(id, Ids::next), safeguarding, reason, delayReason, reviewOn);
        }
    }

    /** What was said. */
    record CalledBody(@Nullable String said) {}

    /** Why it ends. */
    record EndBody(@Nullable String reason) {}

    /** A case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SuspensionJson(
            UUID id,
            UUID providerId,
            boolean safeguarding,
            @Nullable String reason,
            Instant suspendedAt,
            String suspendedBy,
            @Nullable Instant toldAt,
            @Nullable LocalDate notToldUntil,
            @Nullable Instant endedAt,
            List<Suspension.Call> calls) {
        static SuspensionJson of(Suspension suspension) {
            Suspension.Delay delay = suspension.delay();
            return new SuspensionJson(
                    suspension.id(),
                    suspension.providerId(),
                    suspension.safeguarding(),
                    suspension.reason(),
                    suspension.suspendedAt(),
                    suspension.suspendedBy(),
                    suspension.toldAt(),
                    delay == null || delay.endedAt() != null ? null : delay.reviewOn(),
                    suspension.endedAt(),
                    suspension.calls());
        }
    }
}
