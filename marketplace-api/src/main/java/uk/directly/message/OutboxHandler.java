package uk.directly.message;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Does what must happen because of one kind of event. Beans of this type are found by the dispatcher; one for each
 * topic.
 *
 * <p>An event comes at least once: after a crash between the work and the note that it is done, it comes again, maybe
 * to another replica. So a handler is idempotent. What it signals as an error is tried again, later and later, and
 * parked after the last try.
 */
public interface OutboxHandler {
    /** Longest that handling may take; after that another may take the event too. */
    Duration TIME_LIMIT = Duration.ofSeconds(45);

    /** The topic whose events it takes. */
    String topic();

    /** Does the work; completes when it is done. */
    Mono<Void> handle(OutboxEvent event);
}
