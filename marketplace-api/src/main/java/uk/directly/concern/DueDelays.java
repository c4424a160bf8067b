package uk.directly.concern;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.message.Outbox;

/** Ends delays that no second officer agreed to in time, or that nobody looked at again (R106). Safe with replicas. */
@Component
class DueDelays extends Rounds {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    DueDelays(Changes changes, Outbox outbox, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    protected Mono<Integer> round() {
        return some().expand(done -> done.looked() == 0 ? Mono.empty() : some())
                .map(Done::done)
                .reduce(0, Integer::sum)
                .doOnNext(done -> {
                    if (done > 0) {
                        outbox.nudge();
                    }
                });
    }

    private Mono<Done> some() {
        return Mono.fromSupplier(() -> new Command(London.today(clock), clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("access_delay_end_due", command, Done.class));
    }

    private record Command(LocalDate today, Instant at, int limit) {}

    private record Done(int looked, int done) {}
}
