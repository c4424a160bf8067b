package uk.directly.budget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.budget.model.HoursBought;
import uk.directly.budget.model.HoursBought.Price;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Places;
import uk.directly.council.Setting;
import uk.directly.offer.HourlyPrice;
import uk.directly.offer.HourlyPrices;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCards;

/** Whether an award is enough: how many hours a week it buys near the person, and whether that is what was planned. */
@Service
public class Enough {
    private final DatabaseClient database;
    private final Places places;
    private final CouncilSettings settings;
    private final RateCards cards;
    private final HourlyPrices prices;
    private final Clock clock;

    Enough(
            DatabaseClient database,
            Places places,
            CouncilSettings settings,
            RateCards cards,
            HourlyPrices prices,
            Clock clock) {
        this.database = database;
        this.places = places;
        this.settings = settings;
        this.cards = cards;
        this.prices = prices;
        this.clock = clock;
    }

    /** What an award buys with its terms of today. */
    public Mono<Answer> of(Award award) {
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> of(award.councilId(), award.holder().id(), award.kind(), award.on(today)));
    }

    /**
     * What these terms buy for a person, recorded or not. Empty where hours are beside the point: a one-off payment has no
     * weeks, and a carer's own money buys breaks unless their plan names hours.
     */
    public Mono<Answer> of(UUID councilId, UUID holderId, AwardKind kind, AwardTerms terms) {
        boolean inHours = switch (kind) {
            case DIRECT_PAYMENT, ISF -> true;
            case CARER_DIRECT_PAYMENT -> terms.plannedMinutesWeekly() != null;
            case ONE_OFF_DIRECT_PAYMENT -> false;
        };
        if (!inHours) {
            return Mono.empty();
        }
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> settings.valueOf(councilId, Setting.ENOUGH_MILES, today)
                        .flatMap(miles -> Mono.zip(
                                        near(councilId, holderId, miles),
                                        cards.on(councilId, today).singleOptional())
                                .map(found -> answer(
                                        miles,
                                        found.getT1().orElse(null),
                                        found.getT2().orElse(null),
                                        terms))));
    }

    private static Answer answer(
            int miles, @Nullable List<HourlyPrice> near, @Nullable RateCard card, AwardTerms terms) {
        return new Answer(
                miles,
                near != null,
                HoursBought.of(
                        terms.weeklyPence(),
                        terms.plannedMinutesWeekly(),
                        prices(near == null ? List.of() : near, card)));
    }

    /** Empty: nobody knows where the person lives. */
    private Mono<Optional<List<HourlyPrice>>> near(UUID councilId, UUID holderId, int miles) {
        return database.sql("select postcode from home_address where council_id = :council and person_id = :person")
                .bind("council", councilId)
                .bind("person", holderId)
                .mapValue(String.class)
                .one()
                .flatMap(places::find)
                .flatMap(home -> prices.near(councilId, home.point(), miles).collectList())
                .singleOptional();
    }

    private static List<Price> prices(List<HourlyPrice> near, @Nullable RateCard card) {
        Map<CardEngagement, HourlyPrice> offered = new EnumMap<>(CardEngagement.class);
        near.forEach(price -> offered.put(price.engagement(), price));
        List<Price> prices = new ArrayList<>();
        for (CardEngagement engagement : CardEngagement.values()) {
            OptionalLong base =
                    card == null ? OptionalLong.empty() : card.base(engagement).in(Band.WEEKDAY);
            Long basePence = base.isPresent() ? Long.valueOf(base.getAsLong()) : null;
            HourlyPrice here = offered.get(engagement);
            if (here != null) {
                prices.add(new Price(
                        engagement,
                        here.people(),
                        here.middlePence(),
                        here.lowestPence(),
                        here.highestPence(),
                        basePence));
            } else if (basePence != null) {
                prices.add(new Price(engagement, 0, basePence, basePence, basePence, basePence));
            }
        }
        return prices;
    }

    /**
     * What it buys.
     *
     * @param withinMiles how far from home was looked
     * @param homeKnown whether anybody knows where that is; otherwise the council's rates are all there is
     */
    public record Answer(int withinMiles, boolean homeKnown, HoursBought hours) {}
}
