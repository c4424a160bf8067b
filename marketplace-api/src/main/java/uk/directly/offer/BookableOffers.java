package uk.directly.offer;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Reads one offer whole: its rates, hours and seller in one statement, so that they belong together. */
@Component
class BookableOffers {
    private static final String FIND = """
            select o.id, o.version, o.council_id, o.title, o.pricing, array_to_json(o.open_to)::text as open_to,
                   o.whole_band, o.half_day_pence, o.mileage_pence, o.costs_up_to_pence, o.minimum_charge_minutes,
                   o.call_out_pence, o.shortest_minutes, o.longest_minutes, o.notice_minutes, o.buffer_minutes,
                   o.cancellation::text as cancellation, o.state,
                   p.id as provider_id, p.name as provider_name, p.kind as provider_kind, p.state as provider_state,
                   p.person_id, p.stripe_account,
                   s.slug as service_slug, s.name as service_name, s.personal_care,
                   c.name as council_name, c.phone as council_phone,
                   case when offer_is_listed(o, p, s, :aliveSince) then 'all'
                        when offer_is_open_to(o, p, :reader, :at) then 'reader'
                        else 'nobody' end as shown,
                   (select coalesce(jsonb_object_agg(r.band, r.pence), '{}') from offer_rate r
                     where r.council_id = o.council_id and r.offer_id = o.id)::text as rates,
                   (select coalesce(jsonb_agg(jsonb_build_object('day', h.weekday, 'from', lower(h.minutes),
                                                                 'to', upper(h.minutes))
                                              order by h.weekday, h.minutes), '[]')
                      from offer_hours h where h.council_id = o.council_id and h.offer_id = o.id)::text as hours,
                   offer_exceptions(o)::text as exceptions,
                   provider_absences(p.council_id, p.id, '-infinity')::text as absences
              from offer o
              join provider p on p.council_id = o.council_id and p.id = o.provider_id
              join service s on s.id = o.service_id
              join council c on c.id = o.council_id
             where o.council_id = :council and o.id = :offer
            """;

    private static final String NO_DRAFT = " and o.state <> 'draft'";
    private static final String OWN = " and o.provider_id = :provider and o.state <> 'withdrawn'";

    private static final TypeReference<Map<Band, Long>> RATES = new TypeReference<>() {};

    /** Who reads where nobody has signed in. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    BookableOffers(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One offer.
     *
     * @param reader for whom it is read; none: for all
     */
    Mono<BookableOffer> find(UUID councilId, UUID offerId, @Nullable UUID reader, Instant aliveSince) {
        return one(database.sql(FIND + NO_DRAFT), councilId, offerId, reader, aliveSince);
    }

    /** The same for the eyes of whose offer it is: a draft too. */
    Mono<BookableOffer> own(UUID councilId, UUID providerId, UUID offerId, Instant aliveSince) {
        return one(database.sql(FIND + OWN).bind("provider", providerId), councilId, offerId, null, aliveSince);
    }

    private Mono<BookableOffer> one(
            DatabaseClient.GenericExecuteSpec statement,
            UUID councilId,
            UUID offerId,
            @Nullable UUID reader,
            Instant aliveSince) {
        return statement
                .bind("council", councilId)
                .bind("offer", offerId)
                .bind("aliveSince", aliveSince)
                .bind("reader", reader == null ? NOBODY : reader)
                .bind("at", clock.instant())
                .mapProperties(Row.class)
                .one()
                .map(this::offer);
    }

    private BookableOffer offer(Row row) {
        return new BookableOffer(
                row.id(),
                row.version(),
                row.councilId(),
                row.seller(),
                new BookableOffer.Service(row.serviceSlug(), row.serviceName(), row.personalCare()),
                row.title(),
                SoldBy.of(row.pricing()),
                Stream.of(json.readValue(row.openTo(), Engagement[].class))
                        .sorted()
                        .toList(),
                row.wholeBand() == null ? null : Band.of(row.wholeBand()),
                new Rates(json.readValue(row.rates(), RATES)),
                row.halfDayPence(),
                row.extras(),
                row.shortestMinutes(),
                row.longestMinutes(),
                row.noticeMinutes(),
                row.bufferMinutes(),
                hours(row),
                json.readValue(row.cancellation(), CancellationTerms.class),
                OfferState.of(row.state()),
                Shown.of(row.shown()),
                new BookableOffer.Council(row.councilName(), row.councilPhone()),
                null);
    }

    private OfferHours hours(Row row) {
        return new OfferHours(
                Stream.of(json.readValue(row.hours(), Hours[].class))
                        .map(hours -> new WeeklyHours(DayOfWeek.of(hours.day()), hours.from(), hours.to()))
                        .toList(),
                List.of(json.readValue(row.exceptions(), HoursException[].class)),
                List.of(json.readValue(row.absences(), Absence[].class)));
    }

    private record Hours(int day, int from, int to) {}

    private record Row(
            UUID id,
            int version,
            UUID councilId,
            String title,
            String pricing,
            String openTo,
            @Nullable String wholeBand,
            @Nullable Long halfDayPence,
            @Nullable Integer mileagePence,
            @Nullable Long costsUpToPence,
            @Nullable Integer minimumChargeMinutes,
            @Nullable Long callOutPence,
            int shortestMinutes,
            int longestMinutes,
            int noticeMinutes,
            int bufferMinutes,
            String cancellation,
            String state,
            UUID providerId,
            String providerName,
            String providerKind,
            String providerState,
            @Nullable UUID personId,
            @Nullable String stripeAccount,
            String serviceSlug,
            String serviceName,
            boolean personalCare,
            String councilName,
            String councilPhone,
            String shown,
            String rates,
            String hours,
            String exceptions,
            String absences) {
        OfferExtras extras() {
            return new OfferExtras(mileagePence, costsUpToPence, minimumChargeMinutes, callOutPence);
        }

        BookableOffer.Seller seller() {
            return new BookableOffer.Seller(
                    providerId,
                    providerName,
                    ProviderKind.of(providerKind),
                    ProviderState.of(providerState),
                    personId,
                    stripeAccount);
        }
    }
}
