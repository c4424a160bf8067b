package uk.directly.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;

/** The record of what rails were asked to give back to cards, and what they said. */
@Component
class RefundAttempts {
    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 20;

    private final Changes changes;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    RefundAttempts(Changes changes, Clock clock) {
        this(changes, clock, InstantSource.system());
    }

    RefundAttempts(Changes changes, Clock clock, InstantSource realTime) {
        this.changes = changes;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** What is to be sent, if anything still is. */
    Mono<Intended> intent(UUID councilId, UUID id) {
        return changes.apply("top_up_refund_intent", new Which(councilId, id), Intended.class);
    }

    /** Writes down what the rail said. */
    Mono<String> answered(UUID councilId, UUID id, RailAnswer answer) {
        return Mono.fromSupplier(() -> switch (answer) {
                    case RailAnswer.Accepted accepted ->
                        command(
                                councilId,
                                id,
                                "accepted",
                                accepted.reference(),
                                null,
                                PaymentAttempts.CONFIRMATION_WITHIN);
                    case RailAnswer.Refused refused ->
                        command(councilId, id, "refused", null, refused.code(), UNKNOWN_AGAIN);
                    case RailAnswer.Unknown unknown ->
                        command(councilId, id, "unknown", null, unknown.reason(), UNKNOWN_AGAIN);
                })
                .flatMap(command -> changes.apply("top_up_refund_answer", command, Outcome.class))
                .map(Outcome::outcome);
    }

    /** Refunds that it is time to ask about. */
    Flux<Overdue> overdue() {
        return Mono.fromSupplier(() -> new Ask(realTime.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("top_up_refund_overdue", command, AllOverdue.class))
                .flatMapIterable(AllOverdue::overdue);
    }

    /** When to ask about one that is being sent now. */
    Instant askAt() {
        return realTime.instant().plus(PaymentAttempts.ANSWER_WITHIN);
    }

    private Answer command(
            UUID councilId,
            UUID id,
            String answer,
            @Nullable String reference,
            @Nullable String reason,
            Duration askAfter) {
        return new Answer(
                councilId,
                id,
                answer,
                reference,
                reason,
                Ids.next(),
                clock.instant(),
                realTime.instant().plus(askAfter));
    }

    /** What there is to send. */
    record Intended(
            String outcome, @Nullable String rail, @Nullable CardRefund order) {}

    /** A refund to ask about; without a reference its outcome is unknown. */
    record Overdue(
            UUID councilId,
            String rail,
            String state,
            @Nullable String reference,
            CardRefund order) {}

    private record Which(UUID councilId, UUID id) {}

    private record Answer(
            UUID councilId,
            UUID id,
            String answer,
            @Nullable String reference,
            @Nullable String reason,
            UUID endId,
            Instant at,
            Instant askAt) {}

    private record Ask(Instant at, int limit) {}

    private record AllOverdue(List<Overdue> overdue) {}

    private record Outcome(String outcome) {}
}
