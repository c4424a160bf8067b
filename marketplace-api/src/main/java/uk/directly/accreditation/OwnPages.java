package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.model.Fault;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** One's own page: what stands on it, who sees it (R40), and leaving (R42). */
@Service
public class OwnPages {
    private static final UUID NONE = new UUID(0, 0);

    private final Changes changes;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    OwnPages(Changes changes, DatabaseClient database, JsonMapper json, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** As it is now; empty for who runs no provider. */
    public Mono<OwnPage> of(Actor provider) {
        return database.sql("""
                        select p.name, p.kind, p.state, p.about, array_to_json(p.languages)::text as languages,
                               array_to_json(p.skills)::text as skills, p.gender, p.phone, p.visibility, p.in_feed,
                               (select coalesce(jsonb_agg(s.name order by s.position), '[]')
                                  from provider_service o join service s on s.id = o.service_id
                                 where o.council_id = p.council_id and o.provider_id = p.id)::text as services,
                               case when p.state = 'refused' then (
                                   select e.reason from provider_event e
                                    where e.council_id = p.council_id and e.provider_id = p.id and e.what = 'refused'
                                    order by e.id desc limit 1) end as refusal
                          from provider p where p.council_id = :council and p.id = :provider""")
                .bind("council", provider.councilId())
                .bind("provider", Objects.requireNonNullElse(provider.providerId(), NONE))
                .mapProperties(Row.class)
                .one()
                .map(row -> row.page(json));
    }

    /** Changes what is named, and leaves the rest. */
    public Mono<JoiningResult> change(Actor provider, PageChange change) {
        List<Fault> faults = change.faults();
        if (!faults.isEmpty()) {
            return Mono.just(new JoiningResult.Invalid(faults));
        }
        return apply("provider_page_change", provider, change);
    }

    /** Leaves, in one step. Left already it is the same. */
    public Mono<JoiningResult> leave(Actor provider) {
        return apply("provider_leave", provider, null);
    }

    private Mono<JoiningResult> apply(String function, Actor provider, @Nullable PageChange change) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(new JoiningResult.NotFound())
                : Mono.defer(() -> changes.apply(
                                function,
                                new Command(
                                        provider.councilId(),
                                        provider.personId(),
                                        providerId,
                                        change,
                                        London.today(clock),
                                        clock.instant()),
                                JoiningAnswer.class))
                        .map(JoiningAnswer::result);
    }

    private record Command(
            UUID councilId,
            UUID actorId,
            UUID providerId,
            @Nullable PageChange changes,
            LocalDate today,
            Instant at) {}

    private record Row(
            String name,
            String kind,
            String state,
            String about,
            String languages,
            String skills,
            @Nullable String gender,
            @Nullable String phone,
            String visibility,
            boolean inFeed,
            String services,
            @Nullable String refusal) {
        OwnPage page(JsonMapper json) {
            return new OwnPage(
                    name,
                    ProviderKind.of(kind),
                    ProviderState.of(state),
                    about,
                    List.of(json.readValue(languages, String[].class)),
                    List.of(json.readValue(skills, String[].class)),
                    gender,
                    phone,
                    visibility,
                    inFeed,
                    List.of(json.readValue(services, String[].class)),
                    refusal);
        }
    }
}
