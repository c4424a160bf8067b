package uk.directly.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.offer.AgreedTerms;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;

/** Offers as they count for one person: at what they agreed with its provider, where they did (R54). */
@Service
public class AgreedOffers {
    private static final TypeReference<Map<String, Long>> RATES = new TypeReference<>() {};

    private final Offers offers;
    private final DatabaseClient database;
    private final JsonMapper json;

    AgreedOffers(Offers offers, DatabaseClient database, JsonMapper json) {
        this.offers = offers;
        this.database = database;
        this.json = json;
    }

    /** An offer for whom this person acts for, on a day; empty as {@link Offers#forBooking} is. */
    public Mono<BookableOffer> forBooking(Actor actor, UUID offerId, LocalDate day) {
        return offers.forBooking(actor, offerId)
                .flatMap(offer -> pair(actor, offer, day)
                        .map(pair -> pair.of(offer, json))
                        .defaultIfEmpty(offer));
    }

    private Mono<Pair> pair(Actor actor, BookableOffer offer, LocalDate day) {
        return database.sql("""
                        select g.engagement, t.version, t.rates::text as rates, t.extras::text as extras,
                               t.cancellation::text as cancellation,
                               t.terms
                          from agreement g
                          left join agreement_terms t on t.council_id = g.council_id and t.agreement_id = g.id
                               and t.version = agreement_version_on(g.council_id, g.id, :offer, :day::date)
                         where g.council_id = :council and g.holder_id = :holder and g.provider_id = :provider""")
                .bind("council", actor.councilId())
                .bind("holder", actor.forPersonId())
                .bind("provider", offer.seller().id())
                .bind("offer", offer.id())
                .bind("day", day)
                .mapProperties(Pair.class)
                .one();
    }

    private record Pair(
            String engagement,
            @Nullable Integer version,
            @Nullable String rates,
            @Nullable String extras,
            @Nullable String cancellation,
            @Nullable String terms) {
        BookableOffer of(BookableOffer offer, JsonMapper json) {
            return offer.agreed(new AgreedTerms(
                    Engagement.of(engagement),
                    version == null || rates == null || cancellation == null || terms == null
                            ? null
                            : new AgreedTerms.Version(
                                    version,
                                    Rates.ofSlugs(json.readValue(rates, RATES)),
                                    extras == null ? OfferExtras.NONE : json.readValue(extras, OfferExtras.class),
                                    json.readValue(cancellation, CancellationTerms.class),
                                    terms)));
        }
    }
}
