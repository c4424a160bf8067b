package uk.directly.register;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;

/** The public list of accredited providers (R31): those who are paused, suspended or not visible to all are not on it. */
@Component
public class Register {
    // Personal care of an organisation only with its CQC number (R35), as search has it.
    private static final String SERVED = """
              from provider_service ps
              join service s on s.id = ps.service_id
              left join service wider on wider.id = s.parent_id
             where ps.council_id = t.council_id and ps.provider_id = t.id and ps.cleared
               and not (s.personal_care and t.kind = 'organisation' and t.cqc_id is null)
            """;

    private static final String COLUMNS = """
            select t.id, t.name, t.kind, t.about, t.district, array_to_json(t.languages)::text as languages,
                   array_to_json(t.skills)::text as skills, coalesce(t.accredited_on, 'epoch') as accredited_on,
                   t.kind <> 'personal-assistant' or t.in_feed as in_feed, away.square as square_metres, lower(t.name) as sort_name,
                   (select coalesce(jsonb_agg(jsonb_build_object('slug', s.slug, 'name', s.name) order by s.position), '[]')
            """ + SERVED + ")::text as services,\n";

    private static final String LISTED = """
             where t.council_id = :council and t.state = 'accredited' and t.visibility = 'public'
               and
            """;

    private static final String WANTED = """
                   (:kind::text is null or t.kind = :kind)
               and (:language::text is null
                    or lower(:language) in (select lower(spoken) from unnest(t.languages) spoken))
               and (:service::text is null or exists (select
            """ + SERVED + """
                    and :service in (s.slug, wider.slug)))
               and (:text::text is null or register_resembles(:text, concat_ws(' ', t.name, t.about,
                    array_to_string(t.skills, ' '), (select string_agg(s.name, ' ')
            """ + SERVED + """
                    ))))
               and
            """;

    private static final String SEARCH = COLUMNS + """
                   '[]' as checks, '[]' as offers
              from provider t
            """ + Nearby.KEYS + LISTED + WANTED + Nearby.CONDITIONS;

    private static final String COUNT = "select count(*) from provider t\n" + LISTED + WANTED + Nearby.NEAR;

    private static final String WHOLE = COLUMNS + """
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'name', c.name, 'level', c.level, 'checkedOn', c.checked_on, 'expiresOn', c.expires_on,
                               'issuer', c.issuer)), '[]')
                      from provider_check c
                     where c.council_id = t.council_id and c.provider_id = t.id and c.state = 'accepted')::text as checks,
            """;

    private static final String NO_OFFERS = "'[]' as offers\n";

    private static final String OFFERS = """
                   (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'service', s.name)
                                              order by s.position, o.title, o.id), '[]')
                      from offer o
                      join service s on s.id = o.service_id
                     where o.council_id = t.council_id and o.provider_id = t.id
                       and offer_is_listed(o, t, s, :aliveSince))::text as offers
            """;

    private static final String OF_ONE = """
              from provider t
             cross join lateral (select null::bigint as square) away
            """;

    private static final String ENTRY = WHOLE + NO_OFFERS + OF_ONE + LISTED + "t.id = :id";
    private static final String WITH_OFFERS = WHOLE + OFFERS + OF_ONE + LISTED + "t.id = :id";
    private static final String PREVIEW = WHOLE + NO_OFFERS + OF_ONE + " where t.council_id = :council and t.id = :id";

    private static final String LANGUAGES = """
            select distinct spoken from provider t, unnest(t.languages) spoken
             where t.council_id = :council and t.state = 'accredited' and t.visibility = 'public'
             order by spoken limit 200
            """;

    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Register(DatabaseClient database, CouncilSettings settings, JsonMapper json, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** The entries after a position, or from the first, at most so many; without their checks and offers. */
    public Flux<ProviderEntry> search(RegisterQuery query, @Nullable Position after, int limit) {
        return wanted(Nearby.bind(database.sql(SEARCH), query, after, limit), query)
                .mapProperties(Row.class)
                .all()
                .map(row -> row.entry(json));
    }

    /** How many there are. */
    public Mono<Long> count(RegisterQuery query) {
        return wanted(Nearby.bind(database.sql(COUNT), query), query)
                .mapValue(Long.class)
                .one();
    }

    private static GenericExecuteSpec wanted(GenericExecuteSpec statement, RegisterQuery query) {
        ProviderKind kind = query.kind();
        GenericExecuteSpec bound = text(statement, "kind", kind == null ? null : kind.slug());
        return text(text(bound, "service", query.service()), "language", query.language());
    }

    private static GenericExecuteSpec text(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null || value.isBlank()
                ? statement.bindNull(name, String.class)
                : statement.bind(name, value.strip());
    }

    /** One entry with its checks; empty where there is no such provider on that council's register. */
    public Mono<ProviderEntry> entry(UUID councilId, UUID providerId) {
        return one(database.sql(ENTRY), councilId, providerId);
    }

    /** The same with what they offer now. */
    public Mono<ProviderEntry> withOffers(UUID councilId, UUID providerId) {
        return settings.valueOf(councilId, Setting.OFFER_QUIET_DAYS, London.today(clock))
                .map(days -> clock.instant().minus(Duration.ofDays(days)))
                .flatMap(since -> one(database.sql(WITH_OFFERS).bind("aliveSince", since), councilId, providerId));
    }

    /**
     * How an entry will read once it is there, for the eyes of whose it is; of who was never on the register the day is
     * the epoch.
     */
    public Mono<ProviderEntry> preview(UUID councilId, UUID providerId) {
        return one(database.sql(PREVIEW), councilId, providerId);
    }

    private Mono<ProviderEntry> one(GenericExecuteSpec statement, UUID councilId, UUID providerId) {
        return statement
                .bind("council", councilId)
                .bind("id", providerId)
                .mapProperties(Row.class)
                .one()
                .map(row -> row.entry(json));
    }

    /** Which languages somebody on the register speaks. */
    public Flux<String> languages(UUID councilId) {
        return database.sql(LANGUAGES)
                .bind("council", councilId)
                .mapValue(String.class)
                .all();
    }

    /** The kinds of support, a part below what it is a part of. */
    public Flux<Kind> services() {
        return database.sql("""
                        select s.slug, s.name, s.parent_id is not null as part from service s order by s.position""").mapProperties(Kind.class).all();
    }

    /**
     * A kind of support.
     *
     * @param part whether it is a part of the one above
     */
    public record Kind(String slug, String name, boolean part) {}

    private record Row(
            UUID id,
            String name,
            String kind,
            String about,
            String district,
            String languages,
            String skills,
            LocalDate accreditedOn,
            boolean inFeed,
            @Nullable Long squareMetres,
            String sortName,
            String services,
            String checks,
            String offers) {
        ProviderEntry entry(JsonMapper json) {
            return new ProviderEntry(
                    id,
                    name,
                    ProviderKind.of(kind),
                    about,
                    district,
                    List.of(json.readValue(languages, String[].class)),
                    List.of(json.readValue(skills, String[].class)),
                    List.of(json.readValue(services, ProviderEntry.Service[].class)),
                    accreditedOn,
                    Miles.of(squareMetres),
                    inFeed,
                    Stream.of(json.readValue(checks, ProviderEntry.Check[].class))
                            .sorted(Comparator.comparing(ProviderEntry.Check::name))
                            .toList(),
                    List.of(json.readValue(offers, ProviderEntry.Offer[].class)),
                    new Position(squareMetres == null ? 0 : squareMetres, sortName, id));
        }
    }
}
