package uk.directly.ending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.FieldFault;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.ending.model.ClosingRules;
import uk.directly.payment.TopUpRefundResult;
import uk.directly.payment.TopUpRefunds;
import uk.directly.people.Actor;

/**
 * Accounts are closed for good (R24): one finance officer proposes it with its figures, another says yes, and then whoever
 * is still to be paid is paid. What it means for the money is written in ADR 20.
 */
@Service
public class Closings {
    private static final int MOST_WAITING = 100;

    private final DatabaseClient database;
    private final Changes changes;
    private final KeptAnswers kept;
    private final TopUpRefunds refunds;
    private final JsonMapper json;
    private final Clock clock;

    Closings(
            DatabaseClient database,
            Changes changes,
            KeptAnswers kept,
            TopUpRefunds refunds,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.kept = kept;
        this.refunds = refunds;
        this.json = json;
        this.clock = clock;
    }

    /** "Can this account be closed?"; empty: this council has no such account. */
    public Mono<AccountCheck> check(UUID councilId, UUID budgetId) {
        return Mono.defer(() -> database.sql(
                        "select c::text as found from closing_check(:council, :budget, :at) c where c is not null")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .bind("at", clock.instant())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, AccountCheck.class)));
    }

    /** The same of all accounts of a person, the oldest first. */
    public Flux<AccountCheck> of(UUID councilId, UUID holderId) {
        return database.sql(
                        "select b.id from budget b where b.council_id = :council and b.holder_id = :holder order by b.id")
                .bind("council", councilId)
                .bind("holder", holderId)
                .mapValue(UUID.class)
                .all()
                .concatMap(budget -> check(councilId, budget));
    }

    /** The accounts for which finance has something to do: a second yes, or a payment to record; the oldest first. */
    public Flux<Waiting> waiting(UUID councilId) {
        return database.sql("""
                        select b.award_id, h.name as holder, c.state, c.proposed_at, p.name as proposed_by
                          from budget_closing c
                          join budget b on b.council_id = c.council_id and b.id = c.budget_id
                          join person h on h.council_id = b.council_id and h.id = b.holder_id
                          join person p on p.council_id = c.council_id and p.id = c.proposed_by
                         where c.council_id = :council
                           and (c.state = 'proposed'
                                or c.state = 'done' and exists (select from closing_payment y
                                     where y.council_id = c.council_id and y.closing_id = c.id and y.paid_on is null))
                         order by c.proposed_at, c.id limit :limit""")
                .bind("council", councilId)
                .bind("limit", MOST_WAITING)
                .mapProperties(Waiting.class)
                .all();
    }

    /** Proposes to close an account. */
    public Mono<ClosingResult> propose(Actor officer, UUID budgetId, ClosingRequest request, IdempotencyKey key) {
        return Mono.defer(() -> {
            List<FieldFault> faults = ClosingRules.faults(request, London.today(clock));
            return faults.isEmpty()
                    ? apply("closing_propose", proposal(officer, budgetId, request, key))
                    : ClosingAnswer.orKept(kept, key, new ClosingResult.Invalid(faults));
        });
    }

    private ProposeCommand proposal(Actor officer, UUID budgetId, ClosingRequest request, IdempotencyKey key) {
        return new ProposeCommand(
                key,
                request.id(),
                officer.councilId(),
                officer.personId(),
                budgetId,
                strip(request.payee()),
                Ids.next(),
                request.liabilities().stream()
                        .map(each -> new Liability(
                                Ids.next(), each.what(), each.payee().strip(), each.amountPence()))
                        .toList(),
                request.returnedOn(),
                strip(request.returnReference()),
                clock.instant());
    }

    /** Takes a proposal back; done twice it is the same. */
    public Mono<ClosingResult> withdraw(Actor officer, UUID budgetId, UUID closingId) {
        return Mono.defer(() -> apply(
                "closing_withdraw",
                new DecideCommand(
                        null, closingId, officer.councilId(), officer.personId(), budgetId, clock.instant())));
    }

    /** Another officer's yes: all is posted at once, and the account is closed. */
    public Mono<ClosingResult> approve(Actor officer, UUID budgetId, UUID closingId, IdempotencyKey key) {
        return Mono.defer(() -> apply(
                "closing_approve",
                new DecideCommand(key, closingId, officer.councilId(), officer.personId(), budgetId, clock.instant())));
    }

    /** Records how somebody was paid what a closed account owed them. */
    public Mono<ClosingResult> paid(
            Actor officer,
            UUID budgetId,
            UUID paymentId,
            PaidHow how,
            String reference,
            LocalDate paidOn,
            IdempotencyKey key) {
        return Mono.defer(() -> {
            FieldFault fault = ClosingRules.fault(how, reference, paidOn, London.today(clock));
            return fault == null
                    ? apply(
                            "closing_paid",
                            new PaidCommand(
                                    key,
                                    paymentId,
                                    officer.councilId(),
                                    officer.personId(),
                                    budgetId,
                                    how,
                                    reference.strip(),
                                    paidOn,
                                    clock.instant()))
                    : ClosingAnswer.orKept(kept, key, new ClosingResult.Invalid(List.of(fault)));
        });
    }

    /**
     * Sends unused own money back to the card that it came from, by the same way as the person would (R14). Nothing of it
     * is left for a closing then.
     */
    public Mono<TopUpRefundResult> backToCard(Actor officer, AccountCheck account, IdempotencyKey key) {
        return account.toCardPence() == 0 || account.holderId().equals(officer.personId())
                ? Mono.just(new TopUpRefundResult.NotFound())
                : refunds.ask(
                        Deaths.inTheirPlace(officer, account.holderId()),
                        account.budgetId(),
                        account.toCardPence(),
                        key);
    }

    private Mono<ClosingResult> apply(String function, Object command) {
        return changes.apply(function, command, ClosingAnswer.class).map(ClosingAnswer::result);
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /**
     * An account that waits for finance.
     *
     * @param holder whose it is
     * @param state proposed, or done and somebody is still to be paid
     */
    public record Waiting(UUID awardId, String holder, String state, Instant proposedAt, String proposedBy) {}

    /** The command of {@code closing_propose}. */
    private record ProposeCommand(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID budgetId,
            @Nullable String payee,
            UUID paymentId,
            List<Liability> liabilities,
            @Nullable LocalDate returnedOn,
            @Nullable String returnReference,
            Instant at) {}

    private record Liability(UUID id, ClosingPurpose what, String payee, long amountPence) {}

    /** The command of {@code closing_approve} and {@code closing_withdraw}. */
    private record DecideCommand(
            @Nullable IdempotencyKey idempotency, UUID id, UUID councilId, UUID actorId, UUID budgetId, Instant at) {}

    /** The command of {@code closing_paid}. */
    private record PaidCommand(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID budgetId,
            PaidHow how,
            String reference,
            LocalDate paidOn,
            Instant at) {}
}
