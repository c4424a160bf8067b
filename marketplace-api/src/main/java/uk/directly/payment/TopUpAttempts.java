package uk.directly.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * The record of what we asked rails for top-ups, and what they said. What happened is written in product time; when a
 * page closes and when to ask again is real time, because rails know no other.
 */
@Component
class TopUpAttempts {
    /** The shortest that Stripe knows is half an hour; who looks for their card needs less, who is called away more. */
    static final Duration OPEN_FOR = Duration.ofHours(1);

    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 20;

    private final Changes changes;
    private final CheckoutSettings settings;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    TopUpAttempts(Changes changes, CheckoutSettings settings, Clock clock) {
        this(changes, settings, clock, InstantSource.system());
    }

    TopUpAttempts(Changes changes, CheckoutSettings settings, Clock clock, InstantSource realTime) {
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** Writes down what somebody wants to add. */
    Mono<Intended> intend(Actor holder, UUID budgetId, long amountPence, @Nullable String then, IdempotencyKey key) {
        return Mono.fromSupplier(() -> new Intend(
                        key,
                        Ids.next(),
                        holder.councilId(),
                        budgetId,
                        holder.forPersonId(),
                        amountPence,
                        then,
                        realTime.instant().plus(OPEN_FOR).truncatedTo(ChronoUnit.SECONDS),
                        realTime.instant().plus(PaymentAttempts.ANSWER_WITHIN),
                        holder.personId(),
                        holder.onBehalfOf(),
                        clock.instant()))
                .flatMap(command -> changes.apply("top_up_intend", command, Intended.class));
    }

    /** Writes down what the rail said. */
    Mono<String> answered(UUID councilId, UUID id, CheckoutAnswer answer) {
        return Mono.fromSupplier(() -> switch (answer) {
                    case CheckoutAnswer.Opened opened ->
                        new Answer(
                                councilId,
                                id,
                                "open",
                                opened.reference(),
                                opened.page(),
                                null,
                                in(PaymentAttempts.CONFIRMATION_WITHIN));
                    case CheckoutAnswer.Refused refused ->
                        new Answer(councilId, id, "refused", null, null, refused.code(), in(UNKNOWN_AGAIN));
                    case CheckoutAnswer.Unknown unknown ->
                        new Answer(councilId, id, "unknown", null, null, unknown.reason(), in(UNKNOWN_AGAIN));
                })
                .flatMap(command -> changes.apply("top_up_answer", command, Outcome.class))
                .map(Outcome::outcome);
    }

    /** Top-ups that it is time to ask about; each is somebody else's only after a while. */
    Flux<Overdue> overdue() {
        return Mono.fromSupplier(() -> new Ask(realTime.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("top_up_overdue", command, AllOverdue.class))
                .flatMapIterable(AllOverdue::overdue);
    }

    /** What the rail is asked for. */
    CheckoutOrder order(Order order) {
        return new CheckoutOrder(
                order.id(),
                order.budgetId(),
                order.council(),
                order.amountPence(),
                order.expiresAt(),
                settings.back(order.id()));
    }

    private Instant in(Duration wait) {
        return realTime.instant().plus(wait);
    }

    /** What came of writing down an intent. */
    record Intended(
            String outcome,
            @Nullable String rail,
            @Nullable Order order,
            @Nullable Boolean replayed) {}

    /** What was asked for, as it is kept. */
    record Order(UUID id, UUID budgetId, String council, long amountPence, Instant expiresAt) {}

    /** A top-up to ask about; without a reference nobody knows whether there is a page. */
    record Overdue(
            UUID councilId,
            String rail,
            String state,
            @Nullable String reference,
            Order order) {}

    private record Intend(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID budgetId,
            UUID holderId,
            long amountPence,
            @Nullable String then,
            Instant expiresAt,
            Instant askAt,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Answer(
            UUID councilId,
            UUID id,
            String answer,
            @Nullable String reference,
            @Nullable URI page,
            @Nullable String reason,
            Instant askAt) {}

    private record Ask(Instant at, int limit) {}

    private record AllOverdue(List<Overdue> overdue) {}

    private record Outcome(String outcome) {}
}
