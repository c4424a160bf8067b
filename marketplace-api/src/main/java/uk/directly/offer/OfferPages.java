package uk.directly.offer;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.GridPoint;
import uk.directly.council.London;
import uk.directly.rate.Engagement;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCards;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderEntry;
import uk.directly.register.Register;

/** Puts together what anybody may read of an offer. */
@Component
class OfferPages {
    private static final Rates NO_BASE = new Rates(Map.of());
    private static final double TENTHS = 10;

    private final DatabaseClient database;
    private final RateCards cards;
    private final Register register;
    private final JsonMapper json;
    private final Clock clock;

    OfferPages(DatabaseClient database, RateCards cards, Register register, JsonMapper json, Clock clock) {
        this.database = database;
        this.cards = cards;
        this.register = register;
        this.json = json;
        this.clock = clock;
    }

    Mono<OfferPage> of(BookableOffer offer) {
        // Who is shown to one person isn't on the register.
        return offer.listed()
                ? of(offer, register.entry(offer.councilId(), offer.seller().id()))
                : preview(offer);
    }

    /** As it is or would be read, whether or not its provider is on the register. */
    Mono<OfferPage> preview(BookableOffer offer) {
        return of(offer, register.preview(offer.councilId(), offer.seller().id()));
    }

    private Mono<OfferPage> of(BookableOffer offer, Mono<ProviderEntry> provider) {
        Mono<Optional<RateCard>> card =
                cards.on(offer.councilId(), London.today(clock)).singleOptional();
        return Mono.zip(texts(offer), provider, card).map(all -> page(offer, all.getT1(), all.getT2(), all.getT3()));
    }

    private static OfferPage page(BookableOffer offer, Texts texts, ProviderEntry provider, Optional<RateCard> card) {
        Engagement engagement = offer.openTo().stream()
                .filter(open -> open != Engagement.EMPLOYED)
                .findFirst()
                .orElse(Engagement.EMPLOYED);
        return new OfferPage(
                offer,
                provider,
                texts.description(),
                texts.district(),
                Math.round(texts.reachMetres() / GridPoint.METRES_PER_MILE * TENTHS) / TENTHS,
                engagement,
                offer.soldBy().isByTheVisit()
                        ? card.map(known -> known.base(offer.cardEngagement(engagement))
                                        .inBandsOf(offer.rates()))
                                .orElse(NO_BASE)
                        : NO_BASE,
                card.orElse(null),
                texts.more());
    }

    private Mono<Texts> texts(BookableOffer offer) {
        return database.sql("""
                        select description, district, reach_metres, offer_more(o)::text as more from offer o
                         where council_id = :council and id = :offer
                        """)
                .bind("council", offer.councilId())
                .bind("offer", offer.id())
                .mapProperties(Row.class)
                .one()
                .map(row -> new Texts(
                        row.description(),
                        row.district(),
                        row.reachMetres(),
                        json.readValue(row.more(), OfferMore.class)));
    }

    private record Row(String description, String district, int reachMetres, String more) {}

    private record Texts(String description, String district, int reachMetres, OfferMore more) {}
}
