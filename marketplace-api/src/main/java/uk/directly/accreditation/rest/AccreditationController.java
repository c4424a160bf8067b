package uk.directly.accreditation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.CheckDecision;
import uk.directly.accreditation.Decisions;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.accreditation.QueueEntry;
import uk.directly.accreditation.QueueFilter;
import uk.directly.accreditation.Target;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The officers' queue and what they decide about providers (R30). Sent twice, each is the same. */
@RestController
@RequestMapping("/api/v1/accreditation")
@Allow(Role.ACCREDITATION)
class AccreditationController {
    private final OfficerQueue queue;
    private final Decisions decisions;

    AccreditationController(OfficerQueue queue, Decisions decisions) {
        this.queue = queue;
        this.decisions = decisions;
    }

    /** Who waits for an officer, the longest first. */
    @GetMapping("/queue")
    Mono<ResponseEntity<PageOf<WaitingJson>>> queue(Paging paging, Actor actor) {
        Cursor after = paging.after();
        OfficerQueue.Place place = after == null ? null : new OfficerQueue.Place(after.date(0), after.id(1));
        return queue.target(actor.councilId())
                .flatMap(target -> queue.waiting(actor.councilId(), QueueFilter.ALL, place, paging.fetch())
                        .collectList()
                        .map(rows -> paging.answer(
                                rows, row -> Cursor.after(row.since(), row.id()), row -> WaitingJson.of(row, target))));
    }

    /** Takes a provider on, or over from another officer. */
    @PostMapping("/providers/{id}/claim")
    Mono<StateJson> claim(
            @PathVariable("id") UUID id, @RequestBody(required = false) @Nullable ClaimBody body, Actor actor) {
        boolean takeOver = body != null && Boolean.TRUE.equals(body.takeOver());
        return decisions.claim(actor, id, takeOver).map(DecisionProblems::state);
    }

    /** Gives it back. */
    @PostMapping("/providers/{id}/give-back")
    Mono<StateJson> giveBack(@PathVariable("id") UUID id, Actor actor) {
        return decisions.giveBack(actor, id).map(DecisionProblems::state);
    }

    /** Accepts what was given for a check. */
    @PostMapping("/providers/{id}/checks/{check}/accept")
    Mono<StateJson> accept(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            @RequestBody(required = false) @Nullable AcceptBody body,
            Actor actor) {
        return decisions
                .accept(actor, id, check(check), body == null ? CheckDecision.AS_GIVEN : body.decision())
                .map(DecisionProblems::state);
    }

    /** Gives a check back to the provider. */
    @PostMapping("/providers/{id}/checks/{check}/return")
    Mono<StateJson> returnCheck(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            @RequestBody ReasonBody body,
            Actor actor) {
        return decisions
                .returnCheck(actor, id, check(check), null, body.reason())
                .map(DecisionProblems::state);
    }

    /** Puts a provider on the register. */
    @PostMapping("/providers/{id}/accredit")
    Mono<StateJson> accredit(@PathVariable("id") UUID id, Actor actor) {
        return decisions.accredit(actor, id).map(DecisionProblems::state);
    }

    /** Says no, with reasons for the provider. */
    @PostMapping("/providers/{id}/refuse")
    Mono<StateJson> refuse(@PathVariable("id") UUID id, @RequestBody ReasonBody body, Actor actor) {
        return decisions.refuse(actor, id, body.reason()).map(DecisionProblems::state);
    }

    private static CheckName check(String slug) {
        for (CheckName name : CheckName.values()) {
            if (name.slug().equals(slug)) {
                return name;
            }
        }
        throw Problem.of(ProblemType.NOT_FOUND, "There is no such check.");
    }

    /** What is sent to claim. */
    record ClaimBody(@Nullable Boolean takeOver) {}

    /** What an officer saw. */
    record AcceptBody(
            @Nullable String note,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn) {
        CheckDecision decision() {
            return new CheckDecision(null, note, checkedOn, expiresOn);
        }
    }

    /** Why. */
    record ReasonBody(@Nullable String reason) {}

    /** A line of the queue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingJson(
            UUID providerId,
            String name,
            ProviderKind kind,
            LocalDate appliedOn,
            boolean renewal,
            int workingDaysWaiting,
            int target,
            @Nullable ClaimerJson claimedBy,
            long asked,
            long accepted,
            long given,
            long returned) {
        static WaitingJson of(QueueEntry entry, Target target) {
            UUID claimer = entry.claimedById();
            return new WaitingJson(
                    entry.id(),
                    entry.name(),
                    entry.kind(),
                    entry.since(),
                    entry.renewal(),
                    target.waited(entry.since()),
                    target.days(),
                    claimer == null
                            ? null
                            : new ClaimerJson(
                                    claimer, Objects.requireNonNull(entry.claimedBy(), "A person has a name")),
                    entry.asked(),
                    entry.accepted(),
                    entry.given(),
                    entry.returned());
        }
    }

    /** The officer who has it in hand. */
    record ClaimerJson(UUID id, String name) {}
}
