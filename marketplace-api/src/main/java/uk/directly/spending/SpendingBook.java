package uk.directly.spending;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** Reads questions about spending: a person sees their own (R102), officers those of their council. */
@Service
public class SpendingBook {
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final DatabaseClient database;
    private final JsonMapper json;

    SpendingBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What this person asked, the latest first. */
    public Flux<SpendingQuestion> of(Actor holder, @Nullable UUID after, int limit) {
        return database.sql("""
                        select spending_question_json(q)::text as question from spending_question q
                         where q.council_id = :council and q.holder_id = :holder and q.id < :after
                         order by q.id desc limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("after", after == null ? LAST : after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::question);
    }

    /** One of this person's questions; empty where it is somebody else's, or nobody's. */
    public Mono<SpendingQuestion> one(Actor holder, UUID id) {
        return inCouncil(holder.councilId(), id)
                .filter(question -> question.holderId().equals(holder.forPersonId()));
    }

    /** One question of a council, for its officers. */
    public Mono<SpendingQuestion> inCouncil(UUID councilId, UUID id) {
        return database.sql("""
                        select spending_question_json(q)::text as question from spending_question q
                         where q.council_id = :council and q.id = :id""")
                .bind("council", councilId)
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::question);
    }

    /** The council's questions that wait for an answer, those first that have to be answered first. */
    public Flux<SpendingQuestion> waiting(UUID councilId, @Nullable Place after, int limit) {
        return database.sql("""
                        select spending_question_json(q)::text as question from spending_question q
                         where q.council_id = :council and q.state = 'waiting' and (q.answer_by, q.id) > (:day, :id)
                         order by q.answer_by, q.id limit :limit""")
                .bind("council", councilId)
                .bind("day", after == null ? LocalDate.EPOCH : after.answerBy())
                .bind("id", after == null ? new UUID(0, 0) : after.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::question);
    }

    /** How many wait, and how many of them longer than they should. */
    public Mono<Count> count(UUID councilId, LocalDate today) {
        return database.sql("""
                        select count(*)::int as waiting, count(*) filter (where answer_by < :today)::int as late
                          from spending_question where council_id = :council and state = 'waiting'""")
                .bind("council", councilId)
                .bind("today", today)
                .mapProperties(Count.class)
                .one();
    }

    /** What the council said yes to for this person and still counts on a day, the latest first. */
    public Flux<SpendingQuestion> agreed(Actor holder, LocalDate day) {
        return database.sql("""
                        select spending_question_json(q)::text as question from spending_question q
                         where q.council_id = :council and q.holder_id = :holder and q.state = 'yes'
                           and coalesce(q.until, 'infinity'::date) >= :day
                         order by q.id desc limit 50""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("day", day)
                .mapValue(String.class)
                .all()
                .map(this::question);
    }

    private SpendingQuestion question(String text) {
        return json.readValue(text, SpendingQuestion.class);
    }

    /** A place in the officers' list. */
    public record Place(LocalDate answerBy, UUID id) {}

    /** Figures of the officers' list. */
    public record Count(int waiting, int late) {}
}
