package uk.directly.budget;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The people of a council for whom an award may be recorded. */
@Service
public class Holders {
    private final DatabaseClient database;

    Holders(DatabaseClient database) {
        this.database = database;
    }

    /** One person; empty where the council knows nobody of that id. */
    public Mono<Award.Holder> one(UUID councilId, UUID personId) {
        return database.sql("select id, name, case_reference from person where council_id = :council and id = :id")
                .bind("council", councilId)
                .bind("id", personId)
                .mapProperties(Award.Holder.class)
                .one();
    }

    /** Those without an award, by name; {@code search} as in {@link Awards#list}. */
    public Flux<Award.Holder> withoutAward(UUID councilId, String search, int limit) {
        return database.sql("""
                        select p.id, p.name, p.case_reference from person p
                         where p.council_id = :council
                           and (lower(p.name) like :name or p.case_reference like :reference)
                           and not exists (select from award a where a.council_id = p.council_id and a.holder_id = p.id)
                         order by lower(p.name), p.id limit :limit""")
                .bind("council", councilId)
                .bind("name", Patterns.contains(search))
                .bind("reference", Patterns.begins(search))
                .bind("limit", limit)
                .mapProperties(Award.Holder.class)
                .all();
    }
}
