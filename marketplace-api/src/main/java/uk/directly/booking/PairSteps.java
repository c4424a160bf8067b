package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** What a person does with two who were asked together: reads them, keeps the one that is left, calls off what stands. */
@Service
public class PairSteps {
    private final DatabaseClient database;
    private final Diary diary;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    PairSteps(
            DatabaseClient database,
            Diary diary,
            PromisedDays promisedDays,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.database = database;
        this.diary = diary;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** What calling off what stands would cost now. */
    public record Cost(List<One> each) {
        /** Of both together. */
        public long chargePence() {
            return each.stream().mapToLong(one -> one.cost().chargePence()).sum();
        }

        /** What comes free. */
        public long releasePence() {
            return each.stream().mapToLong(one -> one.cost().releasePence()).sum();
        }

        /** Of one of them. */
        public record One(Booking booking, Cancellations.Cost.Known cost) {}
    }

    /** Both; only for the person whose visits they are (R102). */
    public Mono<TwoBooked> one(Actor holder, UUID pairId) {
        return database.sql("""
                        select first_id, second_id from booking_pair
                         where council_id = :council and id = :id and holder_id = :holder""")
                .bind("council", holder.councilId())
                .bind("id", pairId)
                .bind("holder", holder.forPersonId())
                .mapProperties(Row.class)
                .one()
                .flatMap(row -> Mono.zip(diary.one(holder, row.firstId()), diary.one(holder, row.secondId())))
                .map(both -> new TwoBooked(pairId, both.getT1(), both.getT2()));
    }

    /** Those of this person of which one is left and nobody has said yet whether that is enough, soonest first. */
    public Flux<TwoBooked> alone(Actor holder) {
        Instant now = clock.instant();
        return database.sql("""
                        select p.id from booking_pair p
                          join booking a on a.council_id = p.council_id and a.id = p.first_id
                          join booking b on b.council_id = p.council_id and b.id = p.second_id
                         where p.council_id = :council and p.holder_id = :holder and p.kept_alone_at is null
                           and a.start_at > :now
                           and (a.state in ('requested', 'confirmed')) <> (b.state in ('requested', 'confirmed'))
                         order by a.start_at, p.id""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("now", now)
                .mapValue(UUID.class)
                .all()
                .concatMap(id -> one(holder, id))
                .filter(both -> both.alone(now).isPresent());
    }

    /** What calling off what stands of them costs. */
    public Cost cost(TwoBooked both) {
        return cost(both, Cancellations.Reason.CHANGED_MIND, clock.instant());
    }

    private static Cost cost(TwoBooked both, Cancellations.Reason reason, Instant now) {
        return new Cost(both.standing(now).stream()
                .map(booking -> Cancellations.cost(booking, reason, now) instanceof Cancellations.Cost.Known known
                        ? new Cost.One(booking, known)
                        : null)
                .filter(java.util.Objects::nonNull)
                .toList());
    }

    /**
     * Calls off what stands of them, each on its own terms, all of it or nothing.
     *
     * @param shownPence what was shown to cost; null: whatever it costs
     */
    public Mono<PairResult> cancel(
            Actor holder, UUID pairId, Cancellations.Reason reason, @Nullable Long shownPence, IdempotencyKey key) {
        Instant now = clock.instant();
        return one(holder, pairId)
                .flatMap(both -> cancel(holder, both, reason, shownPence, now, key))
                .defaultIfEmpty(PairResult.Refused.both(new Refusal.NotFound()))
                .onErrorReturn(Taken::is, PairResult.Refused.both(new Refusal.WrongState(BookingState.CANCELLED)))
                .flatMap(result -> result instanceof PairResult.Refused
                        ? kept.find(key, PairAnswer.class)
                                .map(PairBookings::replayed)
                                .defaultIfEmpty(result)
                        : Mono.just(result));
    }

    private Mono<PairResult> cancel(
            Actor holder,
            TwoBooked both,
            Cancellations.Reason reason,
            @Nullable Long shownPence,
            Instant now,
            IdempotencyKey key) {
        Cost cost = cost(both, reason, now);
        if (cost.each().isEmpty() || (shownPence != null && cost.chargePence() != shownPence)) {
            return Mono.just(
                    PairResult.Refused.both(new Refusal.WrongState(both.first().state())));
        }
        return promisedDays
                .after(holder.councilId(), now)
                .map(promised -> new CancelCommand(
                        both.id(),
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        cost.each().stream()
                                .sorted(Comparator.comparing(
                                        one -> one.booking().id().toString()))
                                .map(one -> Cancellations.command(
                                        holder, one.booking(), one.cost(), reason, now, promised, null))
                                .toList(),
                        now,
                        key))
                .flatMap(command -> changes.apply("pair_cancel", command, PairAnswer.class))
                .map(PairBookings::replayed);
    }

    /** Says that one is enough; nothing else changes. */
    public Mono<PairResult> keepAlone(Actor holder, UUID pairId) {
        Instant now = clock.instant();
        return one(holder, pairId)
                .flatMap(both -> changes.apply(
                                "pair_keep_alone",
                                new KeepCommand(
                                        pairId,
                                        holder.councilId(),
                                        holder.forPersonId(),
                                        holder.personId(),
                                        holder.onBehalfOf(),
                                        now),
                                Outcome.class)
                        .flatMap(answer -> answer.outcome().equals("done")
                                ? one(holder, pairId).<PairResult>map(after -> new PairResult.Done(after, false))
                                : Mono.just(PairResult.Refused.both(
                                        new Refusal.WrongState(both.first().state())))))
                .defaultIfEmpty(PairResult.Refused.both(new Refusal.NotFound()));
    }

    private record Row(UUID firstId, UUID secondId) {}

    private record Outcome(String outcome) {}

    /** The command of {@code pair_cancel}. */
    record CancelCommand(
            UUID pairId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            List<Cancellations.Command> cancels,
            Instant at,
            IdempotencyKey idempotency) {}

    /** The command of {@code pair_keep_alone}. */
    record KeepCommand(
            UUID pairId,
            UUID councilId,
            UUID holderId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}
}
