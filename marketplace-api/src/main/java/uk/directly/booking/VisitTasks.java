package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
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
import uk.directly.people.People;
import uk.directly.people.Role;

/**
 * Visits that somebody else is asked about (R13, R60): a helper for those they may approve for, as far as they may; a
 * support worker for those they look after, and for those nobody does; a social worker, too, where the person can't decide and
 * nobody is left who does (R61). Nobody for a visit of their own or of whom they live or work with (R64).
 */
@Service
public class VisitTasks {
    private static final int LONGEST_WORDS = 1000;
    /** Whose task it is. A visit's own holder and its worker are never asked here. */
    private static final String MINE = """
              from visit_task t
              join booking b on b.council_id = t.council_id and b.id = t.booking_id
              join person h on h.council_id = b.council_id and h.id = b.holder_id
             where t.council_id = :council and t.done_at is null and b.holder_id <> :person
               and b.provider_id <> all (acting_own_providers(t.council_id, :person))
               and (t.kind = 'help' or b.state in ('recorded', 'queried'))
               and (t.helper_id is null and :support and coalesce(h.support_worker_id, :person) = :person
                    or t.reason = 'nobody-decides' and :officer
                    or t.helper_id = :person and exists (select from acting a
                          where a.council_id = b.council_id and a.person_id = :person and a.for_person_id = b.holder_id
                            and a.during @> cast(:today as date)))""";

    private final DatabaseClient database;
    private final BookingBook book;
    private final Approvals approvals;
    private final Changes changes;
    private final People people;
    private final Clock clock;

    VisitTasks(
            DatabaseClient database,
            BookingBook book,
            Approvals approvals,
            Changes changes,
            People people,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.approvals = approvals;
        this.changes = changes;
        this.people = people;
        this.clock = clock;
    }

    /** What waits for this person, oldest first. */
    public Flux<VisitTask> toDo(Actor actor, int limit) {
        return tasks(actor, " order by t.made_at, t.id limit :limit", null, limit);
    }

    /** One of them; empty where it is somebody else's, or done. */
    public Mono<VisitTask> one(Actor actor, UUID id) {
        return tasks(actor, " and t.id = :id limit :limit", id, 1).next();
    }

    /**
     * Says yes for the person, after asking them.
     *
     * @param amountPence a part of it; null: all that is open
     */
    public Mono<BookingResult> yes(Actor actor, UUID taskId, @Nullable Long amountPence, IdempotencyKey key) {
        return toAnswer(
                actor, taskId, (instead, booking) -> approvals.approve(instead, booking.id(), amountPence, key));
    }

    /** Says for the person what is wrong. */
    public Mono<BookingResult> wrong(Actor actor, UUID taskId, String message) {
        return toAnswer(actor, taskId, (instead, booking) -> approvals.query(instead, booking.id(), message));
    }

    private Mono<BookingResult> toAnswer(
            Actor actor, UUID taskId, BiFunction<Actor, Booking, Mono<BookingResult>> answer) {
        return one(actor, taskId)
                .filter(VisitTask::isToAnswer)
                .flatMap(task -> instead(actor, task).flatMap(instead -> answer.apply(instead, task.booking())))
                .defaultIfEmpty(notFound());
    }

    /** A support worker has helped with it; answers whether it was theirs. */
    public Mono<Boolean> helped(Actor actor, UUID taskId) {
        return one(actor, taskId)
                .filter(task -> !task.isToAnswer())
                .flatMap(task -> changes.apply(
                        "visit_helped",
                        new HelpedCommand(taskId, actor.councilId(), actor.personId(), clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done"))
                .defaultIfEmpty(false);
    }

    /** One of the two sides asks for help with a visit; answers whether it is theirs. */
    public Mono<Boolean> help(Actor actor, UUID bookingId, @Nullable String words) {
        String said = words == null || words.isBlank() ? null : words.strip();
        if (said != null && said.length() > LONGEST_WORDS) {
            return Mono.error(new IllegalArgumentException("At most " + LONGEST_WORDS + " characters"));
        }
        return book.one(actor, bookingId)
                .flatMap(booking -> changes.apply(
                        "visit_help",
                        new HelpCommand(
                                bookingId,
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                Ids.next(),
                                booking.holderId().equals(actor.forPersonId()) ? "person" : "provider",
                                said,
                                clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done"))
                .defaultIfEmpty(false);
    }

    /**
     * Who answers, for whom (R61): somebody who acts for the person with what they may do for them, whose limit and whose
     * certificates are asked as on any page (R60, R65); the council's staff as they are.
     */
    private Mono<Actor> instead(Actor actor, VisitTask task) {
        UUID holder = task.booking().holderId();
        return task.ofHelper()
                ? people.acting(actor, holder)
                : Mono.just(new Actor(actor.personId(), actor.councilId(), actor.name(), actor.roles(), null, holder));
    }

    private Flux<VisitTask> tasks(Actor actor, String which, @Nullable UUID id, int limit) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(
                        "select t.id, t.helper_id is not null as of_helper, t.kind, t.reason, t.words, t.made_at, h.name, booking_json(b)::text as booking"
                                + MINE + which)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("support", actor.is(Role.SUPPORT))
                .bind("officer", actor.is(Role.SOCIAL_WORK))
                .bind("today", London.today(clock))
                .bind("limit", limit);
        return (id == null ? statement : statement.bind("id", id))
                .map(row -> new VisitTask(
                        required(row.get("id", UUID.class)),
                        required(row.get("of_helper", Boolean.class)),
                        required(row.get("kind", String.class)),
                        required(row.get("reason", String.class)),
                        row.get("words", String.class),
                        required(row.get("made_at", Instant.class)),
                        required(row.get("name", String.class)),
                        book.booking(required(row.get("booking", String.class)))))
                .all();
    }

    private static <T> T required(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static BookingResult notFound() {
        return new BookingResult.Refused(new Refusal.NotFound());
    }

    /** The command of {@code visit_help}. */
    record HelpCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID taskId,
            String side,
            @Nullable String words,
            Instant at) {}

    /** The command of {@code visit_helped}. */
    record HelpedCommand(UUID taskId, UUID councilId, UUID actorId, Instant at) {}

    private record Answer(String outcome) {}
}
