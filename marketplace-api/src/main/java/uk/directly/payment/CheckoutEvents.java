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
 * Takes what rails tell us about top-ups and their refunds. Each event counts once, in whatever order events come; what
 * moves money is posted in the same call that notes the event.
 */
@Component
public class CheckoutEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutEvents.class);

    private final Changes changes;
    private final Clock clock;

    CheckoutEvents(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** What came of an event. None of them is a reason for the rail to send it again. */
    public enum Outcome {
        /** The own money is there, and posted. */
        PAID,
        /** Nothing was taken, and nothing can be any more. */
        EXPIRED,
        /** It has gone back to the card, and is posted. */
        GIVEN_BACK,
        /** It could not go back: it is own money again. */
        NOT_GIVEN_BACK,
        /** We knew that already. */
        ALREADY,
        /** An older message that a newer one has overtaken. */
        SUPERSEDED,
        /** About something that is none of ours, made by hand at the rail or for another council. */
        UNMATCHED,
        /** Another amount than we asked for: for finance to look at, nothing is posted. */
        AMOUNT_DIFFERS,
        /** A second one for what we asked for once: for finance to look at, nothing is posted. */
        SECOND_PAYMENT,
        /** The very same message was taken before. */
        REPEATED,
        /** About a council that we don't know. */
        UNKNOWN_COUNCIL
    }

    /** Takes a verified event. */
    public Mono<Outcome> receive(CheckoutEvent event) {
        String function = switch (event.meaning()) {
            case PAID, EXPIRED -> "top_up_event";
            case GIVEN_BACK, NOT_GIVEN_BACK -> "top_up_refund_event";
        };
        return Mono.fromSupplier(() -> command(event))
                .flatMap(command -> changes.apply(function, command, Answer.class))
                .map(answer ->
                        Outcome.valueOf(answer.outcome().replace('-', '_').toUpperCase(Locale.ROOT)))
                .doOnNext(outcome -> LOG.info(
                        "{} event {} ({}) about {} {}: {}",
                        event.rail(),
                        event.eventId(),
                        event.type(),
                        event.id(),
                        event.reference(),
                        outcome));
    }

    private Command command(CheckoutEvent event) {
        return new Command(
                event.rail(),
                event.council(),
                event.eventId(),
                event.type(),
                event.meaning().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                event.reference(),
                event.payment(),
                event.id(),
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
            @Nullable String payment,
            @Nullable UUID id,
            @Nullable Long amountPence,
            UUID endId,
            Instant at) {}

    private record Answer(String outcome) {}
}
