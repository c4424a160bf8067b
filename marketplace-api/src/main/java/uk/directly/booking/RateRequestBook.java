package uk.directly.booking;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.Awards;
import uk.directly.council.London;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.RateCards;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;

/** Reads requests for a different rate: a person sees their own (R102), officers those of their council. */
@Service
public class RateRequestBook {
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Offers offers;
    private final RateCards cards;
    private final Awards awards;
    private final OthersNear others;

    RateRequestBook(
            DatabaseClient database,
            JsonMapper json,
            Offers offers,
            RateCards cards,
            Awards awards,
            OthersNear others) {
        this.database = database;
        this.json = json;
        this.offers = offers;
        this.cards = cards;
        this.awards = awards;
        this.others = others;
    }

    /** What this person asked, the latest first. */
    public Flux<RateRequest> of(Actor holder, @Nullable UUID after, int limit) {
        return database.sql("""
                        select rate_request_json(r)::text as request from rate_request r
                         where r.council_id = :council and r.holder_id = :holder and r.id < :after
                         order by r.id desc limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("after", after == null ? LAST : after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::request);
    }

    /** What this person was answered and has a time kept for, which they can choose about; the latest answer first. */
    public Flux<RateRequest> toChoose(Actor holder, int limit) {
        return database.sql("""
                        select rate_request_json(r)::text as request
                          from rate_request r
                          join booking b on b.council_id = r.council_id and b.id = r.booking_id and b.kept_for = r.id
                         where r.council_id = :council and r.holder_id = :holder and r.state in ('yes', 'no')
                           and b.state = 'asking'
                         order by r.answered_at desc, r.id limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::request);
    }

    /** One of this person's requests; empty where it is somebody else's, or nobody's. */
    public Mono<RateRequest> one(Actor holder, UUID id) {
        return inCouncil(holder.councilId(), id)
                .filter(request -> request.holderId().equals(holder.forPersonId()));
    }

    /** One request of a council, for its officers. */
    public Mono<RateRequest> inCouncil(UUID councilId, UUID id) {
        return database.sql("""
                        select rate_request_json(r)::text as request from rate_request r
                         where r.council_id = :council and r.id = :id""")
                .bind("council", councilId)
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::request);
    }

    /** The council's requests that wait for an answer, those first that have to be answered first. */
    public Flux<RateRequest> waiting(UUID councilId, @Nullable Place after, int limit) {
        return database.sql("""
                        select rate_request_json(r)::text as request from rate_request r
                         where r.council_id = :council and r.state = 'waiting'
                           and (r.answer_by, r.id) > (:day::date, :after::uuid)
                         order by r.answer_by, r.id limit :limit""")
                .bind("council", councilId)
                .bind("day", after == null ? LocalDate.EPOCH : after.answerBy())
                .bind("after", after == null ? new UUID(0, 0) : after.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::request);
    }

    /** How many wait, and how many of them are late. */
    public Mono<Count> count(UUID councilId, LocalDate today) {
        return database.sql("""
                        select count(*)::int as waiting, (count(*) filter (where answer_by < :today))::int as late
                          from rate_request where council_id = :council and state = 'waiting'""")
                .bind("council", councilId)
                .bind("today", today)
                .mapProperties(Count.class)
                .one();
    }

    /** What the provider asks now, and what the council pays everybody for it on the day of the visit. */
    Mono<Prices> prices(RateRequest request) {
        LocalDate day = LocalDate.ofInstant(request.start(), London.ZONE);
        return Mono.zip(
                offers.forBooking(request.councilId(), request.offerId()),
                cards.on(request.councilId(), day),
                (offer, card) -> new Prices(offer.rates(), card.base(offer.cardEngagement(request.engagement()))));
    }

    /** What an officer looks at beside a request, as it is now. */
    public Mono<RateFacts> facts(RateRequest request) {
        return Mono.zip(
                        prices(request),
                        awards.one(request.councilId(), request.awardId()),
                        others.at(
                                request.councilId(),
                                request.holderId(),
                                request.service().slug(),
                                new Span(request.start(), request.end()),
                                request.provider().id()))
                .map(found -> {
                    LocalDate day = LocalDate.ofInstant(request.start(), London.ZONE);
                    OthersNear.Count near = found.getT3().orElse(null);
                    return new RateFacts(
                            found.getT1().offered(),
                            found.getT1().base(),
                            found.getT2().on(day).weeklyPence(),
                            near == null ? null : near.withinMiles(),
                            near == null ? null : near.all(),
                            near == null ? null : near.toEmploy());
                });
    }

    private RateRequest request(String text) {
        return json.readValue(text, RateRequest.class);
    }

    /** What an offer asks, and what the council pays everybody for it. */
    record Prices(Rates offered, Rates base) {}

    /** A place in the officers' list. */
    public record Place(LocalDate answerBy, UUID id) {}

    /** Figures of the officers' list. */
    public record Count(int waiting, int late) {}
}
