package uk.directly.enquiry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.message.OutboxEvent;
import uk.directly.message.OutboxHandler;

/** Hears that a time of a session was called off, and says so where people asked about it. */
@Component
class CalledOffSessions implements OutboxHandler {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm", Locale.UK).withZone(London.ZONE);

    private final Changes changes;

    CalledOffSessions(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String topic() {
        return "session-called-off";
    }

    @Override
    public Mono<Void> handle(OutboxEvent event) {
        return Mono.defer(() -> changes.apply(
                        "enquiry_tell_called_off",
                        new Command(
                                event.councilId(),
                                event.id("occurrenceId"),
                                event.id("offerId"),
                                event.id("by"),
                                words(event),
                                event.at()),
                        Told.class))
                .then();
    }

    private static String words(OutboxEvent event) {
        String why = event.payload().path("why").asString("");
        Instant start = OffsetDateTime.parse(event.payload().required("start").asString())
                .toInstant();
        return "Called off: it doesn’t take place on " + WHEN.format(start) + "." + (why.isEmpty() ? "" : " " + why);
    }

    /** The command of {@code enquiry_tell_called_off}. */
    private record Command(UUID councilId, UUID occurrenceId, UUID offerId, UUID by, String words, Instant at) {}

    private record Told(int count) {}
}
