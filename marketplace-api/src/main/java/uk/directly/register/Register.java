package uk.directly.register;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The public list of accredited providers (R31): those who are paused, suspended or not visible to all are not on it. */
@Component
public class Register {
    private static final String COLUMNS = """
            select t.id, t.name, t.kind, t.about, t.district, array_to_json(t.languages)::text as languages,
                   array_to_json(t.skills)::text as skills, coalesce(t.accredited_on, 'epoch') as accredited_on, away.square as square_metres,
                   lower(t.name) as sort_name,
            """;

    private static final String LISTED = """
             where t.council_id = :council and t.state = 'accredited' and t.visibility = 'public'
               and
            """;

    private static final String SEARCH = COLUMNS + """
                   '[]' as checks
              from provider t
            """ + Nearby.KEYS + LISTED + """
                   (:kind::text is null or t.kind = :kind)
               and (:text::text is null or register_resembles(:text, t.name || ' ' || t.about))
               and
            """ + Nearby.CONDITIONS;

    private static final String WHOLE = COLUMNS + """
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'name', c.name, 'level', c.level, 'checkedOn', c.checked_on, 'expiresOn', c.expires_on,
                               'issuer', c.issuer)), '[]')
                      from provider_check c
                     where c.council_id = t.council_id and c.provider_id = t.id and c.state = 'accepted')::text as checks
              from provider t
             cross join lateral (select null::bigint as square) away
            """;

    private static final String ENTRY = WHOLE + LISTED + "t.id = :id";
    private static final String PREVIEW = WHOLE + " where t.council_id = :council and t.id = :id";

    private final DatabaseClient database;
    private final JsonMapper json;

    Register(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The entries after a position, or from the first, at most so many; without their checks. */
    public Flux<ProviderEntry> search(RegisterQuery query, @Nullable Position after, int limit) {
        ProviderKind kind = query.kind();
        DatabaseClient.GenericExecuteSpec statement = Nearby.bind(database.sql(SEARCH), query, after, limit);
        return (kind == null ? statement.bindNull("kind", String.class) : statement.bind("kind", kind.slug()))
                .mapProperties(Row.class)
                .all()
                .map(row -> row.entry(json));
    }

    /** One entry with its checks; empty where there is no such provider on that council's register. */
    public Mono<ProviderEntry> entry(UUID councilId, UUID providerId) {
        return one(ENTRY, councilId, providerId);
    }

    /**
     * How an entry will read once it is there, for the eyes of whose it is; of who was never on the register the day is
     * the epoch.
     */
    public Mono<ProviderEntry> preview(UUID councilId, UUID providerId) {
        return one(PREVIEW, councilId, providerId);
    }

    private Mono<ProviderEntry> one(String sql, UUID councilId, UUID providerId) {
        return database.sql(sql)
                .bind("council", councilId)
                .bind("id", providerId)
                .mapProperties(Row.class)
                .one()
                .map(row -> row.entry(json));
    }

    private record Row(
            UUID id,
            String name,
            String kind,
            String about,
            String district,
            String languages,
            String skills,
            LocalDate accreditedOn,
            @Nullable Long squareMetres,
            String sortName,
            String checks) {
        ProviderEntry entry(JsonMapper json) {
            return new ProviderEntry(
                    id,
                    name,
                    ProviderKind.of(kind),
                    about,
                    district,
                    List.of(json.readValue(languages, String[].class)),
                    List.of(json.readValue(skills, String[].class)),
                    accreditedOn,
                    Miles.of(squareMetres),
                    Stream.of(json.readValue(checks, ProviderEntry.Check[].class))
                            .sorted(Comparator.comparing(ProviderEntry.Check::name))
                            .toList(),
                    new Position(squareMetres == null ? 0 : squareMetres, sortName, id));
        }
    }
}
