package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.OldRows;
import uk.directly.notice.model.Words;
import uk.directly.people.Actor;
import uk.directly.people.Role;

/** What somebody was told: nobody reads another's. What is about somebody for whom they act stands with their own. */
@Service
public class Notices {
    private static final List<Role> OFFICES = List.of(Role.FINANCE, Role.SUPPORT, Role.ACCREDITATION, Role.SOCIAL_WORK);

    private final DatabaseClient database;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;
    private final Words words = new Words(Locale.UK);

    Notices(DatabaseClient database, Changes changes, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** Those whose time is over; how long that is says the council ({@code notices-kept-months}). */
    @Bean
    static OldRows oldNotices(Clock clock) {
        return new OldRows("notices", "notices_forget", Duration.ZERO, clock);
    }

    /**
     * What this person was told, newest first; who acts for somebody: what they were told about that person.
     *
     * @param before only what is older than this one; null: from the newest
     */
    public Flux<Told> of(Actor actor, @Nullable UUID before, int limit) {
        // Two lists, each by its index, and the newest of both.
        var list = database.sql("""
                        select notice_json(n)::text as told from (
                            (select * from notice x
                              where x.council_id = :council and x.person_id = :person and not x.held and not x.outside
                                and (cast(:about as uuid) is null or x.for_person_id = cast(:about as uuid))
                                and (cast(:before as uuid) is null or x.id < cast(:before as uuid))
                              order by x.id desc limit :limit)
                            union all
                            (select * from notice x
                              where x.council_id = :council and x.role = any(:roles) and not x.held
                                and (cast(:before as uuid) is null or x.id < cast(:before as uuid))
                              order by x.id desc limit :limit)
                        ) found
                        join notice n on n.council_id = :council and n.id = found.id
                        order by n.id desc limit :limit
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("roles", offices(actor))
                .bind("limit", limit);
        UUID about = actor.onBehalfOf();
        list = about == null ? list.bindNull("about", UUID.class) : list.bind("about", about);
        return (before == null ? list.bindNull("before", UUID.class) : list.bind("before", before))
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Told.class));
    }

    /** One of those; empty: it isn't theirs, or is kept back. */
    public Mono<Told> one(Actor actor, UUID id) {
        var found = database.sql("""
                        select notice_json(x)::text from notice x
                         where x.council_id = :council and x.id = :id and not x.held and not x.outside
                           and (x.role = any(:roles) or x.person_id = :person
                                and (cast(:about as uuid) is null or x.for_person_id = cast(:about as uuid)))
                        """)
                .bind("council", actor.councilId())
                .bind("id", id)
                .bind("person", actor.personId())
                .bind("roles", offices(actor));
        UUID about = actor.onBehalfOf();
        return (about == null ? found.bindNull("about", UUID.class) : found.bind("about", about))
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Told.class));
    }

    /** How many they haven't seen, at most a hundred. */
    public Mono<Long> unread(Actor actor) {
        return database.sql("""
                        select count(*) from (
                            select from notice x
                             where x.council_id = :council and (x.person_id = :person or x.role = any(:roles))
                               and x.read_at is null and not x.held and not x.outside limit 100) unread
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("roles", offices(actor))
                .mapValue(Long.class)
                .one();
    }

    /** They have seen these. */
    public Mono<Void> read(Actor actor, List<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> changes.apply(
                                "notice_read",
                                new Read(
                                        actor.councilId(),
                                        actor.personId(),
                                        List.of(offices(actor)),
                                        ids,
                                        clock.instant()),
                                Outcome.class))
                        .then();
    }

    /** A notice in words. */
    public Words.Text words(Told told) {
        return words.of(told.words(), gaps(told), told.forName());
    }

    /** What it says, as its reader wants it: in one piece, or in Easy Read an idea a line (R100). */
    public List<String> lines(Told told) {
        return told.easyRead()
                ? words.easy(told.words(), gaps(told), told.forName())
                : List.of(words(told).full());
    }

    private static Words.Gaps gaps(Told told) {
        return Words.Gaps.of(told.args(), told.provider(), told.person(), told.code());
    }

    /** The words around them. */
    Words words() {
        return words;
    }

    private static String[] offices(Actor actor) {
        // Who acts for somebody brings no office along, and an office isn't the person's.
        return actor.onBehalfOf() != null
                ? new String[0]
                : OFFICES.stream().filter(actor::is).map(Role::slug).toArray(String[]::new);
    }

    private record Read(UUID councilId, UUID actorId, List<String> roles, List<UUID> ids, Instant at) {}

    /** The answer of this feature's functions. */
    record Outcome(String outcome) {}
}
