package uk.directly.payment;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Rounds;

/**
 * Asks rails about top-ups and refunds that we have not heard of: asked for but not answered (we crashed, the network
 * did), answered but not confirmed (a webhook was lost). Under the same keys, so that nothing is taken or given back
 * twice (R15).
 */
@Component
class TopUpJanitor extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TopUpJanitor.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final TopUpAttempts topUps;
    private final RefundAttempts refunds;
    private final Checkouts checkouts;
    private final CheckoutLooks looks;

    TopUpJanitor(TopUpAttempts topUps, RefundAttempts refunds, Checkouts checkouts, CheckoutLooks looks) {
        super(EVERY);
        this.topUps = topUps;
        this.refunds = refunds;
        this.checkouts = checkouts;
        this.looks = looks;
    }

    /** Asks about all that are overdue now, one after the other; completes with how many. */
    @Override
    protected Mono<Long> round() {
        return Flux.concat(
                        topUps.overdue().concatMap(this::topUp),
                        refunds.overdue().concatMap(this::refund))
                .count()
                .onErrorResume(error -> {
                    LOG.warn("Overdue top-ups can't be read now: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private Mono<String> topUp(TopUpAttempts.Overdue overdue) {
        CheckoutOrder order = topUps.order(overdue.order());
        String reference = overdue.reference();
        Mono<String> asked = overdue.state().equals("open") && reference != null
                ? looks.at(overdue.rail(), order, reference)
                : checkouts
                        .open(overdue.rail(), order)
                        .flatMap(answer -> topUps.answered(overdue.councilId(), order.id(), answer));
        return told(asked, "top-up " + order.id());
    }

    private Mono<String> refund(RefundAttempts.Overdue overdue) {
        CardRefund refund = overdue.order();
        String reference = overdue.reference();
        Mono<String> asked = overdue.state().equals("accepted") && reference != null
                ? looks.at(overdue.rail(), refund, reference)
                : checkouts
                        .askAgain(overdue.rail(), refund)
                        .flatMap(answer -> refunds.answered(overdue.councilId(), refund.id(), answer));
        return told(asked, "refund " + refund.id());
    }

    private static Mono<String> told(Mono<String> asked, String what) {
        return asked.doOnNext(outcome -> LOG.info("Asked about {}: {}", what, outcome))
                .onErrorResume(error -> {
                    LOG.warn("Asked about {} later: {}", what, error.toString());
                    return Mono.just("later");
                });
    }
}
