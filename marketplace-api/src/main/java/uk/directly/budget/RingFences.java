package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** Council money that is set aside inside a budget, for something named and until a day (R12). Officers decide it. */
@Service
public class RingFences {
    private static final String SELECT = """
            select f.id, f.budget_id, f.purpose, f.reason, f.amount_pence, f.until,
                   case when f.released_at is null then 'set-aside' when f.released_by is null then 'ended'
                        else 'released' end as state
              from ring_fence f
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    RingFences(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** All of a budget, the latest first; {@code before} is the last one seen. */
    public Flux<RingFence> of(UUID councilId, UUID budgetId, @Nullable UUID before, int limit) {
        return database.sql(SELECT + """
                         where f.council_id = :council and f.budget_id = :budget and f.id < :before
                         order by f.id desc limit :limit""")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .bind("before", before == null ? new UUID(-1, -1) : before)
                .bind("limit", limit)
                .map(RingFences::fence)
                .all();
    }

    /** What is set aside now in the budgets of a holder, by its last day. */
    public Flux<RingFence> setAside(UUID councilId, UUID holderId) {
        return database.sql(SELECT + """
                          join budget b on b.council_id = f.council_id and b.id = f.budget_id
                         where b.council_id = :council and b.holder_id = :holder and f.released_at is null
                         order by f.until, f.id""")
                .bind("council", councilId)
                .bind("holder", holderId)
                .map(RingFences::fence)
                .all();
    }

    /** An officer sets money aside. */
    public Mono<RingFenceResult> set(Actor officer, UUID budgetId, RingFenceRequest request, IdempotencyKey key) {
        List<FieldFault> faults = faults(request, London.today(clock));
        if (!faults.isEmpty()) {
            return Mono.just(new RingFenceResult.Invalid(faults));
        }
        return Mono.fromSupplier(() -> new SetCommand(
                        key,
                        Ids.next(),
                        officer.councilId(),
                        budgetId,
                        request.purpose(),
                        request.reason(),
                        request.amountPence(),
                        request.until(),
                        clock.instant(),
                        officer.personId()))
                .flatMap(command -> changes.apply("budget_ring_fence", command, Answer.class))
                .flatMap(answer -> result(officer, budgetId, answer));
    }

    /** An officer frees it before its last day is past. */
    public Mono<RingFenceResult> release(Actor officer, UUID budgetId, UUID id) {
        return Mono.fromSupplier(() ->
                        new ReleaseCommand(id, officer.councilId(), budgetId, clock.instant(), officer.personId()))
                .flatMap(command -> changes.apply("budget_release_ring_fence", command, Answer.class))
                .flatMap(answer -> result(officer, budgetId, answer.of(id)));
    }

    private static List<FieldFault> faults(RingFenceRequest request, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (request.reason().isEmpty() || request.reason().length() > RingFenceRequest.LONGEST_REASON) {
            faults.add(new FieldFault(
                    "reason", "Say why, with " + RingFenceRequest.LONGEST_REASON + " characters at most."));
        }
        if (request.amountPence() < 1) {
            faults.add(new FieldFault("amountPence", "Set at least £0.01 aside."));
        }
        if (request.until().isBefore(today)) {
            faults.add(new FieldFault("until", "The last day can't be before today."));
        } else if (request.until().isAfter(today.plusYears(RingFenceRequest.MOST_YEARS))) {
            faults.add(new FieldFault(
                    "until", "The last day is " + RingFenceRequest.MOST_YEARS + " years ahead at most."));
        }
        return faults;
    }

    private Mono<RingFenceResult> result(Actor officer, UUID budgetId, Answer answer) {
        return switch (answer.outcome()) {
            case "done" ->
                one(officer, budgetId, answer)
                        .map(fence -> new RingFenceResult.Done(fence, Boolean.TRUE.equals(answer.replayed())));
            case "changed" -> one(officer, budgetId, answer).map(RingFenceResult.FreeAlready::new);
            case "not-found" -> Mono.just(new RingFenceResult.NotFound());
            case "insufficient-funds" ->
                Mono.just(new RingFenceResult.InsufficientFunds(
                        Objects.requireNonNull(answer.shortPence()), Objects.requireNonNull(answer.availablePence())));
            case "idempotency-key-reused" -> Mono.just(new RingFenceResult.KeyReused());
            case "request-in-progress" -> Mono.just(new RingFenceResult.InProgress());
            default -> throw new IllegalStateException("Setting aside came to " + answer.outcome());
        };
    }

    private Mono<RingFence> one(Actor officer, UUID budgetId, Answer answer) {
        return database.sql(SELECT + " where f.council_id = :council and f.budget_id = :budget and f.id = :id")
                .bind("council", officer.councilId())
                .bind("budget", budgetId)
                .bind("id", Objects.requireNonNull(answer.id()))
                .map(RingFences::fence)
                .one();
    }

    private static RingFence fence(Readable row) {
        return new RingFence(
                get(row, "id", UUID.class),
                get(row, "budget_id", UUID.class),
                RingFencePurpose.of(get(row, "purpose", String.class)),
                get(row, "reason", String.class),
                get(row, "amount_pence", Long.class),
                get(row, "until", LocalDate.class),
                RingFence.State.valueOf(
                        get(row, "state", String.class).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** The command of {@code budget_ring_fence}. */
    private record SetCommand(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID budgetId,
            RingFencePurpose purpose,
            String reason,
            long amountPence,
            LocalDate until,
            Instant at,
            UUID actorId) {}

    /** The command of {@code budget_release_ring_fence}. */
    private record ReleaseCommand(UUID id, UUID councilId, UUID budgetId, Instant at, UUID actorId) {}

    private record Answer(
            String outcome,
            @Nullable UUID id,
            @Nullable Long shortPence,
            @Nullable Long availablePence,
            @Nullable Boolean replayed) {
        Answer of(UUID known) {
            return new Answer(outcome, known, shortPence, availablePence, replayed);
        }
    }
}
