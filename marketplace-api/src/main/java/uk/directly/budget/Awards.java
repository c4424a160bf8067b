package uk.directly.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The awards of a council, as its officers and the person itself read them. */
@Service
public class Awards {
    private final DatabaseClient database;
    private final JsonMapper json;

    Awards(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One award; empty where the council has none of that id. */
    public Mono<Award> one(UUID councilId, UUID awardId) {
        return database.sql(
                        "select award_json(a)::text as award from award a where a.council_id = :council and a.id = :id")
                .bind("council", councilId)
                .bind("id", awardId)
                .mapValue(String.class)
                .one()
                .map(this::award);
    }

    /** All awards of a person, the latest first. */
    public Flux<Award> of(UUID councilId, UUID holderId) {
        return database.sql("""
                        select award_json(a)::text as award from award a
                         where a.council_id = :council and a.holder_id = :holder
                         order by lower(a.during) desc, a.id desc""")
                .bind("council", councilId)
                .bind("holder", holderId)
                .mapValue(String.class)
                .all()
                .map(this::award);
    }

    /**
     * Awards by their holders' names.
     *
     * @param search part of a name, or the beginning of a case reference; null: all
     * @param after the last row seen; null: from the first
     */
    public Flux<Award> list(UUID councilId, @Nullable String search, @Nullable Place after, int limit) {
        return database.sql("""
                        select award_json(a)::text as award
                          from person p join award a on a.council_id = p.council_id and a.holder_id = p.id
                         where p.council_id = :council
                           and (lower(p.name) like :name or p.case_reference like :reference)
                           and (lower(p.name), a.id) > (:afterName, :afterId)
                         order by lower(p.name), a.id
                         limit :limit""")
                .bind("council", councilId)
                .bind("name", Patterns.contains(search))
                .bind("reference", Patterns.begins(search))
                .bind("afterName", after == null ? "" : after.name())
                .bind("afterId", after == null ? Place.FIRST : after.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::award);
    }

    /** What officers decided about an award, the latest first. */
    public Flux<AwardChange> changes(UUID councilId, UUID awardId) {
        return database.sql("""
                        select c.id, c.what, c.day, c.terms::text as terms, c.reason, p.name as by_name, c.at
                          from award_change c join person p on p.council_id = c.council_id and p.id = c.changed_by
                         where c.council_id = :council and c.award_id = :award
                         order by c.id desc""")
                .bind("council", councilId)
                .bind("award", awardId)
                .mapProperties(Row.class)
                .all()
                .map(this::change);
    }

    private Award award(String text) {
        return json.readValue(text, Award.class);
    }

    private AwardChange change(Row row) {
        return new AwardChange(
                row.id(),
                AwardChange.What.valueOf(row.what().toUpperCase(Locale.ROOT)),
                row.day(),
                row.terms() == null ? null : json.readValue(row.terms(), AwardTerms.class),
                row.reason(),
                row.byName(),
                row.at());
    }

    private record Row(
            UUID id,
            String what,
            LocalDate day,
            @Nullable String terms,
            @Nullable String reason,
            String byName,
            Instant at) {}
}
