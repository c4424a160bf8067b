package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * Charges that were given back to people after their provider was paid (R53): who still has them, and how they come back. One
 * officer proposes, another says yes (R92); nothing is set off without the provider's own yes.
 */
@Service
public class ChargeRecoveries {
    private static final int LONGEST_WORDS = 300;

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    ChargeRecoveries(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** How it comes back. */
    public enum Way {
        /** Less of the provider's next pay from the council. */
        SET_OFF,
        /** They sent it to the council's bank. */
        BANK;

        /** As it stands in the API and the database. */
        public String slug() {
            return this == BANK ? "bank" : "set-off";
        }
    }

    /** Who still has charges that were given back, since when, for how many visits, and how much of it nothing is proposed for. */
    public record Owed(
            UUID providerId, String provider, long owedPence, long leftPence, LocalDate since, long visits) {}

    /**
     * What was proposed.
     *
     * @param state where it stands: proposed, then the yes of the provider (accepted), then of the other officer (agreed)
     * @param takenPence of it, what has come back
     */
    public record Recovery(
            UUID id,
            UUID providerId,
            String provider,
            String way,
            long amountPence,
            long takenPence,
            String words,
            String state,
            Instant proposedAt,
            UUID proposedBy,
            String proposedByName) {}

    /** What came of a step. */
    public sealed interface Result {
        /** It is done. */
        record Done(UUID id, String state, boolean replayed) implements Result {}

        /** There is no such thing for who asks. */
        record NotFound() implements Result {}

        /** A field can't be. */
        record Invalid(String field, String message) implements Result {}

        /** It stands elsewhere by now. */
        record WrongState(String state) implements Result {}

        /** Another officer has to (R92), or it is their own business. */
        record NotAllowed() implements Result {}

        /** The key came with something else before. */
        record KeyReused() implements Result {}

        /** The first request with this key still runs. */
        record InProgress() implements Result {}
    }

    /** Whoever owes something, most first. */
    public Flux<Owed> owed(Actor officer) {
        return database.sql("""
                        select a.owner_id as provider_id, p.name as provider,
                               a.debits_posted - a.credits_posted as owed_pence,
                               a.debits_posted - a.credits_posted - coalesce((
                                   select sum(r.amount_pence - r.taken_pence) from charge_recovery r
                                    where r.council_id = a.council_id and r.provider_id = a.owner_id
                                      and r.state in ('proposed', 'accepted', 'agreed')), 0)::bigint as left_pence,
                               (select min(e.at) from ledger_entry e
                                 where e.council_id = a.council_id and e.account_id = a.id)::date as since,
                               (select count(distinct f.booking_id) from charge_refund f
                                  join booking b on b.council_id = f.council_id and b.id = f.booking_id
                                 where f.council_id = a.council_id and b.provider_id = a.owner_id
                                   and f.to_recover_pence > 0) as visits
                          from ledger_account a
                          join provider p on p.council_id = a.council_id and p.id = a.owner_id
                         where a.council_id = :council and a.kind = 'exception' and a.name = 'charges'
                           and a.debits_posted > a.credits_posted
                         order by 3 desc, p.name limit 500""")
                .bind("council", officer.councilId())
                .mapProperties(Owed.class)
                .all();
    }

    /** What was proposed and is not over, oldest first. */
    public Flux<Recovery> open(Actor officer) {
        return recoveries(
                officer.councilId(),
                null,
                " and r.state in ('proposed', 'accepted', 'agreed') order by r.id limit 500");
    }

    /** What a provider is asked about, or what comes off their pay, newest first; nothing for who runs none. */
    public Flux<Recovery> of(Actor provider) {
        UUID id = provider.providerId();
        return id == null
                ? Flux.empty()
                : recoveries(
                        provider.councilId(),
                        id,
                        " and r.way = 'set-off' and r.state <> 'withdrawn' order by r.id desc limit 50");
    }

    private Flux<Recovery> recoveries(UUID council, @Nullable UUID provider, String which) {
        DatabaseClient.GenericExecuteSpec sql = database.sql("""
                        select r.id, r.provider_id, p.name as provider, r.way, r.amount_pence, r.taken_pence, r.words, r.state,
                               r.proposed_at, r.proposed_by, w.name as proposed_by_name
                          from charge_recovery r
                          join provider p on p.council_id = r.council_id and p.id = r.provider_id
                          join person w on w.council_id = r.council_id and w.id = r.proposed_by
                         where r.council_id = :council and (cast(:provider as uuid) is null or r.provider_id = :provider)""" + which).bind("council", council);
        return (provider == null ? sql.bindNull("provider", UUID.class) : sql.bind("provider", provider))
                .mapProperties(Recovery.class)
                .all();
    }

    /** Proposes it; the provider is told, and asked where it is to be set off. */
    public Mono<Result> propose(
            Actor officer, UUID providerId, Way way, long amountPence, String words, IdempotencyKey key) {
        if (amountPence <= 0) {
            return Mono.just(new Result.Invalid("amountPence", "Give an amount of at least one penny."));
        }
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            return Mono.just(
                    new Result.Invalid("words", "Say what it is for, in at most " + LONGEST_WORDS + " characters."));
        }
        return changes.apply(
                        "recovery_propose",
                        new Proposal(
                                key,
                                Ids.next(),
                                providerId,
                                way.slug(),
                                amountPence,
                                words.strip(),
                                officer.councilId(),
                                officer.personId(),
                                clock.instant()),
                        Answer.class)
                .map(Answer::result);
    }

    /** The provider's yes or no to a set-off. */
    public Mono<Result> answer(Actor provider, UUID id, boolean yes) {
        UUID own = provider.providerId();
        return own == null
                ? Mono.just(new Result.NotFound())
                : changes.apply(
                                "recovery_answer",
                                new ProvidersAnswer(
                                        id, provider.councilId(), provider.personId(), own, yes, clock.instant()),
                                Answer.class)
                        .map(Answer::result);
    }

    /** The other officer's yes; or an officer withdraws it. */
    public Mono<Result> decide(Actor officer, UUID id, boolean yes, IdempotencyKey key) {
        return changes.apply(
                        "recovery_decide",
                        new Decision(
                                key, id, officer.councilId(), officer.personId(), yes, Ids.next(), clock.instant()),
                        Answer.class)
                .map(Answer::result);
    }

    /** The command of {@code recovery_propose}. */
    record Proposal(
            IdempotencyKey idempotency,
            UUID id,
            UUID providerId,
            String way,
            long amountPence,
            String words,
            UUID councilId,
            UUID actorId,
            Instant at) {}

    /** The command of {@code recovery_answer}. */
    record ProvidersAnswer(UUID id, UUID councilId, UUID actorId, UUID providerId, boolean yes, Instant at) {}

    /** The command of {@code recovery_decide}. */
    record Decision(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean yes,
            UUID transferId,
            Instant at) {}

    private record Answer(
            String outcome,
            @Nullable UUID id,
            @Nullable String state,
            @Nullable Long leftPence,
            @Nullable Boolean replayed) {
        Result result() {
            return switch (outcome) {
                case "done" ->
                    new Result.Done(
                            id == null ? new UUID(0, 0) : id,
                            state == null ? "" : state,
                            Boolean.TRUE.equals(replayed));
                case "not-found" -> new Result.NotFound();
                case "own", "not-allowed" -> new Result.NotAllowed();
                case "wrong-state" -> new Result.WrongState(state == null ? "" : state);
                case "too-much" ->
                    new Result.Invalid(
                            "amountPence",
                            "At most " + uk.directly.data.Csv.pounds(leftPence == null ? 0 : leftPence)
                                    + " pounds are left to recover.");
                case "idempotency-key-reused" -> new Result.KeyReused();
                case "request-in-progress" -> new Result.InProgress();
                default -> throw new IllegalStateException("A recovery came to " + outcome);
            };
        }
    }
}
