package uk.directly.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.people.Actor;

/** Reads agreements: a person sees their own, a provider theirs, and nobody else's (R102). */
@Service
public class AgreementBook {
    /** What stands only beside a time that is kept (R4) is nobody's yet. */
    private static final String MINE = """
             g.council_id = :council and (g.holder_id = :person or g.provider_id = :provider)
               and (g.holder_id = :person and g.engagement = 'employed'
                    or exists (select from agreement_terms t where t.council_id = g.council_id and t.agreement_id = g.id
                                  and agreement_terms_state(t) <> 'kept'))""";

    private static final String READ =
            "select agreement_json(g, g.holder_id = :person, :today::date)::text from agreement g where ";

    /** Matches no provider: for those who run none. */
    private static final UUID NO_PROVIDER = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    AgreementBook(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
    }

    /** One of this person's; empty where it is somebody else's, or nobody's. */
    public Mono<Agreement> one(Actor actor, UUID id) {
        return read(actor, READ + MINE + " and g.id = :id", spec -> spec.bind("id", id))
                .singleOrEmpty();
    }

    /** What this person agreed with that provider; empty: nothing yet. */
    public Mono<Agreement> with(Actor holder, UUID providerId) {
        return read(
                        holder,
                        READ + MINE + " and g.holder_id = :person and g.provider_id = :other",
                        spec -> spec.bind("other", providerId))
                .singleOrEmpty();
    }

    /** All of theirs, the latest first. */
    public Flux<Agreement> list(Actor actor, @Nullable UUID after, int limit) {
        return read(
                actor,
                READ + MINE + " and (:after::uuid is null or g.id < :after) order by g.id desc limit :limit",
                spec -> (after == null ? spec.bindNull("after", UUID.class) : spec.bind("after", after))
                        .bind("limit", limit));
    }

    /** Those that only the holder has, however they also work themselves. */
    public Flux<Agreement> held(Actor holder, int limit) {
        return read(
                holder,
                READ + MINE + " and g.holder_id = :person order by g.id desc limit :limit",
                spec -> spec.bind("limit", limit));
    }

    /** Those with whom this provider agreed. */
    public Flux<Agreement> given(Actor provider, int limit) {
        return read(
                provider,
                READ + MINE + " and g.provider_id = :provider order by g.id desc limit :limit",
                spec -> spec.bind("limit", limit));
    }

    private Flux<Agreement> read(
            Actor actor, String sql, java.util.function.UnaryOperator<DatabaseClient.GenericExecuteSpec> more) {
        return Flux.defer(() -> {
            LocalDate today = London.today(clock);
            return more.apply(database.sql(sql)
                            .bind("council", actor.councilId())
                            .bind("person", actor.forPersonId())
                            .bind("provider", providerOf(actor))
                            .bind("today", today))
                    .mapValue(String.class)
                    .all()
                    .map(this::agreement);
        });
    }

    /** Who acts for somebody else does not bring their own work along. */
    static UUID providerOf(Actor actor) {
        UUID own = actor.providerId();
        return own == null || actor.onBehalfOf() != null ? NO_PROVIDER : own;
    }

    Agreement agreement(String text) {
        return json.readValue(text, Agreement.class);
    }
}
