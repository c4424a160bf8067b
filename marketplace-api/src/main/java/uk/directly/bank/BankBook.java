package uk.directly.bank;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads bank details, masked: owners their own (R102), finance those of the council that wait or are new. */
@Service
public class BankBook {
    private static final int MOST = 50;

    private final DatabaseClient database;
    private final JsonMapper json;

    BankBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** All of an owner's, newest first, at most fifty. */
    public Flux<BankChange> of(UUID councilId, BankOwner owner) {
        boolean isPerson = owner.personId() != null;
        UUID id = isPerson ? owner.personId() : owner.providerId();
        return database.sql("""
                        select bank_change_json(b)::text as change from bank_change b
                         where b.council_id = :council and %s = :owner
                         order by b.asked_at desc, b.id desc limit :most""".formatted(isPerson ? "b.person_id" : "b.provider_id"))
                .bind("council", councilId)
                .bind("owner", java.util.Objects.requireNonNull(id))
                .bind("most", MOST)
                .mapValue(String.class)
                .all()
                .map(this::change);
    }

    /** One of a council, for its officers. */
    public Mono<BankChange> one(UUID councilId, UUID id) {
        return database.sql("""
                        select bank_change_json(b)::text as change from bank_change b
                         where b.council_id = :council and b.id = :id""")
                .bind("council", councilId)
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::change);
    }

    /**
     * What finance looks at: what waits for an officer, is in force but not paid to yet, or was stopped since then. The
     * oldest of those that wait first.
     */
    public Flux<BankChange> toLookAt(UUID councilId, Instant now, Instant stoppedSince) {
        return database.sql("""
                        select bank_change_json(b)::text as change from bank_change b
                         where b.council_id = :council
                           and (b.state in ('asked', 'confirmed') or (b.state = 'in-force' and b.pays_from > :now)
                                or (b.state = 'stopped' and b.ended_at >= :stopped))
                         order by b.state in ('asked', 'confirmed') desc, b.state = 'stopped' desc, b.asked_at, b.id
                         limit 200""")
                .bind("council", councilId)
                .bind("now", now)
                .bind("stopped", stoppedSince)
                .mapValue(String.class)
                .all()
                .map(this::change);
    }

    private BankChange change(String text) {
        return json.readValue(text, BankChange.class);
    }
}
