package uk.directly.payment;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.model.WayBack;
import uk.directly.people.Actor;

/**
 * People have their unused own money back: to the card that paid it, what was paid last first (R14). It is held from the
 * moment they ask, so that it can't be spent meanwhile.
 */
@Service
public class TopUpRefunds {
    /** How often a decision is made anew where the money moved in between. */
    private static final int TRIES = 3;

    private static final String SELECT = """
            select r.id, r.request_id, t.budget_id, r.top_up_id, t.rail, r.amount_pence, r.state, r.asked_at, r.ended_at
              from top_up_refund r
              join top_up t on t.council_id = r.council_id and t.id = r.top_up_id
              join budget b on b.council_id = t.council_id and b.id = t.budget_id
             where r.council_id = :council and b.holder_id = :holder
            """;

    private final DatabaseClient database;
    private final Budgets budgets;
    private final Changes changes;
    private final RefundAttempts attempts;
    private final Clock clock;

    TopUpRefunds(DatabaseClient database, Budgets budgets, Changes changes, RefundAttempts attempts, Clock clock) {
        this.database = database;
        this.budgets = budgets;
        this.changes = changes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** What can go back now; empty: this person has no such budget. */
    public Mono<WayBack> wayBack(Actor holder, UUID budgetId) {
        return budgets.one(holder.councilId(), holder.forPersonId(), budgetId)
                .flatMap(budget -> sources(holder.councilId(), budgetId)
                        .collectList()
                        .map(sources -> new WayBack(budget.own().availablePence(), sources)));
    }

    /** Holds so much, and sends it on its way. */
    public Mono<TopUpRefundResult> ask(Actor holder, UUID budgetId, long amountPence, IdempotencyKey key) {
        return ask(holder, budgetId, amountPence, key, TRIES);
    }

    private Mono<TopUpRefundResult> ask(Actor holder, UUID budgetId, long amountPence, IdempotencyKey key, int tries) {
        return wayBack(holder, budgetId)
                .map(way -> way.of(amountPence))
                .flatMap(decision -> changes.apply(
                                "top_up_refund_ask",
                                command(holder, budgetId, amountPence, key, decision),
                                Answer.class)
                        .flatMap(answer -> switch (answer.outcome()) {
                            case "done" -> done(holder, answer);
                            case "not-found" -> Mono.just(new TopUpRefundResult.NotFound());
                            case "insufficient-funds" ->
                                Mono.just(new TopUpRefundResult.InsufficientFunds(
                                        Objects.requireNonNull(answer.shortPence())));
                            case "changed" ->
                                switch (decision) {
                                    case WayBack.Decision.MoreThanUnused more ->
                                        Mono.just(new TopUpRefundResult.InsufficientFunds(more.shortPence()));
                                    case WayBack.Decision.CameOtherwise otherwise ->
                                        Mono.just(new TopUpRefundResult.CameOtherwise(otherwise.mostPence()));
                                    case WayBack.Decision.Parts parts ->
                                        tries > 1
                                                ? ask(holder, budgetId, amountPence, key, tries - 1)
                                                : Mono.just(new TopUpRefundResult.InProgress());
                                };
                            case "idempotency-key-reused" -> Mono.just(new TopUpRefundResult.KeyReused());
                            case "request-in-progress" -> Mono.just(new TopUpRefundResult.InProgress());
                            default -> throw new IllegalStateException("A refund came to " + answer.outcome());
                        }))
                .switchIfEmpty(Mono.just(new TopUpRefundResult.NotFound()));
    }

    private Mono<TopUpRefundResult> done(Actor holder, Answer answer) {
        UUID request = Objects.requireNonNull(answer.requestId());
        return select(holder, " and r.request_id = :request order by r.id")
                .bind("request", request)
                .map(TopUpRefunds::refund)
                .all()
                .map(TopUpRefund::asAsked)
                .collectList()
                .map(parts -> new TopUpRefundResult.Done(request, parts, Boolean.TRUE.equals(answer.replayed())));
    }

    /**
     * What this person asked to have back, newest first.
     *
     * @param after the last one seen; none: from the newest
     */
    public Flux<TopUpRefund> list(Actor holder, @Nullable UUID after, int limit) {
        return select(holder, " and r.id < :after order by r.id desc limit :limit")
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .map(TopUpRefunds::refund)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec select(Actor holder, String which) {
        return database.sql(SELECT + which).bind("council", holder.councilId()).bind("holder", holder.forPersonId());
    }

    private Flux<WayBack.Source> sources(UUID councilId, UUID budgetId) {
        return database.sql("""
                        select s.id as top_up_id, s.amount_pence - top_up_given_back(s) as left_pence
                          from top_up_sources(:council, :budget) s""")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .mapProperties(WayBack.Source.class)
                .all();
    }

    private static TopUpRefund refund(Readable row) {
        return new TopUpRefund(
                get(row, "id", UUID.class),
                get(row, "request_id", UUID.class),
                get(row, "budget_id", UUID.class),
                get(row, "top_up_id", UUID.class),
                get(row, "rail", String.class),
                get(row, "amount_pence", Long.class),
                TopUpRefund.State.of(get(row, "state", String.class)),
                get(row, "asked_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    /** Without parts where it can't be: only a repetition of what was done is answered then. */
    private Command command(
            Actor holder, UUID budgetId, long amountPence, IdempotencyKey key, WayBack.Decision decision) {
        List<WayBack.Part> parts = decision instanceof WayBack.Decision.Parts known ? known.parts() : List.of();
        return new Command(
                key,
                holder.councilId(),
                budgetId,
                holder.forPersonId(),
                Ids.next(),
                amountPence,
                parts.stream()
                        .map(part -> new Part(Ids.next(), part.topUpId(), part.amountPence(), Ids.next()))
                        .toList(),
                attempts.askAt(),
                holder.personId(),
                holder.onBehalfOf(),
                clock.instant());
    }

    private record Command(
            IdempotencyKey idempotency,
            UUID councilId,
            UUID budgetId,
            UUID holderId,
            UUID requestId,
            long amountPence,
            List<Part> parts,
            Instant askAt,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Part(UUID id, UUID topUpId, long amountPence, UUID endId) {}

    private record Answer(
            String outcome,
            @Nullable UUID requestId,
            @Nullable Long shortPence,
            @Nullable Boolean replayed) {}
}
