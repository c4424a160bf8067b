package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;

/** What didn't go out, or didn't arrive: an officer has it tried again, or prints a letter and posts it. */
@Service
public class Undelivered {
    /** What is due for longer isn't just on its way. */
    private static final Duration LATE = Duration.ofHours(1);

    private final DatabaseClient database;
    private final Changes changes;
    private final Composer composer;
    private final ObjectProvider<LetterPrinter> printer;
    private final Deliveries deliveries;
    private final JsonMapper json;
    private final Clock clock;

    Undelivered(
            DatabaseClient database,
            Changes changes,
            Composer composer,
            ObjectProvider<LetterPrinter> printer,
            Deliveries deliveries,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.composer = composer;
        this.printer = printer;
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One.
     *
     * @param name to whom
     * @param failed whether nothing is tried any more by itself; else it is late
     * @param error what went wrong last
     * @param channel whether anything carries this way here
     */
    public record Late(
            UUID id,
            String name,
            Way way,
            boolean failed,
            boolean urgent,
            Instant dueAt,
            @Nullable String error,
            boolean channel) {}

    /** The oldest first; what failed, and what is late. */
    public Flux<Late> list(Actor officer, int limit) {
        return database.sql("""
                        select d.id, p.name, d.way, d.state, d.urgent, d.due_at, d.last_error
                          from notice_delivery d
                          join person p on p.council_id = d.council_id and p.id = d.person_id
                         where d.council_id = :council and d.person_id <> :officer
                           and (d.state = 'failed' or d.state in ('waiting', 'sending') and d.due_at <= :late)
                           and not exists (select from notice n
                                            where n.council_id = d.council_id and n.id = d.notice_id and n.held)
                         order by d.due_at, d.id limit :limit
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("late", clock.instant().minus(LATE))
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(row -> {
                    Way way = Way.of(row.way());
                    return new Late(
                            row.id(),
                            row.name(),
                            way,
                            row.state().equals("failed"),
                            row.urgent(),
                            row.dueAt(),
                            row.lastError(),
                            deliveries.channel(way) != null);
                });
    }

    /** Has it tried again; false: there is none that failed. */
    public Mono<Boolean> again(Actor officer, UUID id) {
        return apply(officer, id, false);
    }

    /** An officer posted the letter; false: there is none to post. */
    public Mono<Boolean> posted(Actor officer, UUID id) {
        return apply(officer, id, true);
    }

    /** The letter, to print; empty: it is none that waits, or there is no address. */
    public Mono<byte[]> letter(Actor officer, UUID id) {
        return database.sql("""
                        select delivery_json(d)::text as due from notice_delivery d
                         where d.council_id = :council and d.id = :id and d.way = 'letter' and d.person_id <> :officer
                           and d.state in ('waiting', 'failed')
                           and not exists (select from notice n
                                            where n.council_id = d.council_id and n.id = d.notice_id and n.held)
                        """)
                .bind("council", officer.councilId())
                .bind("id", id)
                .bind("officer", officer.personId())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Due.class))
                .filter(due -> !due.notices().isEmpty())
                .flatMap(due -> Mono.justOrEmpty(due.to())
                        .flatMap(lines -> printer.getObject().print(composer.letter(due, lines, London.today(clock)))));
    }

    private Mono<Boolean> apply(Actor officer, UUID id, boolean posted) {
        return Mono.defer(() -> changes.apply(
                        "delivery_again",
                        new Again(id, officer.councilId(), officer.personId(), posted, clock.instant()),
                        Notices.Outcome.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    private record Row(
            UUID id,
            String name,
            String way,
            String state,
            boolean urgent,
            Instant dueAt,
            @Nullable String lastError) {}

    private record Again(UUID id, UUID councilId, UUID actorId, boolean posted, Instant at) {}
}
