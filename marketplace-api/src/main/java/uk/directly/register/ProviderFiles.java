package uk.directly.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.people.Actor;

/** Reads providers with their checks: one's own, and for the officers of a council each of its own. */
@Service
public class ProviderFiles {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String FILE = """
            select p.id, p.name, p.kind,
                   case when :own then coalesce(p.shown_state, p.state) else p.state end as state, p.about,
                   p.district as place,
                   array_to_json(p.languages)::text as languages, array_to_json(p.skills)::text as skills,
                   p.cqc_id, p.applied_on, p.accredited_on, p.visibility = 'public' as is_public,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'name', coalesce(a.check_name, c.name), 'must', coalesce(a.must, false),
                               'wantedLevel', a.level, 'state', coalesce(c.state, 'missing'), 'level', c.level,
                               'issuer', c.issuer, 'checkedOn', c.checked_on, 'expiresOn', c.expires_on,
                               'seenBy', o.name, 'reason', coalesce(last.reason, c.reason),
                               'renewal', c.state is not distinct from 'accepted'
                                          and last.state is not distinct from 'given')), '[]')
                      from provider_asked(p, :today) a
                      full join (select * from provider_check c
                                  where c.council_id = p.council_id and c.provider_id = p.id) c
                        on c.name = a.check_name
                      left join person o on o.council_id = c.council_id and o.id = c.seen_by
                      left join lateral (
                           select e.state, e.reason from check_evidence e
                            where e.council_id = p.council_id and e.provider_id = p.id
                              and e.check_name = coalesce(a.check_name, c.name) and e.state <> 'replaced'
                            order by e.id desc limit 1) last on true
                     where a.check_name is not null or c.state <> 'missing')::text as checks
              from provider p where p.council_id = :council and p.id = :id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ProviderFiles(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The provider that this person runs; empty for who runs none. */
    public Mono<ProviderFile> own(Actor provider) {
        UUID id = provider.providerId();
        return id == null ? Mono.empty() : file(provider.councilId(), id, true);
    }

    /** A provider of this council, with what is asked of it today. */
    public Mono<ProviderFile> one(UUID councilId, UUID id) {
        return file(councilId, id, false);
    }

    /** R106: while the notice of a suspension is delayed, a provider sees itself as it was before. */
    private Mono<ProviderFile> file(UUID councilId, UUID id, boolean own) {
        return database.sql(FILE)
                .bind("own", own)
                .bind("council", councilId)
                .bind("id", id)
                .bind("today", London.today(clock))
                .mapProperties(Row.class)
                .one()
                .map(row -> row.file(json));
    }

    /** Those who have not sent their application yet, by name. */
    public Flux<Entry> drafts(UUID councilId, int limit) {
        return entries("p.state = 'draft'", councilId, null, limit);
    }

    /** Those who are or were on the register, by name. */
    public Flux<Entry> register(UUID councilId, @Nullable NamedPlace after, int limit) {
        return entries("p.state in ('accredited', 'paused', 'suspended', 'left')", councilId, after, limit);
    }

    /** Accepted checks of accredited and paused providers that end until a day, soonest first. */
    public Flux<RunningOut> runningOut(UUID councilId, LocalDate until, int limit) {
        return database.sql("""
                        select p.id, p.name as provider, c.name as check_name, c.expires_on
                          from provider_check c
                          join provider p on p.council_id = c.council_id and p.id = c.provider_id
                         where c.council_id = :council and c.state = 'accepted' and c.expires_on <= :until
                           and p.state in ('accredited', 'paused')
                         order by c.expires_on, p.name, c.name
                         limit :limit""")
                .bind("council", councilId)
                .bind("until", until)
                .bind("limit", limit)
                .map(row -> new RunningOut(
                        required(row.get("id", UUID.class)),
                        required(row.get("provider", String.class)),
                        CheckName.of(required(row.get("check_name", String.class))),
                        required(row.get("expires_on", LocalDate.class))))
                .all();
    }

    /** {@code which} is a constant of this class. */
    private Flux<Entry> entries(String which, UUID councilId, @Nullable NamedPlace after, int limit) {
        return database.sql("""
                        select p.id, p.name, p.kind, p.state, p.district as place, p.accredited_on
                          from provider p
                         where p.council_id = :council and %s
                           and (p.name, p.id) > (:name, :id::uuid)
                         order by p.name, p.id
                         limit :limit""".formatted(which))
                .bind("council", councilId)
                .bind("name", after == null ? "" : after.name())
                .bind("id", after == null ? FIRST : after.id())
                .bind("limit", limit)
                .map(row -> new Entry(
                        required(row.get("id", UUID.class)),
                        required(row.get("name", String.class)),
                        ProviderKind.of(required(row.get("kind", String.class))),
                        ProviderState.of(required(row.get("state", String.class))),
                        required(row.get("place", String.class)),
                        row.get("accredited_on", LocalDate.class)))
                .all();
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The database says that this column is never null");
        }
        return value;
    }

    /** The last one of a list by name that was shown. */
    public record NamedPlace(String name, UUID id) {}

    /** A line of the register. */
    public record Entry(
            UUID id,
            String name,
            ProviderKind kind,
            ProviderState state,
            String place,
            @Nullable LocalDate accreditedOn) {}

    /** A check that ends soon, or has ended. */
    public record RunningOut(UUID id, String provider, CheckName check, LocalDate expiresOn) {}

    private record Row(
            UUID id,
            String name,
            String kind,
            String state,
            String about,
            String place,
            String languages,
            String skills,
            @Nullable String cqcId,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate accreditedOn,
            boolean isPublic,
            String checks) {
        ProviderFile file(JsonMapper json) {
            return new ProviderFile(
                    id,
                    name,
                    ProviderKind.of(kind),
                    ProviderState.of(state),
                    about,
                    place,
                    List.of(json.readValue(languages, String[].class)),
                    List.of(json.readValue(skills, String[].class)),
                    cqcId,
                    appliedOn,
                    accreditedOn,
                    isPublic,
                    Arrays.stream(json.readValue(checks, CheckRow[].class))
                            .map(CheckRow::check)
                            .sorted(Comparator.comparing(ProviderFile.Check::name))
                            .toList());
        }
    }

    private record CheckRow(
            String name,
            boolean must,
            @Nullable String wantedLevel,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable String seenBy,
            @Nullable String reason,
            boolean renewal) {
        ProviderFile.Check check() {
            return new ProviderFile.Check(
                    CheckName.of(name),
                    must,
                    wantedLevel,
                    ProviderFile.Check.State.valueOf(state.toUpperCase(Locale.ROOT)),
                    level,
                    issuer,
                    checkedOn,
                    expiresOn,
                    seenBy,
                    reason,
                    renewal);
        }
    }
}
