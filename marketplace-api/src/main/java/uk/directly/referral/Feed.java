package uk.directly.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.GridPoint;
import uk.directly.council.London;
import uk.directly.council.Setting;

/** What other directories may take from a council: offers of its accredited providers, and imported listings. */
@Service
public class Feed {
    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Feed(DatabaseClient database, CouncilSettings settings, JsonMapper json, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** A page of services, in the order of their ids, and how many there are: one question to the database. */
    public Mono<FeedPage<FeedEntry>> services(UUID councilId, FeedQuery query) {
        return aliveSince(councilId)
                .flatMapMany(since -> narrowed(database.sql(FeedSql.PAGE), query)
                        .bind("council", councilId)
                        .bind("aliveSince", since)
                        .bind("limit", query.perPage())
                        .bind("offset", query.offset())
                        .mapProperties(FeedRow.class)
                        .all())
                .collectList()
                .map(rows -> new FeedPage<>(
                        rows.isEmpty() ? 0 : rows.getFirst().total(),
                        rows.stream()
                                .filter(FeedRow::isThere)
                                .map(row -> row.entry(json))
                                .toList()));
    }

    /** One service; empty where it is not in the feed. */
    public Mono<FeedEntry> service(UUID councilId, UUID id) {
        return aliveSince(councilId)
                .flatMap(since -> database.sql(FeedSql.ONE)
                        .bind("council", councilId)
                        .bind("aliveSince", since)
                        .bind("id", id)
                        .mapProperties(FeedRow.class)
                        .one())
                .map(row -> row.entry(json));
    }

    /** The kinds of support, in order. */
    public Mono<List<FeedEntry.Term>> terms() {
        return database.sql("select id, slug, name, parent_id from service order by position")
                .mapProperties(FeedEntry.Term.class)
                .all()
                .collectList();
    }

    /** Where a postcode is, or the middle of an outcode. */
    public Flux<GridPoint> point(String postcode) {
        return database.sql("""
                        select place[0]::int as easting, place[1]::int as northing from (
                            select place, 1 as n from postcode where replace(postcode, ' ', '') = :code
                            union all
                            select place, 2 from outcode where outcode in (:code, left(:code, -3))) found
                         order by n limit 1""")
                .bind("code", postcode)
                .mapProperties(GridPoint.class)
                .all();
    }

    private Mono<Instant> aliveSince(UUID councilId) {
        return Mono.defer(() -> settings.valueOf(councilId, Setting.OFFER_QUIET_DAYS, London.today(clock)))
                .map(days -> clock.instant().minus(Duration.ofDays(days)));
    }

    private static GenericExecuteSpec narrowed(GenericExecuteSpec statement, FeedQuery query) {
        GridPoint near = query.near();
        GenericExecuteSpec bound = statement.bind("anyTerm", query.anyTerm()).bind("metres", query.metres());
        bound = or(bound, "text", query.text(), String.class);
        bound = or(bound, "term", query.term(), UUID.class);
        bound = or(bound, "minimumAge", query.minimumAge(), Integer.class);
        bound = or(bound, "maximumAge", query.maximumAge(), Integer.class);
        bound = or(bound, "weekday", query.weekday(), Integer.class);
        bound = or(bound, "fromMinute", query.fromMinute(), Integer.class);
        bound = or(bound, "toMinute", query.toMinute(), Integer.class);
        bound = or(bound, "easting", near == null ? null : (double) near.easting(), Double.class);
        return or(bound, "northing", near == null ? null : (double) near.northing(), Double.class);
    }

    private static <T> GenericExecuteSpec or(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
