package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.model.Share;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/**
 * A couple (R51, ADR 37): one of them invites, the other agrees, and only then both are booked, each from their own money, or
 * neither. Neither sees what the other has.
 */
@Service
public class Couples {
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Quotes quotes;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    Couples(
            DatabaseClient database,
            JsonMapper json,
            Quotes quotes,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.quotes = quotes;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Whether an offer can be shared: who comes is paid by the hour or the night. */
    public static boolean canBeShared(SoldBy soldBy, @Nullable Engagement engagement) {
        return (soldBy == SoldBy.HOURLY || soldBy == SoldBy.SLEEP_IN) && engagement != Engagement.EMPLOYED;
    }

    /** The invitation, for the two, and while it is open for whoever was handed its id; else there is none (R102). */
    public Mono<CoupleVisit> one(Actor actor, UUID id) {
        Instant now = clock.instant();
        return database.sql(
                        "select couple_json(v)::text from couple_visit v where v.council_id = :council and v.id = :id")
                .bind("council", actor.councilId())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, CoupleVisit.class))
                .filter(couple -> couple.isOf(actor.forPersonId()) || couple.isOpen(now));
    }

    /** This person's invitations that nobody has answered yet, soonest first. */
    public Flux<CoupleVisit> open(Actor actor) {
        return database.sql("""
                        select couple_json(v)::text from couple_visit v
                         where v.council_id = :council and v.first_holder = :holder and v.state = 'invited'
                           and v.answer_by > :now
                         order by v.start_at, v.id""")
                .bind("council", actor.councilId())
                .bind("holder", actor.forPersonId())
                .bind("now", clock.instant())
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, CoupleVisit.class));
    }

    /** What a share would cost who invites. */
    public Mono<QuoteResult> quote(Actor actor, QuoteRequest visit) {
        return quotes.quote(actor, visit.shared(new Sharing(null, new Share(true))))
                .map(Couples::shareable);
    }

    /** What it would cost who was invited. */
    public Mono<QuoteResult> quote(Actor actor, CoupleVisit couple, UUID budgetId, boolean useOwnMoney) {
        return quotes.quote(
                        actor,
                        couple.request(budgetId, null, useOwnMoney, false).visit())
                .map(Couples::shareable);
    }

    private static QuoteResult shareable(QuoteResult result) {
        return result instanceof QuoteResult.Quoted quoted
                        && !canBeShared(
                                quoted.quote().offer().soldBy(), quoted.quote().engagement())
                ? new QuoteResult.Refused(new Refusal.Invalid(
                        "offerId",
                        "Only what is paid by the hour or the night can be shared, and only with somebody who isn't"
                                + " employed."))
                : result;
    }

    /** Invites; nothing is booked and no time is kept. The same id again is the same invitation. */
    public Mono<CoupleResult> invite(Actor actor, UUID id, BookingRequest request) {
        return quote(actor, request.visit()).flatMap(result -> switch (result) {
            case QuoteResult.Refused refused -> refused(refused.why());
            case QuoteResult.Quoted quoted -> invite(actor, id, request, quoted.quote());
        });
    }

    private Mono<CoupleResult> invite(Actor actor, UUID id, BookingRequest request, Quote quote) {
        Optional<Refusal> refusal = Bookings.refusal(request, quote);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (quote.shortPence() + quote.ownShortPence() > 0) {
            return refused(
                    new Refusal.InsufficientFunds(quote.shortPence() + quote.ownShortPence(), quote.ownShortPence()));
        }
        Instant now = clock.instant();
        return settings.valueOf(actor.councilId(), Setting.ANSWER_WITHIN, London.today(clock))
                .map(within -> new Invite(
                        id,
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        actor.forPersonId(),
                        quote.offer().id(),
                        quote.offer().seller().id(),
                        quote.engagement(),
                        quote.span().start(),
                        quote.span().end(),
                        quote.budget().id(),
                        request.planLineId(),
                        request.visit().useOwnMoney(),
                        quote.totalPence(),
                        Bookings.answerBy(quote, now, within),
                        now))
                .flatMap(command -> changes.apply("couple_invite", command, Outcome.class))
                .flatMap(done -> one(actor, id))
                .<CoupleResult>map(CoupleResult.Done::new)
                .defaultIfEmpty(new CoupleResult.Refused(new Refusal.NotFound()));
    }

    /** Takes the invitation back, or says no to it. */
    public Mono<CoupleResult> end(Actor actor, UUID id) {
        return one(actor, id)
                .flatMap(couple -> changes.apply(
                                "couple_end",
                                new End(
                                        id,
                                        actor.councilId(),
                                        actor.personId(),
                                        actor.onBehalfOf(),
                                        actor.forPersonId(),
                                        clock.instant()),
                                Outcome.class)
                        .<CoupleResult>map(answer -> answer.outcome().equals("done")
                                ? new CoupleResult.Done(couple)
                                : new CoupleResult.Refused(new Refusal.WrongState(BookingState.EXPIRED))))
                .defaultIfEmpty(new CoupleResult.Refused(new Refusal.NotFound()));
    }

    /** Agrees: both are booked, or neither; once for each key (R15). */
    public Mono<BookingResult> accept(
            Actor actor, UUID id, UUID budgetId, @Nullable UUID planLineId, boolean useOwnMoney, IdempotencyKey key) {
        return Mono.defer(() -> one(actor, id)
                        .filter(couple -> !couple.firstHolder().equals(actor.forPersonId()))
                        .flatMap(couple -> couple.isOpen(clock.instant())
                                ? accept(actor, couple, couple.request(budgetId, planLineId, useOwnMoney, false), key)
                                : Mono.just(no(new Refusal.WrongState(BookingState.EXPIRED))))
                        .defaultIfEmpty(no(new Refusal.NotFound())))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, no(new Refusal.NotAvailable()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> accept(Actor actor, CoupleVisit couple, BookingRequest mine, IdempotencyKey key) {
        // Who invited, as they did it.
        Actor first = new Actor(couple.invitedBy(), couple.councilId(), "", Set.of(), null, couple.firstHolder());
        return Mono.zip(
                        quotes.quote(actor, mine.visit()),
                        quotes.quote(first, couple.ofFirst().visit()))
                .flatMap(both -> {
                    if (both.getT1() instanceof QuoteResult.Refused refused) {
                        return Mono.just(no(refused.why()));
                    }
                    if (both.getT1() instanceof QuoteResult.Quoted second
                            && both.getT2() instanceof QuoteResult.Quoted theirs
                            && theirs.quote().totalPence() <= couple.sharePence()) {
                        return Bookings.refusal(mine, second.quote())
                                .map(why -> Mono.just(no(why)))
                                .orElseGet(() -> apply(
                                        actor,
                                        new Visit(first, couple.ofFirst(), theirs.quote()),
                                        new Visit(actor, mine, second.quote()),
                                        couple,
                                        key));
                    }
                    // Of the other it is not said why.
                    return Mono.just(no(new Refusal.TheOtherCant()));
                });
    }

    private Mono<BookingResult> apply(Actor actor, Visit first, Visit second, CoupleVisit couple, IdempotencyKey key) {
        Instant now = clock.instant();
        LocalDate today = London.today(clock);
        return settings.valueOf(actor.councilId(), Setting.ANSWER_WITHIN, today)
                .map(within -> new Book(
                        couple.id(),
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        actor.forPersonId(),
                        now,
                        List.of(
                                new Placed(first.place(now, Bookings.answerBy(first.quote(), now, within))),
                                new Placed(second.place(now, Bookings.answerBy(first.quote(), now, within)))),
                        key))
                .flatMap(command -> changes.apply("couple_book", command, PairAnswer.class))
                .map(answer -> {
                    if (answer.offerChanged()) {
                        throw new OfferChangedException();
                    }
                    return Integer.valueOf(1).equals(answer.which()) ? no(new Refusal.TheOtherCant()) : answer.single();
                });
    }

    private static BookingResult no(Refusal why) {
        return new BookingResult.Refused(why);
    }

    private static Mono<CoupleResult> refused(Refusal why) {
        return Mono.just(new CoupleResult.Refused(why));
    }

    /** One of the two bookings to be made. */
    private record Visit(Actor actor, BookingRequest request, Quote quote) {
        PlaceCommand place(Instant now, Instant answerBy) {
            return PlaceCommand.of(actor, request, quote, now, answerBy, null, null);
        }
    }

    private record Outcome(String outcome) {}

    /** One of the two, as {@code couple_book} reads it. */
    record Placed(PlaceCommand place) {}

    /** The command of {@code couple_book}. */
    record Book(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            Instant at,
            List<Placed> visits,
            IdempotencyKey idempotency) {}

    /** The command of {@code couple_invite}. */
    record Invite(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID offerId,
            UUID providerId,
            Engagement engagement,
            Instant start,
            Instant end,
            UUID budgetId,
            @Nullable UUID planLineId,
            boolean usesOwnMoney,
            long sharePence,
            Instant answerBy,
            Instant at) {}

    /** The command of {@code couple_end}. */
    record End(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID holderId, Instant at) {}
}
