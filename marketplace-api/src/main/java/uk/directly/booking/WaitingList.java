package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.people.Actor;

/**
 * Who waits for a place in a session that is full. What comes free is kept for the first who fits, for a while; only booking
 * promises money. Safe with several replicas: a session is taken with {@code skip locked}.
 */
@Service
public class WaitingList extends Rounds {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int SHOWN = 100;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    WaitingList(DatabaseClient database, Changes changes, CouncilSettings settings, JsonMapper json, Clock clock) {
        super(EVERY);
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Waits.
     *
     * @param id made by the caller: the same id again is the same place in the line
     */
    public Mono<WaitingResult> join(Actor holder, UUID id, UUID offerId, Instant start, Instant end, int places) {
        if (places < 1 || !end.isAfter(start)) {
            return Mono.just(new WaitingResult.NotFound());
        }
        return Mono.defer(() -> settings.valueOf(holder.councilId(), Setting.PLACE_KEPT, London.today(clock)))
                .map(kept -> new JoinCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        offerId,
                        start,
                        end,
                        places,
                        Math.toIntExact(kept.toMinutes()),
                        clock.instant()))
                .flatMap(command -> changes.apply("waiting_join", command, Answer.class))
                .map(Answer::result);
    }

    /** Doesn't wait any more; completes with whether there was such a place in the line. */
    public Mono<Boolean> leave(Actor holder, UUID id) {
        return Mono.fromSupplier(() -> new LeaveCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("waiting_leave", command, Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /** What this person waits for, or has kept for them; the soonest session first. */
    public Flux<Waiting> of(Actor holder) {
        return database.sql("""
                        select waiting_json(w)::text from session_waiting w
                          join session_occurrence c on c.council_id = w.council_id and c.id = w.occurrence_id
                         where w.council_id = :council and w.holder_id = :holder and w.state in ('waiting', 'offered')
                         order by lower(c.period), w.id limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("limit", SHOWN)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Waiting.class));
    }

    /** Keeps what came free for those who wait, session after session; completes with how many were looked at. */
    @Override
    protected Mono<Long> round() {
        return Mono.defer(() -> changes.apply("waiting_go_on", new GoOnCommand(clock.instant()), Answer.class))
                .repeat(SHOWN)
                .takeWhile(answer -> answer.outcome().equals("done"))
                .count();
    }

    /** The command of {@code waiting_join}. */
    private record JoinCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID offerId,
            Instant start,
            Instant end,
            int places,
            int keptMinutes,
            Instant at) {}

    /** The command of {@code waiting_leave}. */
    private record LeaveCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID holderId, Instant at) {}

    /** The command of {@code waiting_go_on}. */
    private record GoOnCommand(Instant at) {}

    private record Answer(String outcome, @Nullable Waiting waiting) {
        WaitingResult result() {
            return switch (outcome) {
                case "done" -> new WaitingResult.Done(Objects.requireNonNull(waiting));
                case "free" -> new WaitingResult.Free();
                case "too-many" -> new WaitingResult.TooMany();
                case "not-found" -> new WaitingResult.NotFound();
                default -> throw new IllegalStateException("Waiting for a place came to " + outcome);
            };
        }
    }
}
