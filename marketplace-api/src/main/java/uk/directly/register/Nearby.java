package uk.directly.register;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import uk.directly.council.GridPoint;

/**
 * What the two lists have in common: rows with a {@code place} and a {@code name} in a table called {@code t}, the
 * nearest first where there is a place, else in the order of names.
 */
final class Nearby {
    /** Joined to the table. */
    static final String KEYS = """
             cross join lateral (
                select case when :easting::float8 is null then null
                            else ((t.place[0] - :easting) ^ 2 + (t.place[1] - :northing) ^ 2)::bigint end as square) away
            """;

    /** After {@code where}: within the distance. */
    static final String NEAR = """
                   (:easting::float8 is null or t.place <@ circle(point(:easting, :northing), :metres))
            """;

    /** After {@code where}: the same, from a position on, in order. */
    static final String CONDITIONS = NEAR + """
               and (coalesce(away.square, 0), lower(t.name), t.id) > (:afterSquare::bigint, :afterName::text, :afterId::uuid)
             order by coalesce(away.square, 0), lower(t.name), t.id
             limit :limit
            """;

    private static final Position BEFORE_ALL = new Position(-1, "", new java.util.UUID(0, 0));

    private Nearby() {}

    static GenericExecuteSpec bind(
            GenericExecuteSpec statement, RegisterQuery query, @Nullable Position after, int limit) {
        Position from = after == null ? BEFORE_ALL : after;
        return bind(statement, query)
                .bind("afterSquare", from.squareMetres())
                .bind("afterName", from.name())
                .bind("afterId", from.id())
                .bind("limit", limit);
    }

    /** What is wanted, wherever in the list. */
    static GenericExecuteSpec bind(GenericExecuteSpec statement, RegisterQuery query) {
        GenericExecuteSpec bound = statement
                .bind("council", query.councilId())
                .bind("metres", query.withinMiles() * GridPoint.METRES_PER_MILE);
        GridPoint near = query.near();
        bound = near == null
                ? bound.bindNull("easting", Double.class).bindNull("northing", Double.class)
                : bound.bind("easting", (double) near.easting()).bind("northing", (double) near.northing());
        String text = query.text();
        return text == null || text.isBlank() ? bound.bindNull("text", String.class) : bound.bind("text", text);
    }
}
