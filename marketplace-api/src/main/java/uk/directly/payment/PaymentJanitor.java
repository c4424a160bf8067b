package uk.directly.payment;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Rounds;
import uk.directly.payment.PaymentAttempts.Overdue;

/**
 * Asks rails about payments that we have not heard of: sent but not answered (we crashed, the network did), answered
 * but not confirmed (a webhook was lost). The same instruction under the same key, so that no second payment leaves
 * (R23).
 */
@Component
class PaymentJanitor extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentJanitor.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PaymentAttempts attempts;
    private final Rails rails;
    private final RailEvents events;
    private final Clock clock;

    PaymentJanitor(PaymentAttempts attempts, Rails rails, RailEvents events, Clock clock) {
        super(EVERY);
        this.attempts = attempts;
        this.rails = rails;
        this.events = events;
        this.clock = clock;
    }

    /** Asks about all that are overdue now, one after the other; completes with how many. */
    @Override
    protected Mono<Long> round() {
        return attempts.release()
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} payments waited for new bank details and are due again", count);
                    }
                })
                .thenMany(attempts.overdue())
                .concatMap(overdue -> ask(overdue).onErrorResume(error -> {
                    LOG.warn(
                            "Payment {} is asked about later: {}",
                            overdue.instruction().id(),
                            error.toString());
                    return Mono.just("later");
                }))
                .count()
                .onErrorResume(error -> {
                    LOG.warn("Overdue payments can't be read now: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private Mono<String> ask(Overdue overdue) {
        PaymentInstruction instruction = overdue.instruction();
        String reference = overdue.reference();
        Mono<String> asked = overdue.state().equals("accepted") && reference != null
                ? rails.status(overdue.rail(), instruction, reference)
                        .flatMap(status -> learned(overdue, instruction, reference, status))
                : rails.askAgain(overdue.rail(), instruction)
                        .flatMap(answer -> attempts.answered(overdue.councilId(), instruction.id(), answer));
        return asked.doOnNext(
                outcome -> LOG.info("Asked about payment {} ({}): {}", instruction.id(), overdue.state(), outcome));
    }

    private Mono<String> learned(Overdue overdue, PaymentInstruction instruction, String reference, RailStatus status) {
        return switch (status) {
            case RailStatus.Paid paid -> told(overdue, instruction, reference, RailEvent.Meaning.PAID, "asked-paid");
            case RailStatus.Returned returned ->
                told(overdue, instruction, reference, RailEvent.Meaning.RETURNED, "asked-returned");
            case RailStatus.Open open -> Mono.just(open.reason());
        };
    }

    /** What we learned by asking counts as if the rail had told us, under an event id of our own. */
    private Mono<String> told(
            Overdue overdue, PaymentInstruction instruction, String reference, RailEvent.Meaning meaning, String type) {
        return events.receive(new RailEvent(
                        overdue.rail(),
                        instruction.council(),
                        type + "-" + instruction.id(),
                        type,
                        meaning,
                        reference,
                        instruction.id(),
                        instruction.amountPence(),
                        clock.instant()))
                .map(Enum::name);
    }
}
