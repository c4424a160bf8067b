package uk.directly.offer;

import static uk.directly.offer.SearchSql.ALIKE;
import static uk.directly.offer.SearchSql.ANY_TERM;
import static uk.directly.offer.SearchSql.CARD;
import static uk.directly.offer.SearchSql.CIRCLE;
import static uk.directly.offer.SearchSql.COST;
import static uk.directly.offer.SearchSql.ENOUGH_TERMS;
import static uk.directly.offer.SearchSql.HITS;
import static uk.directly.offer.SearchSql.LISTED;
import static uk.directly.offer.SearchSql.NO_RATE;
import static uk.directly.offer.SearchSql.PAY_GUIDE;
import static uk.directly.offer.SearchSql.REACHED;
import static uk.directly.offer.SearchSql.SCORE;
import static uk.directly.offer.SearchSql.SQUARE;
import static uk.directly.offer.SearchSql.WHEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import uk.directly.council.GridPoint;
import uk.directly.offer.OfferItem.Position;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;

/**
 * The one statement of a search, put together from the constant parts that its filters need: a part that says "or no
 * filter" would keep PostgreSQL from the index that serves the filter. Values are bound, never written into it.
 */
final class SearchStatement {
    private final SearchQuery query;
    private final Context context;
    private final Map<String, Object> values = new HashMap<>();

    SearchStatement(SearchQuery query, Context context) {
        this.query = query;
        this.context = context;
    }

    /** The rows after a position, at most so many. */
    DatabaseClient.GenericExecuteSpec rows(DatabaseClient database, @Nullable Position after, int limit) {
        String square = context.near() == null ? "0::bigint" : SQUARE;
        StringBuilder sql = new StringBuilder(CARD);
        sql.append(alike()).append(", hits as (\n select o.council_id, o.id, keys.first, keys.second\n");
        sql.append(HITS).append(wanted()).append(costIfNeeded());
        sql.append(" cross join lateral (select ").append(first(square)).append(" as first, ");
        sql.append(query.order() == SearchQuery.Sort.DISTANCE ? "0::bigint" : square)
                .append(" as second) as keys\n");
        sql.append(conditions());
        if (after != null) {
            sql.append("   and (keys.first, keys.second, o.id) > (:first, :second, :id)\n");
            values.put("first", after.first());
            values.put("second", after.second());
            values.put("id", after.id());
        }
        // By distance it is the same order as by the key; written so, the nearest come straight from the index.
        sql.append(
                query.order() == SearchQuery.Sort.DISTANCE && context.near() != null
                        ? " order by o.place <-> point(:easting, :northing), o.id"
                        : " order by keys.first, keys.second, o.id");
        sql.append(" limit :limit\n)\n").append(shown());
        return bound(database, sql.toString(), limit);
    }

    /** How many rows there are, counted up to a limit. */
    DatabaseClient.GenericExecuteSpec count(DatabaseClient database, int limit) {
        String sql = CARD + alike() + " select count(*) from (select 1\n" + HITS + wanted() + costIfNeeded()
                + conditions() + " limit :limit) as counted";
        return bound(database, sql, limit);
    }

    private String first(String square) {
        return switch (query.order()) {
            case DISTANCE -> square;
            case RATE -> "coalesce(cost.pence, " + NO_RATE + ")";
            case RELEVANCE -> context.terms().isEmpty() ? "0::bigint" : "-" + SCORE;
        };
    }

    private String alike() {
        return context.terms().isEmpty() ? "" : ALIKE;
    }

    /** The rates only where they decide: else they are read for the rows that are shown. */
    private String costIfNeeded() {
        return query.order() == SearchQuery.Sort.RATE || query.maxRatePence() != null ? COST : "";
    }

    /** Several services are a join and not "any": each is then a search of its own in the index over service and place. */
    private String wanted() {
        return context.services().size() > 1
                ? "  join unnest(:services) as wanted (service_id) on wanted.service_id = o.service_id\n"
                : "";
    }

    private String shown() {
        return """
                select o.id, o.title, s.slug as service, s.name as service_name, p.id as provider_id,
                       p.name as provider_name, p.kind as provider_kind, p.accredited_on, o.pricing,
                       array_to_json(o.open_to)::text as open_to, shown.engagement, r.pence as asked_pence,
                       cost.pence as cost_pence, b.pence as base_pence, g.pence as pay_guide_pence, o.district,
                       %s as square_metres, h.first, h.second
                  from hits h
                  join offer o on o.council_id = h.council_id and o.id = h.id
                  join provider p on p.council_id = o.council_id and p.id = o.provider_id
                  join service s on s.id = o.service_id
                """.formatted(context.near() == null ? "null::bigint" : SQUARE) + COST + PAY_GUIDE
                + " order by h.first, h.second, h.id";
    }

    private String conditions() {
        StringBuilder sql = new StringBuilder(LISTED);
        if (context.services().size() == 1) {
            sql.append("   and o.service_id = :service\n");
        }
        List<String> others = others();
        if (context.near() != null) {
            sql.append(CIRCLE);
            others.addFirst(REACHED);
        }
        if (!context.terms().isEmpty()) {
            sql.append(ANY_TERM);
            others.add(ENOUGH_TERMS);
        }
        if (query.when() != null) {
            others.add(WHEN);
        }
        if (!others.isEmpty()) {
            // Hidden from the planner's guesses: it takes a circle for a handful of offers already, and with every
            // filter multiplied in it would sort the whole town to show the nearest twenty.
            sql.append("   and coalesce(")
                    .append(String.join("\n    and ", others))
                    .append(", false)\n");
        }
        return sql.toString();
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        ProviderKind kind = query.kind();
        other(others, "kind", kind == null ? null : kind.slug(), "p.kind = :kind");
        if (query.engagement() != null) {
            others.add(":engagement = any(o.open_to)");
        }
        other(others, "maxRatePence", query.maxRatePence(), "cost.pence <= :maxRatePence");
        other(
                others,
                "language",
                lower(query.language()),
                "exists (select from unnest(p.languages) as spoken where lower(spoken) = :language)");
        other(
                others,
                "skill",
                lower(query.skill()),
                "exists (select from unnest(p.skills) as had where lower(had) = :skill)");
        other(others, "provider", query.providerId(), "o.provider_id = :provider");
        other(others, "viewer", query.viewer(), SearchSql.NOT_BLOCKED);
        return others;
    }

    private void other(List<String> others, String name, @Nullable Object value, String condition) {
        if (value != null) {
            others.add(condition);
            values.put(name, value);
        }
    }

    private DatabaseClient.GenericExecuteSpec bound(DatabaseClient database, String sql, int limit) {
        values.put("limit", limit);
        bindContext();
        DatabaseClient.GenericExecuteSpec spec = database.sql(sql);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            spec = spec.bind(value.getKey(), value.getValue());
        }
        if (!sql.contains(":engagement")) {
            return spec;
        }
        Engagement engagement = query.engagement();
        return engagement == null
                ? spec.bindNull("engagement", String.class)
                : spec.bind("engagement", engagement.slug());
    }

    private void bindContext() {
        values.put("council", query.councilId());
        values.put("day", context.day());
        values.put("aliveSince", context.aliveSince());
        GridPoint near = context.near();
        if (near != null) {
            values.put("easting", (double) near.easting());
            values.put("northing", (double) near.northing());
            values.put("metres", query.withinMiles() * GridPoint.METRES_PER_MILE);
        }
        if (context.services().size() == 1) {
            values.put("service", context.services().getFirst());
        } else if (!context.services().isEmpty()) {
            values.put("services", context.services().toArray(UUID[]::new));
        }
        if (!context.terms().isEmpty()) {
            values.put("terms", context.terms().toArray(String[]::new));
            values.put("termsNeeded", SearchTerms.needed(context.terms().size()));
        }
        Span when = query.when();
        if (when != null) {
            bindWhen(when);
        }
    }

    private void bindWhen(Span when) {
        List<WallClock> runs = WallClock.runs(when);
        values.put("now", context.now());
        values.put("from", when.start());
        values.put("to", when.end());
        values.put("minutes", when.minutes());
        values.put("bands", context.bands().stream().map(Band::slug).toArray(String[]::new));
        values.put("days", runs.stream().map(WallClock::date).toArray(LocalDate[]::new));
        values.put("opens", runs.stream().map(WallClock::fromMinute).toArray(Integer[]::new));
        values.put("closes", runs.stream().map(WallClock::toMinute).toArray(Integer[]::new));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What the query's words mean, looked up before.
     *
     * @param day whose rate card is compared with
     * @param near the middle of the place, if one was asked for
     * @param services a service and those below it; empty: any
     * @param terms of the text; empty: any
     * @param bands that the wanted time lies in
     */
    record Context(
            Instant now,
            Instant aliveSince,
            LocalDate day,
            @Nullable GridPoint near,
            List<UUID> services,
            List<String> terms,
            List<Band> bands) {}
}
