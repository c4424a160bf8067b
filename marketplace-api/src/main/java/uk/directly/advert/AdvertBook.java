package uk.directly.advert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;

/** Reads adverts: their authors see theirs, providers those that they match, officers those to look at (R102). */
@Service
public class AdvertBook {
    private final DatabaseClient database;
    private final JsonMapper json;
    private final CouncilSettings settings;
    private final Clock clock;

    AdvertBook(DatabaseClient database, JsonMapper json, CouncilSettings settings, Clock clock) {
        this.database = database;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** This person's, the latest first. */
    public Flux<Advert> of(Actor person, int limit) {
        return database.sql("""
                        select advert_json(a)::text as advert from advert a
                         where a.council_id = :council and a.person_id = :person
                         order by a.begun_at desc, a.id limit :limit""")
                .bind("council", person.councilId())
                .bind("person", person.forPersonId())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::advert);
    }

    /** One of this person's. */
    public Mono<Advert> own(Actor person, UUID id) {
        return database.sql("""
                        select advert_json(a)::text as advert from advert a
                         where a.council_id = :council and a.id = :id and a.person_id = :person""")
                .bind("council", person.councilId())
                .bind("id", id)
                .bind("person", person.forPersonId())
                .mapValue(String.class)
                .one()
                .map(this::advert);
    }

    /** The answers to one of this person's, those that wait first. */
    public Flux<AdvertAnswer> answers(Actor person, UUID advertId) {
        return database.sql("""
                        select advert_answer_json(n, :at)::text as answer
                          from advert_answer n join advert a on a.council_id = n.council_id and a.id = n.advert_id
                         where n.council_id = :council and n.advert_id = :id and a.person_id = :person
                         order by n.state = 'waiting' desc, n.at, n.id limit 200""")
                .bind("at", clock.instant())
                .bind("council", person.councilId())
                .bind("id", advertId)
                .bind("person", person.forPersonId())
                .mapValue(String.class)
                .all()
                .map(this::answer);
    }

    /** Those that this provider could answer and has not, the nearest first. */
    public Flux<Near> near(Actor provider, int limit) {
        return near(provider, null, limit);
    }

    /** One of those, answered or not, while it is published; empty: it isn't for them. */
    public Mono<Near> near(Actor provider, UUID advertId) {
        return near(provider, advertId, 1).next();
    }

    private Flux<Near> near(Actor provider, @Nullable UUID advertId, int limit) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        return aliveSince(provider.councilId())
                .flatMapMany(since -> database.sql("""
                        select jsonb_build_object('advert', advert_json(a), 'metres', round(a.place <-> p.place),
                                   'answered', exists (select from advert_answer n where n.council_id = a.council_id
                                       and n.advert_id = a.id and n.provider_id = p.id),
                                   'offers', (select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title))
                                                from advert_offers(a, p, :since) o))::text as near
                          from provider p join advert a on a.council_id = p.council_id
                         where p.council_id = :council and p.id = :provider
                           and a.state = 'published' and a.expires_on > :today
                           and (:id = '' and not exists (select from advert_answer n
                                    where n.council_id = a.council_id and n.advert_id = a.id and n.provider_id = p.id)
                                or a.id::text = :id)
                           and exists (select from advert_offers(a, p, :since))
                         order by a.place <-> p.place, a.published_at desc, a.id limit :limit""")
                        .bind("since", since)
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("today", London.today(clock))
                        .bind("id", advertId == null ? "" : advertId.toString())
                        .bind("limit", limit)
                        .mapValue(String.class)
                        .all()
                        .map(text -> json.readValue(text, Near.class)));
    }

    /** What this provider answered, the latest first. */
    public Flux<AdvertAnswer> answered(Actor provider, int limit) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Flux.empty()
                : database.sql("""
                                select advert_answer_json(n, :at)::text as answer from advert_answer n
                                 where n.council_id = :council and n.provider_id = :provider
                                 order by n.at desc, n.id limit :limit""")
                        .bind("at", clock.instant())
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("limit", limit)
                        .mapValue(String.class)
                        .all()
                        .map(this::answer);
    }

    /** Those that somebody reported, or the check flagged, and no officer has looked at, the oldest first. */
    public Flux<Reported> toLookAt(UUID councilId, int limit) {
        return reported(councilId, null, limit);
    }

    /** One of a council's that was published, with what was reported and not decided. */
    public Mono<Reported> inCouncil(UUID councilId, UUID id) {
        return reported(councilId, id, 1).next();
    }

    private Flux<Reported> reported(UUID councilId, @Nullable UUID id, int limit) {
        return database.sql("""
                        select jsonb_build_object('advert', advert_json(a), 'reasons', coalesce(r.reasons, '[]'),
                                   'since', r.since)::text as reported
                          from advert a
                          left join lateral (
                              select jsonb_agg(x.reason order by x.at, x.id) as reasons, min(x.at) as since
                                from advert_report x
                               where x.council_id = a.council_id and x.advert_id = a.id and x.decision is null) r on true
                         where a.council_id = :council and a.state <> 'draft'
                           and (:id = '' and r.since is not null or a.id::text = :id)
                         order by r.since, a.id limit :limit""")
                .bind("council", councilId)
                .bind("id", id == null ? "" : id.toString())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Reported.class));
    }

    private Mono<Instant> aliveSince(UUID councilId) {
        return Mono.defer(() -> settings.valueOf(councilId, Setting.OFFER_QUIET_DAYS, London.today(clock)))
                .map(days -> clock.instant().minus(Duration.ofDays(days)));
    }

    private Advert advert(String text) {
        return json.readValue(text, Advert.class);
    }

    private AdvertAnswer answer(String text) {
        return json.readValue(text, AdvertAnswer.class);
    }

    /**
     * An advert that a provider could answer.
     *
     * @param metres how far from the provider, by the middles of squares (R31)
     * @param offers those of the provider's offers that answer it
     */
    public record Near(Advert advert, double metres, boolean answered, List<Choice> offers) {
        /** Copies the list. */
        public Near {
            offers = List.copyOf(offers);
        }

        /** One of the offers. */
        public record Choice(UUID id, String title) {}
    }

    /** An advert and what is said against it. */
    public record Reported(
            Advert advert, List<String> reasons, @Nullable Instant since) {
        /** Copies the list. */
        public Reported {
            reasons = List.copyOf(reasons);
        }
    }
}
