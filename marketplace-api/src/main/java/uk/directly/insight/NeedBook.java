package uk.directly.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what was published of unmet need: counts that can be told, nothing of anybody. */
@Service
public class NeedBook {
    private final DatabaseClient database;

    NeedBook(DatabaseClient database) {
        this.database = database;
    }

    /** The weeks that were published, the latest first. */
    public Flux<Week> weeks(UUID councilId) {
        return database.sql("""
                        select week, weeks from unmet_need_week where council_id = :council order by week desc limit 60""")
                .bind("council", councilId)
                .mapProperties(Week.class)
                .all();
    }

    /** The figures of a week; empty where none was published. */
    public Mono<List<Figure>> figures(UUID councilId, LocalDate week) {
        return database.sql("""
                        select measure, line, item, shown from unmet_need_figure
                         where council_id = :council and week = :week order by measure, line, item""")
                .bind("council", councilId)
                .bind("week", week)
                .mapProperties(Figure.class)
                .all()
                .collectList();
    }

    /** Where the areas with something to tell are. */
    public Mono<List<Area>> areas(UUID councilId, LocalDate week) {
        return database.sql("""
                        select line, place[0]::int as easting, place[1]::int as northing from unmet_need_area
                         where council_id = :council and week = :week order by line""")
                .bind("council", councilId)
                .bind("week", week)
                .mapProperties(Area.class)
                .all()
                .collectList();
    }

    /**
     * A table that was published.
     *
     * @param week the Monday after the last day that counts
     * @param weeks how many weeks before it count
     */
    public record Week(LocalDate week, int weeks) {}

    /**
     * A figure.
     *
     * @param line the row: a ward or another area; empty: the total
     * @param item the column: a kind of support; empty: the total
     * @param shown null: not told
     */
    public record Figure(
            String measure,
            String line,
            String item,
            @Nullable Long shown) {}

    /** An area with its middle, in metres of the National Grid. */
    public record Area(String line, int easting, int northing) {}
}
