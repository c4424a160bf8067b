package uk.directly.people;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;

/** Who is known to the platform: what they may be, and for whom they act. */
@Component
public class People {
    private final DatabaseClient database;
    private final Clock clock;

    People(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The person whom the sign-in provider calls by this {@code sub}, acting for themselves; empty: unknown here. */
    public Mono<SignedIn> bySubject(String subject) {
        return present(subject, "").map(Presence::signedIn);
    }

    /**
     * The same, with what is known of the session they come with: in one round trip.
     *
     * @param sessionHash as {@link SignIns#hash}; empty: they come with a token
     */
    public Mono<Presence> present(String subject, String sessionHash) {
        return database.sql("""
                        select p.id, p.council_id, p.name, p.first_name, w.name as support_worker,
                               p.signed_out_at, n.last_seen, n.ended_at is not null as sign_in_ended,
                               v.id as provider_id,
                               coalesce(v.state in ('draft', 'applied', 'refused') and not exists (
                                   select from chosen_provider c where c.council_id = v.council_id
                                      and c.provider_id = v.id), exists (
                                   select from person_role r where r.council_id = p.council_id and r.person_id = p.id
                                      and r.role = 'provider')) as newcomer,
                               array(select r.role from person_role r
                                     where r.council_id = p.council_id and r.person_id = p.id) as roles
                        from person p
                        left join person w on w.council_id = p.council_id and w.id = p.support_worker_id
                        left join provider v on v.council_id = p.council_id and v.person_id = p.id
                        left join sign_in n on n.session_hash = decode(:session, 'hex') and n.person_id = p.id
                        where p.subject = :subject
                        """)
                .bind("subject", subject)
                .bind("session", sessionHash)
                .map(row -> new Presence(
                        signedIn(row),
                        row.get("last_seen", Instant.class),
                        required(row, "sign_in_ended", Boolean.class),
                        row.get("signed_out_at", Instant.class)))
                .one();
    }

    /** A person's name as others see it; empty: there is nobody of that id in that council. */
    public Mono<String> name(UUID councilId, UUID personId) {
        return database.sql("select name from person where council_id = :council and id = :id")
                .bind("council", councilId)
                .bind("id", personId)
                .mapValue(String.class)
                .one();
    }

    /** Those for whom this person acts today (R60), by name. */
    public Flux<ActsFor> actsFor(Actor actor) {
        return database.sql("""
                        select a.for_person_id as person_id, p.name, a.as_role, lower(a.during) as since,
                               a.may_approve_up_to_pence, a.may_book, upper(a.during) as until
                        from acting a
                        join person p on p.council_id = a.council_id and p.id = a.for_person_id
                        where a.council_id = :council and a.person_id = :person and a.during @> cast(:today as date)
                        order by p.name, p.id
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("today", London.today(clock))
                .mapProperties(ActsFor.class)
                .all();
    }

    /**
     * The same person acting for another today, with what that one may do of their own; empty: they don't act for them.
     * Nobody brings what they are themselves along: an officer or a provider acts as neither.
     */
    public Mono<Actor> acting(Actor actor, UUID forPersonId) {
        return database.sql("""
                        select p.name, a.as_role, a.may_book, a.may_approve_up_to_pence, upper(a.during) as until, a.kin,
                               acting_own_providers(a.council_id, a.person_id) as own_providers,
                               array(select distinct w.provider_id from worker_dbs w
                                      where not a.kin and w.council_id = a.council_id
                                        and w.for_person_id = a.for_person_id) as seen_dbs,
                               array(select r.role from person_role r
                                     where r.council_id = p.council_id and r.person_id = p.id
                                       and r.role in ('holder', 'carer', 'self-funder')) as roles
                          from acting a
                          join person p on p.council_id = a.council_id and p.id = a.for_person_id
                         where a.council_id = :council and a.person_id = :person and a.for_person_id = :other
                           and a.during @> cast(:today as date)
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("other", forPersonId)
                .bind("today", London.today(clock))
                .map(row -> new Actor(
                        actor.personId(),
                        actor.councilId(),
                        actor.name(),
                        roles(required(row, "roles", String[].class)),
                        null,
                        forPersonId,
                        new Acting(
                                required(row, "name", String.class),
                                Acting.As.of(required(row, "as_role", String.class)),
                                required(row, "may_book", Boolean.class),
                                row.get("may_approve_up_to_pence", Long.class),
                                row.get("until", LocalDate.class),
                                required(row, "kin", Boolean.class),
                                Set.of(required(row, "own_providers", UUID[].class)),
                                Set.of(required(row, "seen_dbs", UUID[].class)))))
                .one();
    }

    private static SignedIn signedIn(Readable row) {
        UUID id = required(row, "id", UUID.class);
        Actor actor = new Actor(
                id,
                required(row, "council_id", UUID.class),
                required(row, "name", String.class),
                roles(required(row, "roles", String[].class)),
                row.get("provider_id", UUID.class),
                id);
        return new SignedIn(
                actor,
                required(row, "first_name", String.class),
                row.get("support_worker", String.class),
                required(row, "newcomer", Boolean.class));
    }

    private static Set<Role> roles(String[] slugs) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(slugs).map(Role::of).forEach(roles::add);
        return Set.copyOf(roles);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("The database says that " + column + " is never null");
        }
        return value;
    }
}
