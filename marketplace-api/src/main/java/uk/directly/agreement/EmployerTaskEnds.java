package uk.directly.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Tells employers that an insurance or a right to work runs out, and that it has (R83): from then on that person can't be booked
 * anew until it is renewed; what is booked stands. Each is told once, however many replicas look.
 */
@Component
class EmployerTaskEnds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(EmployerTaskEnds.class);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;

    private final Changes changes;
    private final Clock clock;

    EmployerTaskEnds(Changes changes, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> round() {
        return Mono.defer(() -> changes.apply(
                        "employer_tasks_end_due",
                        new Command(London.today(clock), clock.instant(), AT_ONCE),
                        Told.class))
                .map(Told::count)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} employers were told what runs out", count);
                    }
                });
    }

    /** The command of {@code employer_tasks_end_due}. */
    record Command(LocalDate today, Instant at, int limit) {}

    private record Told(long count) {}
}
