package uk.directly.council;

import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The wards whose outlines are known, for maps. */
@Component
public class Wards {
    /** More would be a map on which nothing can be read. */
    private static final int MOST = 60;

    private static final String DRAWN = """
            select name, outline, (extent[1])[0]::integer as west, (extent[1])[1]::integer as south,
                   (extent[0])[0]::integer as east, (extent[0])[1]::integer as north
              from ward where %s order by name, code limit :most""";

    private final DatabaseClient database;

    Wards(DatabaseClient database) {
        this.database = database;
    }

    /** Those that lie at least partly in a square around a point; none: there are too many to draw. */
    public Flux<Ward> around(GridPoint middle, double metres) {
        return read(database.sql(DRAWN.formatted("extent && box(point(:west, :south), point(:east, :north))"))
                .bind("west", middle.easting() - metres)
                .bind("south", middle.northing() - metres)
                .bind("east", middle.easting() + metres)
                .bind("north", middle.northing() + metres));
    }

    /** Those of these names; none: there are too many to draw. */
    public Flux<Ward> named(Collection<String> names) {
        return names.isEmpty()
                ? Flux.empty()
                : read(database.sql(DRAWN.formatted("outline is not null and name = any(:names)"))
                        .bind("names", names.toArray(String[]::new)));
    }

    private static Flux<Ward> read(DatabaseClient.GenericExecuteSpec asked) {
        return asked.bind("most", MOST + 1)
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows.size() > MOST
                        ? List.<Ward>of()
                        : rows.stream().map(Row::ward).toList());
    }

    /** A row of the statement. */
    private record Row(String name, String outline, int west, int south, int east, int north) {
        Ward ward() {
            return new Ward(name, outline, new GridPoint(west, south), new GridPoint(east, north));
        }
    }
}
