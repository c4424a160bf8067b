package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.TopUpAttempts.Intended;
import uk.directly.people.Actor;

/**
 * People add their own money (R14): by a card on the rail's own page, or, where they have their money in their own bank,
 * by putting it there. The amount is what is taken; there is no fee (R16).
 */
@Service
public class TopUps {
    private static final Logger LOG = LoggerFactory.getLogger(TopUps.class);

    private final DatabaseClient database;
    private final JsonMapper json;
    private final TopUpAttempts attempts;
    private final Checkouts checkouts;
    private final CheckoutLooks looks;
    private final CouncilSettings settings;
    private final Clock clock;

    TopUps(
            DatabaseClient database,
            JsonMapper json,
            TopUpAttempts attempts,
            Checkouts checkouts,
            CheckoutLooks looks,
            CouncilSettings settings,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.attempts = attempts;
        this.checkouts = checkouts;
        this.looks = looks;
        this.settings = settings;
        this.clock = clock;
    }

    /** How much can be added at once today. */
    public Mono<TopUpLimits> limits(UUID councilId) {
        return settings.on(councilId, London.today(clock))
                .map(today -> new TopUpLimits(today.get(Setting.TOP_UP_LEAST), today.get(Setting.TOP_UP_MOST)));
    }

    /**
     * Writes down what somebody wants to add, then asks the rail for a page where their card pays.
     *
     * @param then where they go on afterwards: the check page of a booking; none: nowhere in particular
     */
    public Mono<TopUpResult> ask(
            Actor holder, UUID budgetId, long amountPence, @Nullable String then, IdempotencyKey key) {
        return limits(holder.councilId())
                .flatMap(limits -> limits.allow(amountPence)
                        ? attempts.intend(holder, budgetId, amountPence, then, key)
                                .flatMap(intended -> intended(holder, intended))
                        : Mono.just(new TopUpResult.OutsideLimits(limits)));
    }

    private Mono<TopUpResult> intended(Actor holder, Intended intended) {
        return switch (intended.outcome()) {
            case "intended" -> opened(holder, intended);
            case "not-found" -> Mono.just(new TopUpResult.NotFound());
            case "closed" -> Mono.just(new TopUpResult.Closed());
            case "idempotency-key-reused" -> Mono.just(new TopUpResult.KeyReused());
            case "request-in-progress" -> Mono.just(new TopUpResult.InProgress());
            default -> throw new IllegalStateException("A top-up came to " + intended.outcome());
        };
    }

    /** A repetition asks the rail again where nobody knows what it said the first time; it answers the same. */
    private Mono<TopUpResult> opened(Actor holder, Intended intended) {
        CheckoutOrder order = attempts.order(Objects.requireNonNull(intended.order()));
        String rail = Objects.requireNonNull(intended.rail());
        boolean replayed = Boolean.TRUE.equals(intended.replayed());
        return one(holder, order.id())
                .flatMap(now -> now.state() == TopUp.State.INTENDED || now.state() == TopUp.State.UNKNOWN
                        ? open(holder, rail, order)
                        : Mono.just(now))
                .map(topUp -> new TopUpResult.Done(topUp.asAsked(), replayed));
    }

    private Mono<TopUp> open(Actor holder, String rail, CheckoutOrder order) {
        return checkouts
                .open(rail, order)
                .flatMap(answer -> attempts.answered(holder.councilId(), order.id(), answer))
                .doOnNext(outcome -> LOG.info("Top-up {}, {} pence: {}", order.id(), order.amountPence(), outcome))
                .then(Mono.defer(() -> one(holder, order.id())));
    }

    /** One of this person's top-ups; empty where it is somebody else's, or nobody's (R102). */
    public Mono<TopUp> one(Actor holder, UUID id) {
        return database.sql("""
                        select top_up_json(t)::text as found from top_up t
                          join budget b on b.council_id = t.council_id and b.id = t.budget_id
                         where t.council_id = :council and b.holder_id = :holder and t.id = :id""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::topUp);
    }

    /**
     * This person's top-ups, newest first.
     *
     * @param after the last one seen; none: from the newest
     */
    public Flux<TopUp> list(Actor holder, @Nullable UUID after, int limit) {
        return database.sql("""
                        select top_up_json(t)::text as found from top_up t
                          join budget b on b.council_id = t.council_id and b.id = t.budget_id
                         where t.council_id = :council and b.holder_id = :holder and t.id < :after
                         order by t.id desc limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::topUp);
    }

    /** Asks the rail how one stands that we wait for; answers how it stands then. */
    public Mono<TopUp> look(Actor holder, UUID id) {
        return asked(holder, id, false);
    }

    /** Closes the page of one that is open, so that nothing is taken; if the card was faster, it was. */
    public Mono<TopUp> stop(Actor holder, UUID id) {
        return asked(holder, id, true);
    }

    private Mono<TopUp> asked(Actor holder, UUID id, boolean close) {
        return one(holder, id)
                .flatMap(topUp -> topUp.state() == TopUp.State.OPEN
                        ? open(holder, id)
                                .flatMap(open -> {
                                    CheckoutOrder order = attempts.order(open.order());
                                    String reference = Objects.requireNonNull(open.reference());
                                    return close
                                            ? looks.closing(open.rail(), order, reference)
                                            : looks.at(open.rail(), order, reference);
                                })
                                .then(Mono.defer(() -> one(holder, id)))
                        : Mono.just(topUp));
    }

    private Mono<TopUpAttempts.Overdue> open(Actor holder, UUID id) {
        return database.sql("""
                        select jsonb_build_object('councilId', t.council_id, 'rail', t.rail, 'state', t.state,
                                   'reference', t.reference, 'order', top_up_order(t))::text as found
                          from top_up t where t.council_id = :council and t.id = :id and t.reference is not null""")
                .bind("council", holder.councilId())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, TopUpAttempts.Overdue.class));
    }

    private TopUp topUp(String text) {
        return json.readValue(text, Row.class).topUp();
    }

    private record Row(
            UUID id,
            UUID budgetId,
            String rail,
            long amountPence,
            String state,
            @Nullable String page,
            @Nullable String then,
            Instant askedAt,
            Instant expiresAt,
            @Nullable Instant paidAt,
            long givenBackPence) {
        TopUp topUp() {
            return new TopUp(
                    id,
                    budgetId,
                    rail,
                    amountPence,
                    TopUp.State.of(state),
                    page,
                    then,
                    askedAt,
                    expiresAt,
                    paidAt,
                    givenBackPence);
        }
    }
}
