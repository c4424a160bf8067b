package uk.directly.booking;

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
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/**
 * One of the two ends what they agreed, with the notice that stands in it. What is booked from that day on is given back: the
 * person's on each visit's own terms, the provider's for nothing (R53). Who ended it may take that back before the day.
 */
@Service
public class AgreementEndings {
    private static final int LONGEST_WORDS = 500;

    private final DatabaseClient database;
    private final AgreementBook agreements;
    private final BookingBook book;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final Clock clock;

    AgreementEndings(
            DatabaseClient database,
            AgreementBook agreements,
            BookingBook book,
            PromisedDays promisedDays,
            Changes changes,
            Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.book = book;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.clock = clock;
    }

    /** A visit that would be given back, and what that costs the person. */
    public record Visit(Booking booking, long chargePence) {}

    /**
     * What ending it means, before it is said.
     *
     * @param forHolder whether the person ends it; else the provider
     * @param earliest the first day that the agreed notice allows
     * @param firstDay from which on nothing of it would count
     * @param series how many visits that come again would end
     */
    public record Plan(
            Agreement agreement,
            boolean forHolder,
            LocalDate earliest,
            LocalDate firstDay,
            List<Visit> visits,
            long series) {

        /** All that it costs the person. */
        public long chargePence() {
            return visits.stream().mapToLong(Visit::chargePence).sum();
        }

        /** Whether somebody is employed, who has notice and holiday by law and contract. */
        public boolean isEmployed() {
            return agreement.engagement() == Engagement.EMPLOYED;
        }
    }

    /** What came of a step. */
    public sealed interface Result {
        /** It is said. */
        record Done(LocalDate firstDay, boolean replayed) implements Result {}

        /** There is no such agreement for who asks. */
        record NotFound() implements Result {}

        /** The notice that they agreed is longer. */
        record TooSoon(LocalDate earliest) implements Result {}

        /** It has ended, or the other side ended it, or it goes on. */
        record WrongState(String state) implements Result {}

        /** Visits came or went since it was looked at. */
        record Changed() implements Result {}

        /** A field can't be. */
        record Invalid(String field, String message) implements Result {}

        /** The key came with something else before. */
        record KeyReused() implements Result {}

        /** The first request with this key still runs. */
        record InProgress() implements Result {}
    }

    /**
     * What it would mean.
     *
     * @param from the first day on which nothing counts; null, or too early: the earliest
     */
    public Mono<Plan> plan(Actor actor, UUID agreementId, @Nullable LocalDate from) {
        return agreements.one(actor, agreementId).flatMap(agreement -> {
            boolean forHolder = agreement.holder().id().equals(actor.forPersonId());
            LocalDate earliest = earliest(agreement);
            LocalDate first = from == null || from.isBefore(earliest) ? earliest : from;
            Instant now = clock.instant();
            return Mono.zip(coming(actor, agreement, first, now).collectList(), running(agreement))
                    .map(found -> new Plan(
                            agreement,
                            forHolder,
                            earliest,
                            first,
                            found.getT1().stream()
                                    .map(booking -> new Visit(booking, forHolder ? charge(booking, now) : 0))
                                    .toList(),
                            found.getT2()));
        });
    }

    /** Ends it from that day on. */
    public Mono<Result> end(Actor actor, UUID agreementId, LocalDate from, @Nullable String words, IdempotencyKey key) {
        String said = words == null || words.isBlank() ? null : words.strip();
        if (said != null && said.length() > LONGEST_WORDS) {
            return Mono.just(new Result.Invalid("words", "At most " + LONGEST_WORDS + " characters."));
        }
        return plan(actor, agreementId, from)
                .flatMap(plan -> from.isBefore(plan.earliest())
                        ? Mono.<Result>just(new Result.TooSoon(plan.earliest()))
                        : end(actor, plan, said, key))
                .defaultIfEmpty(new Result.NotFound());
    }

    private Mono<Result> end(Actor actor, Plan plan, @Nullable String words, IdempotencyKey key) {
        Instant now = clock.instant();
        return promisedDays
                .after(actor.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "agreement_end",
                        new Command(
                                plan.agreement().id(),
                                Ids.next(),
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                plan.forHolder() ? actor.forPersonId() : null,
                                plan.forHolder() ? null : actor.providerId(),
                                side(plan.forHolder()),
                                plan.firstDay(),
                                plan.earliest(),
                                words,
                                plan.chargePence(),
                                plan.visits().stream()
                                        .map(visit -> Cancellations.command(
                                                actor,
                                                visit.booking(),
                                                new Cancellations.Cost.Known(
                                                        visit.chargePence(),
                                                        visit.booking().heldPence() - visit.chargePence(),
                                                        ""),
                                                Cancellations.Reason.OTHER,
                                                now,
                                                promised,
                                                null))
                                        .toList(),
                                now,
                                key),
                        Answer.class))
                .map(answer -> answer.result(plan.firstDay()));
    }

    /** Who ended it takes it back, before its day. */
    public Mono<Result> takeBack(Actor actor, UUID agreementId) {
        return agreements
                .one(actor, agreementId)
                .flatMap(agreement -> {
                    boolean forHolder = agreement.holder().id().equals(actor.forPersonId());
                    return changes.apply(
                            "agreement_end_take_back",
                            new BackCommand(
                                    agreementId,
                                    actor.councilId(),
                                    actor.personId(),
                                    actor.onBehalfOf(),
                                    forHolder ? actor.forPersonId() : null,
                                    forHolder ? null : actor.providerId(),
                                    side(forHolder),
                                    London.today(clock),
                                    clock.instant()),
                            Answer.class);
                })
                .map(answer -> answer.result(London.today(clock)))
                .defaultIfEmpty(new Result.NotFound());
    }

    private LocalDate earliest(Agreement agreement) {
        int notice = agreement.inForce().stream()
                .mapToInt(Agreement.Version::noticeDays)
                .max()
                .orElse(0);
        return London.today(clock).plusDays(Math.max(notice, 1));
    }

    private static long charge(Booking booking, Instant now) {
        return Cancellations.cost(booking, Cancellations.Reason.OTHER, now) instanceof Cancellations.Cost.Known known
                ? known.chargePence()
                : 0;
    }

    private static String side(boolean forHolder) {
        return forHolder ? "person" : "provider";
    }

    private Flux<Booking> coming(Actor actor, Agreement agreement, LocalDate from, Instant now) {
        return database.sql("""
                        select booking_json(b)::text from booking b
                         where b.council_id = :council and b.holder_id = :holder and b.provider_id = :provider
                           and b.state in ('asking', 'requested', 'confirmed') and b.start_at > :now
                           and (b.start_at at time zone 'Europe/London')::date >= :from
                         order by b.start_at, b.id""")
                .bind("council", actor.councilId())
                .bind("holder", agreement.holder().id())
                .bind("provider", agreement.provider().id())
                .bind("now", now)
                .bind("from", from)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    private Mono<Long> running(Agreement agreement) {
        return database.sql("""
                        select count(*) from booking_series s
                         where s.council_id = :council and s.holder_id = :holder and s.provider_id = :provider
                           and s.state = 'running'""")
                .bind("council", agreement.councilId())
                .bind("holder", agreement.holder().id())
                .bind("provider", agreement.provider().id())
                .mapValue(Long.class)
                .one();
    }

    /** The command of {@code agreement_end}. */
    record Command(
            UUID id,
            UUID endingId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            @Nullable UUID holderId,
            @Nullable UUID providerId,
            String side,
            LocalDate firstDay,
            LocalDate earliest,
            @Nullable String words,
            long chargePence,
            List<Cancellations.Command> visits,
            Instant at,
            IdempotencyKey idempotency) {}

    /** The command of {@code agreement_end_take_back}. */
    record BackCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            @Nullable UUID holderId,
            @Nullable UUID providerId,
            String side,
            LocalDate today,
            Instant at) {}

    private record Answer(
            String outcome,
            @Nullable String state,
            @Nullable Boolean replayed) {
        Result result(LocalDate firstDay) {
            return switch (outcome) {
                case "done" -> new Result.Done(firstDay, Boolean.TRUE.equals(replayed));
                case "not-found" -> new Result.NotFound();
                case "too-soon" -> new Result.TooSoon(firstDay);
                case "wrong-state" -> new Result.WrongState(state == null ? "" : state);
                case "changed" -> new Result.Changed();
                case "idempotency-key-reused" -> new Result.KeyReused();
                case "request-in-progress" -> new Result.InProgress();
                default -> throw new IllegalStateException("Ending an agreement came to " + outcome);
            };
        }
    }
}
