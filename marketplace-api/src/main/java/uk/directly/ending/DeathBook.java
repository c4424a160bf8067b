package uk.directly.ending;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;

/** What officers read about people who have died, and about those of whom they were told so. */
@Service
public class DeathBook {
    private static final int SHOWN = 100;
    private static final int FOUND = 20;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    DeathBook(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The deaths that a council was told of, the latest first, at most a hundred; without those that were mistakes. */
    public Flux<Death> latest(UUID councilId) {
        return database.sql("""
                        select death_json(d)::text from death d where d.council_id = :council and d.mistaken_at is null
                         order by d.recorded_at desc, d.id desc limit :limit""")
                .bind("council", councilId)
                .bind("limit", SHOWN)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Death.class));
    }

    /**
     * People by a part of their name or the beginning of their case reference, at most twenty.
     *
     * @param search at least one letter
     */
    public Flux<Mourned> find(UUID councilId, String search) {
        String typed = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return read(
                        " and (lower(p.name) like :name or p.case_reference like :reference) order by lower(p.name), p.id limit "
                                + FOUND,
                        councilId)
                .bind("name", "%" + typed.toLowerCase(Locale.UK) + "%")
                .bind("reference", typed.toUpperCase(Locale.UK) + "%")
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Mourned.class));
    }

    /** One person; empty: the council knows nobody of that id. */
    public Mono<Mourned> one(UUID councilId, UUID personId) {
        return read(" and p.id = :id", councilId)
                .bind("id", personId)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Mourned.class));
    }

    private DatabaseClient.GenericExecuteSpec read(String which, UUID councilId) {
        return database.sql("select ending_of_person(p, :at, :today)::text from person p where p.council_id = :council"
                        + which)
                .bind("council", councilId)
                .bind("at", clock.instant())
                .bind("today", London.today(clock));
    }

    /** The officers who can be the contact after a death, by name. */
    public Mono<List<Contact>> contacts(UUID councilId) {
        return database.sql("""
                        select distinct p.id, p.name from person p
                          join person_role r on r.council_id = p.council_id and r.person_id = p.id
                         where p.council_id = :council and p.died_on is null
                           and r.role in ('support', 'social-work', 'finance')
                         order by p.name, p.id""")
                .bind("council", councilId)
                .mapProperties(Contact.class)
                .all()
                .collectList();
    }

    /** Whose coming visits ended with a death, by name: they see it on their pages. */
    public Mono<List<String>> providersTold(UUID councilId, UUID deathId) {
        return database.sql("""
                        select distinct v.name from audit_event e
                          join booking b on b.council_id = e.council_id and b.id = (e.details ->> 'bookingId')::uuid
                          join provider v on v.council_id = b.council_id and v.id = b.provider_id
                         where e.council_id = :council and e.subject_id = :death and e.action = 'visit-ended'
                         order by v.name""")
                .bind("council", councilId)
                .bind("death", deathId)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** Somebody who can be the contact. */
    public record Contact(UUID id, String name) {}
}
