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

/**
 * The record of what we sent to rails and what they said. What happened is written in product time; when to ask again
 * is real time, because rails know no other.
 */
@Component
class PaymentAttempts {
    /** A first call has this long to answer before somebody asks for it. Longer than any call takes. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    /** Rails confirm in seconds; then we ask. */
    static final Duration CONFIRMATION_WITHIN = Duration.ofSeconds(30);

    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 20;

    private final Changes changes;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    PaymentAttempts(Changes changes, Clock clock) {
        this(changes, clock, InstantSource.system());
    }

    PaymentAttempts(Changes changes, Clock clock, InstantSource realTime) {
        this.changes = changes;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** Writes down what is going to be sent for a settlement, if anything is to be sent. */
    Mono<Intended> intend(UUID councilId, UUID settlementId) {
        return Mono.fromSupplier(() -> new Intend(
                        councilId,
                        settlementId,
                        Ids.next(),
                        clock.instant(),
                        realTime.instant().plus(ANSWER_WITHIN)))
                .flatMap(command -> changes.apply("payment_intend", command, Intended.class));
    }

    /** Writes down what the rail said. */
    Mono<String> answered(UUID councilId, UUID attemptId, RailAnswer answer) {
        return Mono.fromSupplier(() -> switch (answer) {
                    case RailAnswer.Accepted accepted ->
                        command(councilId, attemptId, "accepted", accepted.reference(), null, CONFIRMATION_WITHIN);
                    case RailAnswer.Refused refused ->
                        command(councilId, attemptId, "refused", null, refused.code(), UNKNOWN_AGAIN);
                    case RailAnswer.Unknown unknown ->
                        command(councilId, attemptId, "unknown", null, unknown.reason(), UNKNOWN_AGAIN);
                })
                .flatMap(command -> changes.apply("payment_answer", command, Outcome.class))
                .map(Outcome::outcome);
    }

    private Answer command(
            UUID councilId,
            UUID attemptId,
            String answer,
            @Nullable String reference,
            @Nullable String reason,
            Duration askAfter) {
        return new Answer(
                councilId,
                attemptId,
                answer,
                reference,
                reason,
                clock.instant(),
                realTime.instant().plus(askAfter));
    }

    /** Attempts that it is time to ask about; each is somebody else's only after a while. */
    Flux<Overdue> overdue() {
        return Mono.fromSupplier(() -> new Ask(realTime.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("payment_overdue", command, AllOverdue.class))
                .flatMapIterable(AllOverdue::overdue);
    }

    /** Lets go of what waited for new bank details and may be paid now (R26); completes with how many. */
    Mono<Integer> release() {
        return Mono.fromSupplier(() -> new Release(clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("payment_release", command, Released.class))
                .map(Released::count);
    }

    /** What came of writing down an intent; the instruction is there if something is to be sent. */
    record Intended(
            String outcome, @Nullable String rail, @Nullable PaymentInstruction instruction) {}

    /** An attempt to ask about; without a reference its outcome is unknown. */
    record Overdue(
            UUID councilId,
            String rail,
            String state,
            @Nullable String reference,
            PaymentInstruction instruction) {}

    private record Intend(UUID councilId, UUID settlementId, UUID attemptId, Instant at, Instant askAt) {}

    private record Answer(
            UUID councilId,
            UUID attemptId,
            String answer,
            @Nullable String reference,
            @Nullable String reason,
            Instant at,
            Instant askAt) {}

    private record Ask(Instant at, int limit) {}

    private record Release(Instant at, int limit) {}

    private record Released(int count) {}

    private record AllOverdue(List<Overdue> overdue) {}

    private record Outcome(String outcome) {}
}
