package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.message.OutboxEvent;
import uk.directly.message.OutboxHandler;

/** Hears that a rate card was approved, and has the coming bookings reckoned again, once. */
@Component
class ApprovedRates implements OutboxHandler {
    private final Changes changes;

    ApprovedRates(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String topic() {
        return "rate-card-approved";
    }

    @Override
    public Mono<Void> handle(OutboxEvent event) {
        return Mono.defer(() -> changes.apply(
                        "rate_change_ask",
                        new Command(
                                event.councilId(),
                                event.id("rateCardId"),
                                LocalDate.parse(event.payload().required("from").asString()),
                                event.id("by"),
                                event.at()),
                        Answer.class))
                .then();
    }

    /** The command of {@code rate_change_ask}. */
    record Command(UUID councilId, UUID rateCardId, LocalDate from, UUID by, Instant at) {}

    private record Answer(String outcome) {}
}
