package uk.directly.agreement.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.AskToAgree;
import uk.directly.agreement.BasisReason;
import uk.directly.agreement.EmployerTask;
import uk.directly.agreement.Family;
import uk.directly.agreement.Proposals;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** What two people agreed: each of the two reads it; the person agrees, answers and does the employer's tasks. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementsController {
    private final Agreements agreements;
    private final Proposals proposals;
    private final AgreementBook book;

    AgreementsController(Agreements agreements, Proposals proposals, AgreementBook book) {
        this.agreements = agreements;
        this.proposals = proposals;
        this.book = book;
    }

    /** One's own, the latest first. */
    @GetMapping
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<AgreementJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.list(actor, after == null ? null : after.id(0), paging.fetch())
                .map(agreement -> AgreementJson.of(agreement, actor))
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    @GetMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.SEE)
    Mono<AgreementJson> one(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor, id)
                .map(agreement -> AgreementJson.of(agreement, actor))
                .switchIfEmpty(Mono.error(() -> AgreementProblems.problem(new AgreementResult.NotFound())));
    }

    /** The person says who is the boss, and yes to the terms of an offer. */
    @PostMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<AgreementJson>> agree(@Valid @RequestBody AgreeBody body, Actor actor) {
        return agreements.agree(actor, body.asked()).map(result -> {
            AgreementJson made = json(result, actor);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .location(URI.create("/api/v1/agreements/" + made.id()))
                    .body(made);
        });
    }

    /** Whether they are relatives (R62): said once. */
    @PostMapping("/{id}/family")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> family(@PathVariable("id") UUID id, @Valid @RequestBody FamilyBody body, Actor actor) {
        return agreements.say(actor, id, body.answer(), List.of()).map(result -> json(result, actor));
    }

    /** Why somebody isn't employed (R80). */
    @PostMapping("/{id}/basis")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> basis(@PathVariable("id") UUID id, @Valid @RequestBody BasisBody body, Actor actor) {
        return agreements.say(actor, id, null, body.reasons()).map(result -> json(result, actor));
    }

    @PostMapping("/{id}/versions/{version}/yes")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> yes(@PathVariable("id") UUID id, @PathVariable("version") int version, Actor actor) {
        return proposals.answer(actor, id, version, true).map(result -> json(result, actor));
    }

    @PostMapping("/{id}/versions/{version}/no")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> no(@PathVariable("id") UUID id, @PathVariable("version") int version, Actor actor) {
        return proposals.answer(actor, id, version, false).map(result -> json(result, actor));
    }

    /** The employer's tasks (R83): all of them, done or not. */
    @GetMapping("/{id}/tasks")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<PageOf<TaskJson>> tasks(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor, id)
                .filter(agreement -> agreement.holder().id().equals(actor.forPersonId()))
                .map(TaskJson::of)
                .map(PageOf::whole)
                .switchIfEmpty(Mono.error(() -> AgreementProblems.problem(new AgreementResult.NotFound())));
    }

    @PutMapping("/{id}/tasks/{task}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> done(
            @PathVariable("id") UUID id,
            @PathVariable("task") String task,
            @Valid @RequestBody TaskBody body,
            Actor actor) {
        return agreements
                .done(actor, id, task(task), body.doneOn(), body.until(), body.who())
                .map(result -> json(result, actor));
    }

    @DeleteMapping("/{id}/tasks/{task}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AgreementJson> undo(@PathVariable("id") UUID id, @PathVariable("task") String task, Actor actor) {
        return agreements.undo(actor, id, task(task)).map(result -> json(result, actor));
    }

    private static EmployerTask task(String slug) {
        return Arrays.stream(EmployerTask.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> AgreementProblems.problem(new AgreementResult.NotFound()));
    }

    static AgreementJson json(AgreementResult result, Actor actor) {
        if (result instanceof AgreementResult.Done done) {
            return AgreementJson.of(done.agreement(), actor);
        }
        throw AgreementProblems.problem(result);
    }

    /** What is agreed; {@code basis}: why they aren't employed. */
    record AgreeBody(
            @NotNull UUID offerId,
            @Nullable Engagement engagement,
            @Nullable List<BasisReason> basis,
            @Nullable Family family) {
        AskToAgree asked() {
            return new AskToAgree(offerId, engagement, Objects.requireNonNullElse(basis, List.of()), family);
        }
    }

    /** The answer. */
    record FamilyBody(@NotNull Family answer) {}

    /** The reasons. */
    record BasisBody(@NotNull List<BasisReason> reasons) {}

    /** When it was done, until when it counts, and by whom. */
    record TaskBody(
            @NotNull LocalDate doneOn,
            @Nullable LocalDate until,
            @Nullable String who) {}
}
