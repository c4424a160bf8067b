package uk.directly.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what became of the directories that were sent. */
@Service
public class DirectoryBook {
    private static final String COLUMNS = """
            select i.id, i.source, i.format, i.file_name, i.state = 'done' as done, i.rows_read, i.rows_done, i.created,
                   i.updated, i.unchanged, i.rejected, i.missing, i.made_at, m.name as made_by, i.gone, i.gone_at,
                   g.name as gone_by,
                   (select count(*) from directory_import_row r
                     where r.council_id = i.council_id and r.import_id = i.id and r.state = 'noted')::int as noted,
                   not exists (select from directory_import n
                                where n.council_id = i.council_id and n.source = i.source
                                  and (n.made_at, n.id) > (i.made_at, i.id)) as newest
              from directory_import i
              join person m on m.council_id = i.council_id and m.id = i.made_by
              left join person g on g.council_id = i.council_id and g.id = i.gone_by
             where i.council_id = :council
            """;

    private static final UUID LAST = new UUID(-1L, -1L);

    private final DatabaseClient database;

    DirectoryBook(DatabaseClient database) {
        this.database = database;
    }

    /** The imports of a council, the newest first, at most so many after one of them. */
    public Flux<DirectoryImport> all(UUID councilId, @Nullable UUID after, int limit) {
        return database.sql(COLUMNS + " and i.id < :after order by i.id desc limit :limit")
                .bind("council", councilId)
                .bind("after", after == null ? LAST : after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(Row::imported);
    }

    /** One of them. */
    public Mono<DirectoryImport> one(UUID councilId, UUID importId) {
        return database.sql(COLUMNS + " and i.id = :id")
                .bind("council", councilId)
                .bind("id", importId)
                .mapProperties(Row.class)
                .one()
                .map(Row::imported);
    }

    /**
     * The rows that there is something to say about, in the order of the file.
     *
     * @param rejected those that were not taken, else those of which something was left out
     * @param after the number of the last row seen; 0: from the beginning
     */
    public Flux<DirectoryImport.Row> rows(UUID councilId, UUID importId, boolean rejected, int after, int limit) {
        return database.sql("""
                        select r.number, r.name, r.state = 'rejected' as rejected, coalesce(r.reason, r.note) as reason
                          from directory_import_row r
                         where r.council_id = :council and r.import_id = :id and r.number > :after and r.state = :state
                         order by r.number limit :limit""")
                .bind("council", councilId)
                .bind("id", importId)
                .bind("state", rejected ? "rejected" : "noted")
                .bind("after", after)
                .bind("limit", limit)
                .mapProperties(DirectoryImport.Row.class)
                .all();
    }

    /** Whose directories are here already. */
    public Flux<String> sources(UUID councilId) {
        return database.sql("select distinct source from listing where council_id = :council order by source limit 50")
                .bind("council", councilId)
                .mapValue(String.class)
                .all();
    }

    private record Row(
            UUID id,
            String source,
            String format,
            @Nullable String fileName,
            boolean done,
            int rowsRead,
            int rowsDone,
            int created,
            int updated,
            int unchanged,
            int rejected,
            @Nullable Integer missing,
            Instant madeAt,
            String madeBy,
            @Nullable Integer gone,
            @Nullable Instant goneAt,
            @Nullable String goneBy,
            int noted,
            boolean newest) {
        DirectoryImport imported() {
            return new DirectoryImport(
                    id,
                    source,
                    DirectoryFormat.of(format),
                    fileName,
                    done,
                    rowsRead,
                    rowsDone,
                    new DirectoryImport.Counts(created, updated, unchanged, rejected),
                    noted,
                    missing,
                    new DirectoryImport.Step(madeBy, madeAt),
                    gone == null || goneAt == null || goneBy == null
                            ? null
                            : new DirectoryImport.Gone(gone, new DirectoryImport.Step(goneBy, goneAt)),
                    newest);
        }
    }
}
