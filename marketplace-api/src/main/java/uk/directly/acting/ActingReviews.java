package uk.directly.acting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/** The council looks again at how somebody acts for another (R65), within a working day. */
@Service
public class ActingReviews {
    private static final int LONGEST = 2_000;

    private static final String READ = """
            select w.id, w.person_id, p.name, w.for_person_id, h.name as for_name, a.as_role as "as", w.cause, w.words, w.made_at,
                   w.due_on
              from acting_review w
              join person p on p.council_id = w.council_id and p.id = w.person_id
              join person h on h.council_id = w.council_id and h.id = w.for_person_id
              left join acting a on a.council_id = w.council_id and a.person_id = w.person_id
                   and a.for_person_id = w.for_person_id and a.during @> cast(:today as date)
             where w.council_id = :council and w.done_at is null and :officer not in (w.person_id, w.for_person_id)
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    ActingReviews(DatabaseClient database, Changes changes, Outbox outbox, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What waits for this officer, what is due first before the rest. Never what is about themselves. */
    public Flux<Review> open(Actor officer, int limit) {
        return database.sql(READ + " order by w.due_on, w.id limit :limit")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("today", London.today(clock))
                .bind("limit", limit)
                .mapProperties(Review.class)
                .all();
    }

    /** One of them. */
    public Mono<Review> one(Actor officer, UUID id) {
        return database.sql(READ + " and w.id = :id")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("today", London.today(clock))
                .bind("id", id)
                .mapProperties(Review.class)
                .one();
    }

    /** Decides: it goes on, or it ends now. The reason is read by who acts and by the person (R104). */
    public Mono<ActingResult> decide(Actor officer, UUID id, boolean goesOn, String reason) {
        return decide(officer, id, goesOn, reason, null);
    }

    /**
     * Decides, and records whether the person can decide about money. Whoever can has nobody who was authorised for them: all
     * of that ends with it.
     *
     * @param capacity what was assessed; null: that isn't the question
     */
    public Mono<ActingResult> decide(
            Actor officer, UUID id, boolean goesOn, String reason, @Nullable Capacity capacity) {
        if (capacity != null && capacity.assessedOn().isAfter(London.today(clock))) {
            return Mono.just(new ActingResult.Invalid("assessedOn", "The day must be in the past"));
        }
        return withWords(
                        reason,
                        "reason",
                        "Write the reason, in at most 2,000 letters",
                        words -> apply(
                                "acting_review_decide",
                                new DecideCommand(
                                        id,
                                        officer.councilId(),
                                        officer.personId(),
                                        goesOn ? "goes-on" : "ended",
                                        words,
                                        capacity == null ? null : capacity.canDecide(),
                                        capacity == null ? null : capacity.assessedOn(),
                                        clock.instant())))
                .doOnNext(result -> outbox.nudge());
    }

    /** An officer records that somebody did what they may not. */
    public Mono<ActingResult> breach(Actor officer, UUID who, UUID forPersonId, String what) {
        return withWords(
                what,
                "words",
                "Write what happened, in at most 2,000 letters",
                words -> apply(
                        "acting_breach",
                        new BreachCommand(
                                officer.councilId(), officer.personId(), who, forPersonId, words, clock.instant())));
    }

    /** "I think they can decide again": the council looks; nothing ends by it. */
    public Mono<ActingResult> canDecideAgain(Actor actor, @Nullable String words) {
        String said = words == null ? "" : words.strip();
        if (said.length() > LONGEST) {
            return Mono.just(new ActingResult.Invalid("words", "Write at most 2,000 letters"));
        }
        return apply(
                "acting_can_decide_again",
                new AgainCommand(
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        actor.forPersonId(),
                        said.isEmpty() ? null : said,
                        clock.instant()));
    }

    /**
     * Records whether somebody can decide about money (Mental Capacity Act 2005). Of whoever can, nobody who was authorised
     * acts on; whom somebody nominated who can't decide any more is looked at again.
     *
     * @param id made by the caller: a form sent twice is one decision
     * @param endsAuthorised whether the officer has seen whose acting it ends
     */
    public Mono<ActingResult> capacity(
            Actor officer,
            UUID id,
            UUID personId,
            boolean canDecide,
            LocalDate decidedOn,
            String reason,
            boolean endsAuthorised) {
        if (decidedOn.isAfter(London.today(clock))) {
            return Mono.just(new ActingResult.Invalid("decidedOn", "The day must be in the past"));
        }
        return withWords(
                        reason,
                        "reason",
                        "Write the reason, in at most 2,000 letters",
                        words -> apply(
                                "capacity_decide",
                                new CapacityCommand(
                                        id,
                                        officer.councilId(),
                                        officer.personId(),
                                        personId,
                                        canDecide,
                                        decidedOn,
                                        words,
                                        endsAuthorised,
                                        clock.instant())))
                .doOnNext(result -> outbox.nudge());
    }

    /** Whether somebody can decide about money, as far as the council holds. */
    public Mono<Boolean> canDecide(UUID councilId, UUID personId) {
        return database.sql("select not cannot_decide(:council, :person)")
                .bind("council", councilId)
                .bind("person", personId)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<ActingResult> apply(String function, Object command) {
        return changes.apply(function, command, ActingResult.Answer.class).map(ActingResult.Answer::result);
    }

    private static Mono<ActingResult> withWords(
            String words, String field, String message, java.util.function.Function<String, Mono<ActingResult>> then) {
        String said = words.strip();
        return said.isEmpty() || said.length() > LONGEST
                ? Mono.just(new ActingResult.Invalid(field, message))
                : then.apply(said);
    }

    /**
     * Something to look at again.
     *
     * @param personId who acts
     * @param as in which way; null: not any more
     * @param cause {@code breach}, {@code capacity-lost}, {@code capacity-regained}, {@code can-decide-again},
     *     {@code granter-ended} or {@code review}, which says nothing of why (R106)
     */
    public record Review(
            UUID id,
            UUID personId,
            String name,
            UUID forPersonId,
            String forName,
            @Nullable String as,
            String cause,
            @Nullable String words,
            Instant madeAt,
            LocalDate dueOn) {}

    /** Whether somebody can decide about money, as it was assessed on a day. */
    public record Capacity(boolean canDecide, LocalDate assessedOn) {}

    private record DecideCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            String outcome,
            String reason,
            @Nullable Boolean canDecide,
            @Nullable LocalDate decidedOn,
            Instant at) {}

    private record BreachCommand(
            UUID councilId, UUID actorId, UUID personId, UUID forPersonId, String words, Instant at) {}

    private record AgainCommand(
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID forPersonId,
            @Nullable String words,
            Instant at) {}

    private record CapacityCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID personId,
            boolean canDecide,
            LocalDate decidedOn,
            String reason,
            boolean endsAuthorised,
            Instant at) {}
}
