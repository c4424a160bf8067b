package uk.directly.payment;

import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.message.OutboxEvent;
import uk.directly.message.OutboxHandler;
import uk.directly.payment.PaymentAttempts.Intended;

/**
 * Sends what was approved to its rail: the intent is written down, the rail is called outside any transaction, its
 * answer is written down. If we fall over in between, the {@link PaymentJanitor} asks the rail.
 */
@Component
class DueSettlements implements OutboxHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DueSettlements.class);

    private final PaymentAttempts attempts;
    private final Rails rails;

    DueSettlements(PaymentAttempts attempts, Rails rails) {
        this.attempts = attempts;
        this.rails = rails;
    }

    @Override
    public String topic() {
        return "settlement-due";
    }

    @Override
    public Mono<Void> handle(OutboxEvent event) {
        UUID settlementId = event.id("settlementId");
        return attempts.intend(event.councilId(), settlementId).flatMap(intended -> switch (intended.outcome()) {
            case "intended" -> send(event.councilId(), intended);
            // Paid by the person themselves, or sent by an earlier handling of this event.
            case "not-by-rail", "already", "not-due" -> Mono.empty();
            case "set-off" -> {
                LOG.info("Settlement {} was set off against a charge that was given back", settlementId);
                yield Mono.empty();
            }
            case "waits" -> {
                LOG.info("Settlement {} waits: its provider's bank details are new", settlementId);
                yield Mono.empty();
            }
            case "no-account" -> {
                LOG.warn("Settlement {} failed: its provider has no account with the rail", settlementId);
                yield Mono.empty();
            }
            default -> Mono.error(new IllegalStateException("Settlement " + settlementId + ": " + intended.outcome()));
        });
    }

    private Mono<Void> send(UUID councilId, Intended intended) {
        PaymentInstruction instruction = Objects.requireNonNull(intended.instruction());
        return rails.send(intended.rail(), instruction)
                .flatMap(answer -> attempts.answered(councilId, instruction.id(), answer)
                        .doOnNext(outcome -> LOG.info(
                                "Payment {} of settlement {}, {} pence: {} ({})",
                                instruction.id(),
                                instruction.settlementId(),
                                instruction.amountPence(),
                                answer,
                                outcome)))
                .then();
    }
}
