package uk.directly.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** R107: what is urgent and reached nobody is told by phone: whom, what, and who called when. */
@Service
public class CallsToMake {
    private static final String SELECT = """
            select jsonb_build_object('id', c.id, 'name', p.name, 'why', c.why, 'madeAt', c.made_at,
                       'phone', coalesce(f.phone, q.phone), 'notice', notice_json(n),
                       'tries', (select count(*) from notice_call_try t
                                  where t.council_id = c.council_id and t.call_id = c.id),
                       'lastTry', (select max(t.at) from notice_call_try t
                                    where t.council_id = c.council_id and t.call_id = c.id))::text as call
              from notice_call c
              join notice n on n.council_id = c.council_id and n.id = c.notice_id
              join person p on p.council_id = n.council_id and p.id = n.person_id
              left join notice_form f on f.council_id = p.council_id and f.person_id = p.id
              left join provider q on q.council_id = p.council_id and q.person_id = p.id
             where c.council_id = :council and c.done_at is null
               and :officer not in (n.person_id, coalesce(n.for_person_id, n.person_id))
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    CallsToMake(DatabaseClient database, Changes changes, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A call.
     *
     * @param why {@code no-way} or {@code undelivered}
     * @param phone null: the council's own records know it, we don't
     * @param tries how often somebody called
     */
    public record Call(
            UUID id,
            String name,
            String why,
            Instant madeAt,
            @Nullable String phone,
            Told notice,
            int tries,
            @Nullable Instant lastTry) {}

    /** What came of calling. */
    public enum Outcome {
        SPOKE,
        NO_ANSWER,
        WRONG_NUMBER,
        GAVE_UP;

        /** As it is kept. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The oldest first. */
    public Flux<Call> open(Actor officer, int limit) {
        return database.sql(SELECT + " order by c.made_at, c.id limit :limit")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Call.class));
    }

    /** One that is still to be made; empty: it is done, or none of this council's. */
    public Mono<Call> one(Actor officer, UUID id) {
        return database.sql(SELECT + " and c.id = :id")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Call.class));
    }

    /**
     * Somebody called.
     *
     * @param tryId made by the caller: the same again is the same call
     * @return false: there is none to make
     */
    public Mono<Boolean> called(Actor officer, UUID id, UUID tryId, Outcome outcome) {
        return Mono.defer(() -> changes.apply(
                        "notice_called",
                        new Called(id, officer.councilId(), officer.personId(), tryId, outcome.slug(), clock.instant()),
                        Notices.Outcome.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    private record Called(UUID id, UUID councilId, UUID actorId, UUID tryId, String outcome, Instant at) {}
}
