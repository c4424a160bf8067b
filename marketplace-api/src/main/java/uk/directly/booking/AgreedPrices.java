package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.message.OutboxEvent;
import uk.directly.message.OutboxHandler;

/**
 * Hears that two people agreed new terms, and has their coming visits reckoned again: the price of a visit is the one in
 * force when it happens (R54).
 */
@Component
class AgreedPrices implements OutboxHandler {
    private final Changes changes;

    AgreedPrices(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String topic() {
        return "agreement-version-agreed";
    }

    @Override
    public Mono<Void> handle(OutboxEvent event) {
        return Mono.defer(() -> changes.apply(
                        "booking_follow_terms",
                        new Command(event.councilId(), event.id("agreementId"), event.id("by"), event.at()),
                        Answer.class))
                .then();
    }

    /** The command of {@code booking_follow_terms}. */
    record Command(UUID councilId, UUID agreementId, UUID by, Instant at) {}

    /** What it answers. */
    record Answer(String outcome, int bookings) {}
}
