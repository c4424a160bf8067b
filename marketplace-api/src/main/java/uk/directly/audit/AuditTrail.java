package uk.directly.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Reads the trail. It is written only in the transactions of the changes that it tells of. What it says of concerns and
 * safeguarding is for their team alone, and not read here (R106).
 */
@Component
public class AuditTrail {
    private static final String SELECT = """
            select e.id, e.at, e.action, e.actor_id, a.name as actor_name,
                   e.on_behalf_of as on_behalf_of_id, b.name as on_behalf_of_name,
                   e.subject_kind, e.subject_id, e.details::text as details
            from audit_event e
            left join person a on a.council_id = e.council_id and a.id = e.actor_id
            left join person b on b.council_id = e.council_id and b.id = e.on_behalf_of
            where e.council_id = :council and (cast(:before as uuid) is null or e.id < cast(:before as uuid))
              and e.subject_kind not in ('concern', 'safeguarding')
            """;
    private static final String NEWEST_FIRST = " order by e.id desc limit :limit";

    private final DatabaseClient database;

    AuditTrail(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What was done to a subject (a booking, a person, a provider), newest first.
     *
     * @param councilId only what this council's people did
     * @param before only entries older than this one; null: from the newest
     * @param limit how many rows at most
     */
    public Flux<AuditLine> of(UUID councilId, UUID subjectId, @Nullable UUID before, int limit) {
        return rows(
                database.sql(SELECT + " and e.subject_id = :subject" + NEWEST_FIRST)
                        .bind("subject", subjectId),
                councilId,
                before,
                limit);
    }

    /**
     * What was done to a subject, and what names it as its booking (its payments), newest first.
     *
     * @param before only entries older than this one; null: from the newest
     */
    public Flux<AuditLine> about(UUID councilId, UUID subjectId, @Nullable UUID before, int limit) {
        return rows(
                database.sql(SELECT + " and (e.subject_id = :subject or e.details ->> 'bookingId' = :text)"
                                + NEWEST_FIRST)
                        .bind("subject", subjectId)
                        .bind("text", subjectId.toString()),
                councilId,
                before,
                limit);
    }

    /**
     * All that was done in a council, newest first.
     *
     * @param before only entries older than this one; null: from the newest
     */
    public Flux<AuditLine> recent(UUID councilId, @Nullable UUID before, int limit) {
        return rows(database.sql(SELECT + NEWEST_FIRST), councilId, before, limit);
    }

    private static Flux<AuditLine> rows(
            DatabaseClient.GenericExecuteSpec statement, UUID councilId, @Nullable UUID before, int limit) {
        DatabaseClient.GenericExecuteSpec bound =
                statement.bind("council", councilId).bind("limit", limit);
        return (before == null ? bound.bindNull("before", UUID.class) : bound.bind("before", before))
                .mapProperties(AuditLine.class)
                .all();
    }
}
