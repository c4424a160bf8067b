package uk.directly.payment;

import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.message.OutboxEvent;
import uk.directly.message.OutboxHandler;

/**
 * Sends own money on its way back to the card. What was asked for is written down and held already; the rail is called
 * outside any transaction, under a key that makes a repetition the same refund.
 */
@Component
class DueRefunds implements OutboxHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DueRefunds.class);

    private final RefundAttempts attempts;
    private final Checkouts checkouts;

    DueRefunds(RefundAttempts attempts, Checkouts checkouts) {
        this.attempts = attempts;
        this.checkouts = checkouts;
    }

    @Override
    public String topic() {
        return "top-up-refund-due";
    }

    @Override
    public Mono<Void> handle(OutboxEvent event) {
        UUID id = event.id("refundId");
        return attempts.intent(event.councilId(), id).flatMap(intended -> switch (intended.outcome()) {
            case "intended" ->
                send(
                        event.councilId(),
                        Objects.requireNonNull(intended.rail()),
                        Objects.requireNonNull(intended.order()));
            case "already" -> Mono.empty();
            default -> Mono.error(new IllegalStateException("Refund " + id + ": " + intended.outcome()));
        });
    }

    private Mono<Void> send(UUID councilId, String rail, CardRefund refund) {
        return checkouts
                .giveBack(rail, refund)
                .flatMap(answer -> attempts.answered(councilId, refund.id(), answer)
                        .doOnNext(outcome -> LOG.info(
                                "Refund {} of top-up {}, {} pence: {} ({})",
                                refund.id(),
                                refund.topUpId(),
                                refund.amountPence(),
                                answer,
                                outcome)))
                .then();
    }
}
