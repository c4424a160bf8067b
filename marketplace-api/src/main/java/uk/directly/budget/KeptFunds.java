package uk.directly.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The funds that the council keeps for now (R75). */
@Component
public class KeptFunds {
    private static final String KEPT = """
            select b.id as budget_id, h.id as person_id, h.name as person, p.name as organisation, b.kept_since as since
              from budget b
              join person h on h.council_id = b.council_id and h.id = b.holder_id
              join provider p on p.council_id = b.council_id and p.id = b.kept_from
             where b.council_id = :council and b.kept_since is not null and b.closed_at is null
            """;

    private final DatabaseClient database;

    KeptFunds(DatabaseClient database) {
        this.database = database;
    }

    /** Of one person. */
    public Flux<KeptFund> of(UUID councilId, UUID personId) {
        return database.sql(KEPT + " and b.holder_id = :person order by b.kept_since, b.id")
                .bind("council", councilId)
                .bind("person", personId)
                .mapProperties(KeptFund.class)
                .all();
    }

    /** Of everybody, kept longest first, after a position or from the first. */
    public Flux<KeptFund> all(UUID councilId, @Nullable Instant since, @Nullable UUID after, int limit) {
        return database.sql(KEPT + """
                           and (b.kept_since, b.id) > (:since::timestamptz, :after::uuid)
                         order by b.kept_since, b.id limit :limit""")
                .bind("council", councilId)
                .bind("since", since == null ? Instant.EPOCH : since)
                .bind("after", after == null ? new UUID(0, 0) : after)
                .bind("limit", limit)
                .mapProperties(KeptFund.class)
                .all();
    }
}
