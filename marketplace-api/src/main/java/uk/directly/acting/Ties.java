package uk.directly.acting;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/** With whom somebody lives or works (R64), as the council sees it, and how that ends. */
@Service
public class Ties {
    private static final int LONGEST = 2_000;

    private static final String READ = """
            select t.id, v.name as provider, t.kind, t.said_at, s.name as said_by, t.ended_at, e.name as ended_by,
                   t.ended_reason
              from acting_tie t
              join provider v on v.council_id = t.council_id and v.id = t.provider_id
              join person s on s.council_id = t.council_id and s.id = t.said_by
              left join person e on e.council_id = t.council_id and e.id = t.ended_by
             where t.council_id = :council and t.person_id = :person
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    Ties(DatabaseClient database, Changes changes, Outbox outbox, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What this person said of themselves, what counts first, then the latest. */
    public Flux<Tie> of(UUID councilId, UUID personId, int limit) {
        return database.sql(READ + " order by t.ended_at is not null, t.said_at desc, t.id limit :limit")
                .bind("council", councilId)
                .bind("person", personId)
                .bind("limit", limit)
                .mapProperties(Tie.class)
                .all();
    }

    /** One of them. */
    public Mono<Tie> one(UUID councilId, UUID personId, UUID id) {
        return database.sql(READ + " and t.id = :id")
                .bind("council", councilId)
                .bind("person", personId)
                .bind("id", id)
                .mapProperties(Tie.class)
                .one();
    }

    /** Whose work is this person's by the same address, as far as it is known here: it ends when one of them moves. */
    public Flux<String> atSameAddress(UUID councilId, UUID personId) {
        return database.sql("""
                        select v.name from provider v
                         where v.council_id = :council and v.id = any (acting_own_providers(:council, :person))
                           and v.person_id is distinct from :person
                           and not exists (select from acting_tie t where t.council_id = v.council_id
                                              and t.person_id = :person and t.provider_id = v.id and t.ended_at is null)
                         order by v.name""")
                .bind("council", councilId)
                .bind("person", personId)
                .mapValue(String.class)
                .all();
    }

    /** Ends one, with a reason. Whoever said it is told, and for whom they act. */
    public Mono<ActingResult> end(Actor officer, UUID personId, UUID id, String reason) {
        String why = reason.strip();
        return why.isEmpty() || why.length() > LONGEST
                ? Mono.just(new ActingResult.Invalid("reason", "Write the reason, in at most 2,000 letters"))
                : changes.apply(
                                "acting_tie_end",
                                new EndCommand(
                                        id, officer.councilId(), officer.personId(), personId, why, clock.instant()),
                                ActingResult.Answer.class)
                        .map(ActingResult.Answer::result)
                        .doOnNext(result -> outbox.nudge());
    }

    /**
     * A provider with whom somebody lives or works.
     *
     * @param kind {@code household} or {@code business}
     * @param endedAt null: it counts
     */
    public record Tie(
            UUID id,
            String provider,
            String kind,
            Instant saidAt,
            String saidBy,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String endedReason) {}

    private record EndCommand(UUID id, UUID councilId, UUID actorId, UUID personId, String reason, Instant at) {}
}
