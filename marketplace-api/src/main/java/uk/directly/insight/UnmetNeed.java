package uk.directly.insight;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.insight.model.CountTable;
import uk.directly.insight.model.Suppression;

/**
 * Publishes what was looked for and not found, once a week, on Monday, for the weeks before (R39). Published is only what can be
 * told; what was published stays, and the next week is held against it.
 */
@Service
class UnmetNeed {
    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final Clock clock;

    UnmetNeed(DatabaseClient database, Changes changes, CouncilSettings settings, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes this week's figures of a council; false: they were published before. */
    Mono<Boolean> publish(UUID councilId) {
        return Mono.defer(() -> {
            LocalDate monday = London.today(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return isPublished(councilId, monday)
                    .flatMap(is -> is
                            ? Mono.just(false)
                            : settings.on(councilId, monday).flatMap(inForce -> publish(councilId, monday, inForce)));
        });
    }

    private Mono<Boolean> publish(UUID councilId, LocalDate monday, SettingsInForce inForce) {
        int weeks = inForce.get(Setting.UNMET_NEED_WEEKS);
        LocalDate from = monday.minusWeeks(weeks);
        long least = inForce.get(Setting.UNMET_NEED_LEAST);
        return Flux.fromArray(Measure.values())
                .concatMap(measure -> Mono.zip(counts(councilId, measure, from, monday), told(councilId, measure))
                        .map(found -> figures(measure, found.getT1(), found.getT2(), least)))
                .collectList()
                .map(all -> new Command(
                        councilId,
                        monday,
                        weeks,
                        clock.instant(),
                        all.stream().flatMap(List::stream).toList()))
                .flatMap(command -> changes.apply("unmet_need_publish", command, Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /** Each cell and each total of one table, hidden ones without a figure. */
    static List<Figure> figures(Measure measure, List<Count> counts, Map<Place, Long> told, long least) {
        List<String> rows = counts.stream().map(Count::line).distinct().sorted().toList();
        List<String> columns =
                counts.stream().map(Count::item).distinct().sorted().toList();
        long[][] cells = new long[rows.size()][columns.size()];
        counts.forEach(count -> cells[rows.indexOf(count.line())][columns.indexOf(count.item())] = count.count());
        CountTable table = CountTable.of(rows, columns, cells);
        boolean[][] hidden = Suppression.hidden(
                table, least, (row, column) -> told.getOrDefault(new Place(table.row(row), table.column(column)), -1L));
        List<Figure> figures = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            for (int column = 0; column <= columns.size(); column++) {
                figures.add(new Figure(
                        measure.slug(),
                        table.row(row),
                        table.column(column),
                        hidden[row][column] ? null : table.values()[row][column]));
            }
        }
        return figures;
    }

    private Mono<Boolean> isPublished(UUID councilId, LocalDate monday) {
        return database.sql("select exists (select from unmet_need_week where council_id = :council and week = :week)")
                .bind("council", councilId)
                .bind("week", monday)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<List<Count>> counts(UUID councilId, Measure measure, LocalDate from, LocalDate to) {
        return database.sql("select line, item, count from " + measure.function() + "(:council, :from, :to)")
                .bind("council", councilId)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(Count.class)
                .all()
                .collectList();
    }

    /** What was told of each figure the last time that it was told. */
    private Mono<Map<Place, Long>> told(UUID councilId, Measure measure) {
        return database.sql("""
                        select distinct on (line, item) line, item, shown as count from unmet_need_figure
                         where council_id = :council and measure = :measure and shown is not null
                         order by line, item, week desc""")
                .bind("council", councilId)
                .bind("measure", measure.slug())
                .mapProperties(Count.class)
                .all()
                .collect(HashMap::new, (told, count) -> told.put(new Place(count.line(), count.item()), count.count()));
    }

    record Place(String line, String item) {}

    record Count(String line, String item, long count) {}

    /** A figure as it is published. */
    record Figure(
            String measure,
            String line,
            String item,
            @Nullable Long shown) {}

    /** The command of {@code unmet_need_publish}. */
    private record Command(UUID councilId, LocalDate week, int weeks, Instant at, List<Figure> figures) {}

    private record Answer(String outcome) {}
}
