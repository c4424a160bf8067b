package uk.directly.offer;

import static uk.directly.offer.SearchSql.ALIKE;
import static uk.directly.offer.SearchSql.ANY_TERM;
import static uk.directly.offer.SearchSql.ANY_TERM_THERE;
import static uk.directly.offer.SearchSql.CARD;
import static uk.directly.offer.SearchSql.CIRCLE;
import static uk.directly.offer.SearchSql.COMES_THERE;
import static uk.directly.offer.SearchSql.COST;
import static uk.directly.offer.SearchSql.ENOUGH_TERMS;
import static uk.directly.offer.SearchSql.FACETS;
import static uk.directly.offer.SearchSql.HITS;
import static uk.directly.offer.SearchSql.LISTED;
import static uk.directly.offer.SearchSql.NO_RATE;
import static uk.directly.offer.SearchSql.PAY_GUIDE;
import static uk.directly.offer.SearchSql.REACH;
import static uk.directly.offer.SearchSql.REACHED;
import static uk.directly.offer.SearchSql.SCORE;
import static uk.directly.offer.SearchSql.SQUARE;
import static uk.directly.offer.SearchSql.THIS_TERM_THERE;
import static uk.directly.offer.SearchSql.UP_TO;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import uk.directly.council.GridPoint;
import uk.directly.offer.OfferItem.Position;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;

/**
 * The one statement of a search, put together from the constant parts that its filters need: a part that says "or no
 * filter" would keep PostgreSQL from the index that serves the filter. Values are bound, never written into it.
 */
final class SearchStatement {
    private static final long PENCE = 100;

    /** In pounds, as in {@code offer_tags}. */
    private static final long CHEAPEST_TAG = 10;

    private static final long DEAREST_TAG = 40;
    private static final long TAG_EACH = 2;

    /** So many offers may as well be read and sorted. */
    private static final int MANY = 500;

    /** A hundred pounds, in halves: beyond it everything is read. */
    private static final int DEAREST = 200;

    private final SearchQuery query;
    private final Context context;
    private final Map<String, Object> values = new HashMap<>();

    SearchStatement(SearchQuery query, Context context) {
        this.query = query;
        this.context = context;
    }

    /**
     * Up to how many half pounds one has to look to see so many offers in the order of their price; no row: at all of them. Of a
     * city's offers only the cheapest are read then.
     */
    DatabaseClient.GenericExecuteSpec reach(DatabaseClient database, @Nullable Position after, int limit) {
        values.put("many", MANY);
        values.put("dearest", DEAREST);
        return bound(database, CARD + alike() + REACH.formatted(found(after)), limit);
    }

    /** The rows after a position, at most so many; where it is known, only of those up to so many half pounds. */
    DatabaseClient.GenericExecuteSpec rows(
            DatabaseClient database, @Nullable Position after, int limit, @Nullable Integer upTo) {
        StringBuilder sql = new StringBuilder(CARD);
        sql.append(alike()).append(", hits as (\n select o.council_id, o.id, keys.first, keys.second\n");
        sql.append(found(after));
        if (upTo != null) {
            sql.append(UP_TO).append("   and cost.pence <= :upTo * 50\n");
            values.put("upTo", upTo);
        }
        // By distance it is the same order as by the key; written so, the nearest come straight from the index.
        sql.append(
                query.order() == SearchQuery.Sort.DISTANCE && context.near() != null
                        ? " order by o.place <-> point(:easting, :northing), o.id"
                        : " order by keys.first, keys.second, o.id");
        sql.append(" limit :limit\n)\n").append(shown());
        return bound(database, sql.toString(), limit);
    }

    /** Where the rows come from, and which: those after a position. */
    private String found(@Nullable Position after) {
        String square = context.near() == null ? "0::bigint" : SQUARE;
        String second = query.order() == SearchQuery.Sort.DISTANCE ? "0::bigint" : square;
        String found = HITS + costIfNeeded() + " cross join lateral (select " + first(square) + " as first, " + second
                + " as second) as keys\n" + conditions();
        if (after == null) {
            return found;
        }
        values.put("first", after.first());
        values.put("second", after.second());
        values.put("id", after.id());
        return found + "   and (keys.first, keys.second, o.id) > (:first, :second, :id)\n";
    }

    /** How many rows there are, counted up to a limit. */
    DatabaseClient.GenericExecuteSpec count(DatabaseClient database, int limit) {
        String sql = CARD + alike() + " select count(*) from (select 1\n" + HITS + costIfNeeded() + conditions()
                + " limit :limit) as counted";
        return bound(database, sql, limit);
    }

    /** How many of the offers there are, where, and with each answer of these: of the nearest, at most so many of them. */
    DatabaseClient.GenericExecuteSpec facets(DatabaseClient database, List<String> facets, int limit) {
        String sql = CARD + alike() + """
                , found as (
                 select o.district, p.kind, o.open_to, p.languages, p.skills, o.worker_gender, o.accessibility
                """ + HITS + costIfNeeded() + conditions()
                + (context.near() == null ? "" : " order by o.place <-> point(:easting, :northing)\n")
                + " limit :limit\n)\n" + FACETS;
        values.put("facets", facets.toArray(String[]::new));
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
        List<UUID> offers = query.offers();
        if (offers != null) {
            sql.append("   and o.id = any(:offers)\n");
            values.put("offers", offers.toArray(UUID[]::new));
        }
        tags(sql);
        List<String> others = others();
        if (context.near() != null) {
            sql.append(CIRCLE);
            others.addFirst(REACHED);
            other(others, "outcode", context.outcode(), COMES_THERE);
        }
        if (!context.terms().isEmpty()) {
            sql.append(words());
            others.add(ENOUGH_TERMS);
        }
        if (context.when() != null) {
            others.add(context.when().condition());
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

    /** Near a place the index over place and tags knows the words too; everywhere, the one over the words is enough. */
    private String words() {
        int terms = context.terms().size();
        if (context.near() == null) {
            return ANY_TERM;
        }
        return SearchTerms.needed(terms) < terms
                ? ANY_TERM_THERE
                : IntStream.rangeClosed(1, terms)
                        .mapToObj(THIS_TERM_THERE::formatted)
                        .collect(Collectors.joining());
    }

    /**
     * What the index over place and tags can ask at once. A tag says that an offer may fit; each is asked again of the rows
     * themselves.
     */
    private void tags(StringBuilder sql) {
        List<String> tags = new ArrayList<>();
        if (!context.services().isEmpty()) {
            values.put("tagged", context.services().getFirst().toString());
            tags.add("offer_tag('service', :tagged)");
        }
        tag(tags, "kind", query.kind());
        tag(tags, "engagement", query.engagement());
        tag(tags, "language", query.language());
        tag(tags, "skill", query.skill());
        tag(tags, "gender", query.gender());
        tag(tags, "accessibility", query.accessibility());
        Long most = query.maxRatePence();
        if (most != null && most <= DEAREST_TAG * PENCE) {
            values.put("pounds", String.valueOf(poundsAtMost(most)));
            tags.add("offer_tag('at-most', :pounds)");
        }
        if (!tags.isEmpty()) {
            sql.append("   and o.tags @> array[")
                    .append(String.join(", ", tags))
                    .append("]\n");
        }
        if (context.when() != null) {
            values.put("times", context.when().tags());
            sql.append("   and o.tags @@ :times::query_int\n");
        }
    }

    /** The next of the amounts for which offers have a tag. */
    private static long poundsAtMost(long pence) {
        long pounds = Math.ceilDiv(pence, PENCE);
        return Math.max(CHEAPEST_TAG, pounds + pounds % TAG_EACH);
    }

    private static void tag(List<String> tags, String name, @Nullable Object asked) {
        if (asked != null) {
            tags.add("offer_tag('" + name + "', :" + name + ")");
        }
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        if (!context.services().isEmpty()) {
            values.put("services", context.services().toArray(UUID[]::new));
            others.add("o.service_id = any(:services)");
        }
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
        WorkerGender gender = query.gender();
        other(others, "gender", gender == null ? null : gender.slug(), "o.worker_gender = :gender");
        Accessibility fit = query.accessibility();
        other(others, "accessibility", fit == null ? null : fit.slug(), ":accessibility = any(o.accessibility)");
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
        if (!context.terms().isEmpty()) {
            values.put("terms", context.terms().toArray(String[]::new));
            values.put("termsNeeded", SearchTerms.needed(context.terms().size()));
        }
        if (context.when() != null) {
            values.put("now", context.now());
            context.when().bind(values);
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What the query's words mean, looked up before.
     *
     * @param day whose rate card is compared with
     * @param near the middle of the place, if one was asked for
     * @param outcode that it is in, where that is one
     * @param services a service and those below it; empty: any
     * @param terms of the text; empty: any
     * @param when if a time was asked for
     */
    record Context(
            Instant now,
            Instant aliveSince,
            LocalDate day,
            @Nullable GridPoint near,
            @Nullable String outcode,
            List<UUID> services,
            List<String> terms,
            @Nullable WantedTimes when) {}
}
