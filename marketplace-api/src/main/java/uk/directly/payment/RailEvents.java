package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;

/**
 * Takes what rails tell us of their own accord. Each event counts once, in whatever order events come; what moves money
 * is posted in the same call that notes the event.
 */
@Component
public class RailEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RailEvents.class);

    private final Changes changes;
    private final Clock clock;

    RailEvents(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** What came of an event. None of them is a reason for the rail to send it again. */
    public enum Outcome {
        /** The settlement is paid, and posted. */
        PAID,
        /** The payment is undone by a correction, the settlement failed. */
        RETURNED,
        /** We knew that already. */
        ALREADY,
        /** An older message that a newer one has overtaken. */
        SUPERSEDED,
        /** About a payment that is none of ours. */
        UNMATCHED,
        /** Another amount than we instructed: for finance to look at, nothing is posted. */
        AMOUNT_DIFFERS,
        /** A second payment for what was paid: for finance to look at, nothing is posted. */
        SECOND_PAYMENT,
        /** A part came back: for finance to look at, nothing is posted. */
        PARTLY_RETURNED,
        /** The very same message was taken before. */
        REPEATED,
        /** About a council that we don't know. */
        UNKNOWN_COUNCIL,
        /** Says nothing that we act on. */
        IGNORED
    }

    /** Takes a verified event. */
    public Mono<Outcome> receive(RailEvent event) {
        return switch (event.meaning()) {
            case NOTHING -> Mono.just(Outcome.IGNORED);
            case PAID, RETURNED, PARTLY_RETURNED ->
                Mono.fromSupplier(() -> command(event))
                        .flatMap(command -> changes.apply("payment_event", command, Answer.class))
                        .map(answer -> Outcome.valueOf(
                                answer.outcome().replace('-', '_').toUpperCase(Locale.ROOT)))
                        .doOnNext(outcome -> LOG.info(
                                "{} event {} ({}) about payment {} {}: {}",
                                event.rail(),
                                event.eventId(),
                                event.type(),
                                event.instructionId(),
                                event.reference(),
                                outcome));
        };
    }

    private Command command(RailEvent event) {
        return new Command(
                event.rail(),
                event.council(),
                event.eventId(),
                event.type(),
                event.meaning().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                event.reference(),
                event.instructionId(),
                event.amountPence(),
                Ids.next(),
                clock.instant());
    }

    private record Command(
            String rail,
            String council,
            String eventId,
            String type,
            String meaning,
            @Nullable String reference,
            @Nullable UUID instructionId,
            @Nullable Long amountPence,
            UUID correctionId,
            Instant at) {}

    private record Answer(String outcome, @Nullable UUID settlementId) {}
}
