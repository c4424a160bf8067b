package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;

/** A provider's own offers, published or not. */
@Service
public class OwnOffers {
    private static final int MOST = 100;
    private static final TypeReference<Map<Band, Long>> RATES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final SignsOfLife signsOfLife;
    private final LowPays lowPays;
    private final JsonMapper json;

    OwnOffers(DatabaseClient database, SignsOfLife signsOfLife, LowPays lowPays, JsonMapper json) {
        this.database = database;
        this.signsOfLife = signsOfLife;
        this.lowPays = lowPays;
        this.json = json;
    }

    /** The offers of the provider that this person runs, by title; nothing for who runs none. */
    public Flux<OwnOffer> of(Actor provider) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        return Mono.zip(signsOfLife.limits(provider.councilId()), lowPays.days(provider.councilId()))
                .flatMapMany(both -> database.sql("""
                        select o.id, o.title, s.name as service, o.pricing, array_to_json(o.open_to)::text as open_to,
                               o.state, offer_is_listed(o, p, s, :aliveSince) as listed, o.sign_of_life_at,
                               offer_low_pay(o, :today, :tellUntil)::text as low_pay,
                               (select coalesce(jsonb_object_agg(r.band, r.pence), '{}') from offer_rate r
                                 where r.council_id = o.council_id and r.offer_id = o.id)::text as rates
                          from offer o
                          join provider p on p.council_id = o.council_id and p.id = o.provider_id
                          join service s on s.id = o.service_id
                         where o.council_id = :council and o.provider_id = :provider and o.state <> 'withdrawn'
                         order by o.title, o.id
                         limit :limit""")
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("aliveSince", both.getT1().aliveSince())
                        .bind("today", both.getT2().today())
                        .bind("tellUntil", both.getT2().tellUntil())
                        .bind("limit", MOST)
                        .mapProperties(Row.class)
                        .all()
                        .map(row -> offer(row, both.getT1())));
    }

    /** One of them, to go on writing; empty: there is no such one. */
    public Mono<OfferDraft> draft(Actor provider, UUID id) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.empty()
                : database.sql("""
                                select o.id, o.version, o.state, s.slug as service, o.title, o.description, o.pricing,
                                       o.whole_band, array_to_json(o.open_to)::text as open_to,
                                       round(o.reach_metres / 1609.344)::int as reach_miles, o.shortest_minutes,
                                       o.longest_minutes, o.notice_minutes, o.buffer_minutes,
                                       o.cancellation::text as cancellation, offer_exceptions(o)::text as exceptions,
                                       offer_more(o)::text as more,
                                       (select coalesce(jsonb_object_agg(r.band, r.pence), '{}') from offer_rate r
                                         where r.council_id = o.council_id and r.offer_id = o.id)::text as rates,
                                       (select coalesce(jsonb_agg(jsonb_build_object('day', h.weekday,
                                                   'from', lower(h.minutes), 'to', upper(h.minutes))
                                                   order by h.weekday, h.minutes), '[]')
                                          from offer_hours h
                                         where h.council_id = o.council_id and h.offer_id = o.id)::text as hours
                                  from offer o join service s on s.id = o.service_id
                                 where o.council_id = :council and o.provider_id = :provider and o.id = :id
                                   and o.state <> 'withdrawn'""")
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("id", id)
                        .mapProperties(DraftRow.class)
                        .one()
                        .map(this::draft);
    }

    /** R56: what one of them has to be paid at least; empty: its pay is as the law says, or there is no such one. */
    public Mono<LowPay> lowPay(Actor provider, UUID id) {
        UUID providerId = provider.providerId();
        return providerId == null ? Mono.empty() : lowPays.of(provider.councilId(), providerId, id);
    }

    private OfferDraft draft(DraftRow row) {
        OfferMore more = json.readValue(row.more(), OfferMore.class);
        return new OfferDraft(
                row.id(),
                row.version(),
                OfferState.of(row.state()),
                row.service(),
                row.title(),
                row.description(),
                engagements(row.openTo()),
                new OfferPrice(
                        SoldBy.of(row.pricing()),
                        row.wholeBand() == null ? null : Band.of(row.wholeBand()),
                        new Rates(json.readValue(row.rates(), RATES)),
                        more.halfDayPence(),
                        more.included()),
                Stream.of(json.readValue(row.hours(), Hours[].class))
                        .map(hours -> new WeeklyHours(DayOfWeek.of(hours.day()), hours.from(), hours.to()))
                        .toList(),
                List.of(json.readValue(row.exceptions(), HoursException[].class)),
                new VisitLimits(row.shortestMinutes(), row.longestMinutes(), row.noticeMinutes(), row.bufferMinutes()),
                new OfferArea(Math.clamp(row.reachMiles(), 1, OfferArea.MOST_MILES), more.outcodes()),
                json.readValue(row.cancellation(), CancellationTerms.class),
                more.extras(),
                more.details(),
                more.session());
    }

    private List<Engagement> engagements(String text) {
        return Stream.of(json.readValue(text, Engagement[].class)).sorted().toList();
    }

    private OwnOffer offer(Row row, SignsOfLife.Limits limits) {
        return new OwnOffer(
                row.id(),
                row.title(),
                row.service(),
                SoldBy.of(row.pricing()),
                engagements(row.openTo()),
                prices(SoldBy.of(row.pricing()), new Rates(json.readValue(row.rates(), RATES))),
                OfferState.of(row.state()),
                row.listed(),
                row.state().equals("published") ? limits.quietUntil(row.signOfLifeAt()) : null,
                row.lowPay() == null ? null : json.readValue(row.lowPay(), LowPay.class));
    }

    private static List<String> prices(SoldBy soldBy, Rates rates) {
        return rates.penceByBand().entrySet().stream()
                .map(rate -> (soldBy.isByTheVisit() ? BandWords.heading(rate.getKey()) + ": " : "")
                        + Pence.of(rate.getValue()).text()
                        + soldBy.per())
                .toList();
    }

    private record Hours(int day, int from, int to) {}

    private record DraftRow(
            UUID id,
            int version,
            String state,
            String service,
            String title,
            String description,
            String pricing,
            @Nullable String wholeBand,
            String openTo,
            int reachMiles,
            int shortestMinutes,
            int longestMinutes,
            int noticeMinutes,
            int bufferMinutes,
            String cancellation,
            String exceptions,
            String more,
            String rates,
            String hours) {}

    private record Row(
            UUID id,
            String title,
            String service,
            String pricing,
            String openTo,
            String state,
            boolean listed,
            Instant signOfLifeAt,
            @Nullable String lowPay,
            String rates) {}
}
