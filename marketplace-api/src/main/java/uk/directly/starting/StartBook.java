package uk.directly.starting;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** Reads how far people are with starting and stopping. */
@Service
public class StartBook {
    private static final String STARTERS = """
            select p.id, p.name, p.case_reference, p.born_on is not null as has_birth_date,
                   coalesce(p.subject not like 'letter:%', false) as signs_in,
                   (select count(*)::int from award a where a.council_id = p.council_id and a.holder_id = p.id) as awards,
                   l.made_at as letter_on, l.until as letter_until, l.used_at is not null as letter_used,
                   coalesce(l.misses >= 5, false) as letter_locked,
                   s.begun_at, s.helped_by, s.finished_at, t.money_done, t.helpers_done, t.terms_done, t.helper_name,
                   t.helper_contact, m.route_done, m.first_payment, m.paid
              from person p
              left join start s on s.council_id = p.council_id and s.person_id = p.id
              left join start_letter l on l.council_id = p.council_id and l.person_id = p.id and l.replaced_at is null
             cross join lateral (
                   select coalesce(bool_or(step = 'money'), false) as money_done,
                          coalesce(bool_or(step = 'helpers'), false) as helpers_done,
                          coalesce(bool_or(step = 'terms'), false) as terms_done,
                          min(helper_name) as helper_name, min(helper_contact) as helper_contact
                     from start_step d where d.council_id = p.council_id and d.person_id = p.id) t
             cross join lateral (
                   select coalesce(bool_and(b.route is not null), false) as route_done,
                          coalesce(min(greatest(lower(a.during), b.funded_until + 1)), 'epoch'::date) as first_payment,
                          coalesce(bool_or(b.funded_until >= lower(a.during)), false) as paid
                     from budget b join award a on a.council_id = b.council_id and a.id = b.award_id
                    where b.council_id = p.council_id and b.holder_id = p.id) m
             where p.council_id = :council
            """;

    private final DatabaseClient database;

    StartBook(DatabaseClient database) {
        this.database = database;
    }

    /** How far this person is; empty where they never had to start here. */
    public Mono<Start> of(Actor person) {
        return one(person.councilId(), person.forPersonId()).flatMap(found -> Mono.justOrEmpty(found.start()));
    }

    /** One person, for officers. */
    public Mono<Starter> one(UUID councilId, UUID personId) {
        return database.sql(STARTERS + " and p.id = :id")
                .bind("council", councilId)
                .bind("id", personId)
                .map(StartBook::starter)
                .one();
    }

    /** Those who have begun and not finished, the longest first. */
    public Flux<Starter> open(UUID councilId, @Nullable Place after, int limit) {
        return database.sql(STARTERS + """
                         and s.finished_at is null and s.person_id is not null and (s.begun_at, s.person_id) > (:at, :id)
                         order by s.begun_at, s.person_id limit :limit""")
                .bind("council", councilId)
                .bind("at", after == null ? Instant.EPOCH : after.at())
                .bind("id", after == null ? new UUID(0, 0) : after.id())
                .bind("limit", limit)
                .map(StartBook::starter)
                .all();
    }

    /** Those with an award who can't sign in and have no letter yet, by name. */
    public Flux<Starter> withoutLetter(UUID councilId, int limit) {
        return database.sql(STARTERS + """
                         and s.person_id is null and p.subject is null
                         and exists (select from award a where a.council_id = p.council_id and a.holder_id = p.id)
                         order by lower(p.name), p.id limit :limit""")
                .bind("council", councilId)
                .bind("limit", limit)
                .map(StartBook::starter)
                .all();
    }

    /** What this person asked about stopping, the latest first. */
    public Flux<StopRequest> stops(Actor person) {
        return stops(person.councilId(), "r.person_id = :person order by r.id desc limit 20")
                .bind("person", person.forPersonId())
                .map(StartBook::stop)
                .all();
    }

    /** The council's open ones, the oldest first. */
    public Flux<StopRequest> openStops(UUID councilId) {
        return stops(councilId, "r.done_at is null order by r.asked_at, r.id limit 200")
                .map(StartBook::stop)
                .all();
    }

    /** One of the council's. */
    public Mono<StopRequest> stop(UUID councilId, UUID id) {
        return stops(councilId, "r.id = :id")
                .bind("id", id)
                .map(StartBook::stop)
                .one();
    }

    /** What was refused to this person, the latest first. */
    public Flux<RefusedStart> refusals(UUID councilId, UUID personId) {
        return database.sql("""
                        select r.id, r.person_id, p.name, r.reasons, r.refused_at, o.name as refused_by
                          from refused_start r
                          join person p on p.council_id = r.council_id and p.id = r.person_id
                          join person o on o.council_id = r.council_id and o.id = r.refused_by
                         where r.council_id = :council and r.person_id = :person
                         order by r.id desc limit 20""")
                .bind("council", councilId)
                .bind("person", personId)
                .mapProperties(RefusedStart.class)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec stops(UUID councilId, String which) {
        return database.sql("""
                        select r.id, r.person_id, p.name, r.wish, r.words, r.asked_at, r.done_at, o.name as done_by,
                               r.outcome
                          from stop_request r
                          join person p on p.council_id = r.council_id and p.id = r.person_id
                          left join person o on o.council_id = r.council_id and o.id = r.done_by
                         where r.council_id = :council and\s""" + which).bind("council", councilId);
    }

    private static Starter starter(Readable row) {
        Instant begun = row.get("begun_at", Instant.class);
        return new Starter(
                required(row, "id", UUID.class),
                required(row, "name", String.class),
                row.get("case_reference", String.class),
                is(row, "has_birth_date"),
                required(row, "awards", Integer.class),
                row.get("letter_on", Instant.class),
                row.get("letter_until", LocalDate.class),
                is(row, "letter_used"),
                is(row, "letter_locked"),
                begun == null ? null : start(row, begun),
                is(row, "signs_in"));
    }

    private static Start start(Readable row, Instant begun) {
        return new Start(
                begun,
                row.get("helped_by", String.class),
                row.get("finished_at", Instant.class),
                is(row, "money_done"),
                is(row, "route_done"),
                is(row, "helpers_done"),
                row.get("helper_name", String.class),
                row.get("helper_contact", String.class),
                is(row, "terms_done"),
                is(row, "signs_in"),
                required(row, "first_payment", LocalDate.class),
                is(row, "paid"));
    }

    private static StopRequest stop(Readable row) {
        return new StopRequest(
                required(row, "id", UUID.class),
                required(row, "person_id", UUID.class),
                required(row, "name", String.class),
                required(row, "wish", String.class),
                row.get("words", String.class),
                required(row, "asked_at", Instant.class),
                row.get("done_at", Instant.class),
                row.get("done_by", String.class),
                row.get("outcome", String.class));
    }

    private static boolean is(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** A place in the list of those who start. */
    public record Place(Instant at, UUID id) {}
}
