package uk.directly.bank.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankAccount;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankChanges;
import uk.directly.bank.BankOwner;
import uk.directly.bank.BankResult;
import uk.directly.bank.rest.BankJson.ChangeJson;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.people.SignInTime;

/** Where money goes: owners change it, officers look (R26). */
@RestController
@RequestMapping("/api/v1")
class BankDetailsController {
    private static final Duration STOPPED_SHOWN = Duration.ofDays(30);

    private final BankChanges changes;
    private final BankBook book;
    private final Clock clock;

    BankDetailsController(BankChanges changes, BankBook book, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.clock = clock;
    }

    /** Where one's own support money goes. */
    @GetMapping("/me/bank-details")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<BankJson> mine(Actor actor) {
        return all(actor, BankOwner.holder(actor));
    }

    @PutMapping("/me/bank-details")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ChangeJson> putMine(@Valid @RequestBody DetailsBody body, Actor actor, ServerWebExchange exchange) {
        return put(actor, BankOwner.holder(actor), body, exchange);
    }

    /** Where one's pay goes. */
    @GetMapping("/providers/me/bank-details")
    @Allow(Role.PROVIDER)
    Mono<BankJson> pay(Actor actor) {
        return all(actor, provider(actor));
    }

    @PutMapping("/providers/me/bank-details")
    @Allow(Role.PROVIDER)
    Mono<ChangeJson> putPay(@Valid @RequestBody DetailsBody body, Actor actor, ServerWebExchange exchange) {
        return put(actor, provider(actor), body, exchange);
    }

    /** What waits for an officer, is new, or was stopped in the last 30 days. */
    @GetMapping("/bank-detail-changes")
    @Allow(Role.FINANCE)
    Mono<ListJson> toLookAt(Actor actor) {
        return book.toLookAt(actor.councilId(), clock.instant(), clock.instant().minus(STOPPED_SHOWN))
                .map(ChangeJson::forOfficers)
                .collectList()
                .map(ListJson::new);
    }

    /** An officer called back on the number known before. */
    @PostMapping("/bank-detail-changes/{id}/confirm")
    @Allow(Role.FINANCE)
    Mono<ChangeJson> confirm(@PathVariable("id") UUID id, Actor actor) {
        return changes.confirm(actor, id).map(BankProblems::done).map(ChangeJson::forOfficers);
    }

    /** A second officer says yes. */
    @PostMapping("/bank-detail-changes/{id}/approve")
    @Allow(Role.FINANCE)
    Mono<ChangeJson> approve(@PathVariable("id") UUID id, Actor actor) {
        return changes.approve(actor, id).map(BankProblems::done).map(ChangeJson::forOfficers);
    }

    /** "This wasn't me", or an officer's no. */
    @PostMapping("/bank-detail-changes/{id}/stop")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER, Role.FINANCE})
    @ForOthers(Power.RUN)
    Mono<ChangeJson> stop(@PathVariable("id") UUID id, Actor actor) {
        return actor.is(Role.FINANCE)
                ? changes.refuse(actor, id).map(BankProblems::done).map(ChangeJson::forOfficers)
                : changes.stop(actor, id).map(BankProblems::done).map(ChangeJson::of);
    }

    private Mono<BankJson> all(Actor actor, BankOwner owner) {
        return book.of(actor.councilId(), owner).collectList().map(BankJson::of);
    }

    private Mono<ChangeJson> put(Actor actor, BankOwner owner, DetailsBody body, ServerWebExchange exchange) {
        return changes.change(
                        actor,
                        SignInTime.of(exchange),
                        owner,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        BankAccount.typed(body.sortCode(), body.accountNumber(), body.name()),
                        Boolean.TRUE.equals(body.nameConfirmed()))
                .map(BankProblems::done)
                .map(ChangeJson::of);
    }

    private static BankOwner provider(Actor actor) {
        BankOwner owner = BankOwner.provider(actor);
        if (owner == null) {
            throw BankProblems.of(new BankResult.NotFound());
        }
        return owner;
    }

    /** The details to pay to. Written to no log. */
    record DetailsBody(
            @Nullable UUID id,
            @NotNull String sortCode,
            @NotNull String accountNumber,
            @NotNull String name,
            @Nullable Boolean nameConfirmed) {
        @Override
        public String toString() {
            return "DetailsBody[masked]";
        }
    }

    /** A list. */
    record ListJson(List<ChangeJson> items) {}
}
