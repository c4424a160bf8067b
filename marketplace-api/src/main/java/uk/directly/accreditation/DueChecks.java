package uk.directly.accreditation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.message.Outbox;

/**
 * Does what the calendar says (R32, R106): pauses whose check ran out at midnight in London, reminds, lets new rules count,
 * and tells whom no delay covers any more. Safe with several replicas: rows are taken with {@code skip locked} and marked,
 * so that none is done twice; after an outage the next look catches up.
 */
@Component
class DueChecks extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(DueChecks.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    DueChecks(Changes changes, Outbox outbox, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does all that is due now; answers how many providers were paused or told something. */
    @Override
    protected Mono<Integer> round() {
        return Flux.just("checks_end_due", "rules_tell_due", "rules_count_due", "checks_remind_due", "delay_end_due")
                .concatMap(this::all)
                .reduce(0, Integer::sum)
                .doOnNext(done -> {
                    if (done > 0) {
                        LOG.info("{} providers paused, reminded or told", done);
                        outbox.nudge();
                    }
                });
    }

    /** Some at a time until none is left, so that no transaction holds many locks for long. */
    private Mono<Integer> all(String function) {
        return some(function)
                .expand(done -> done.looked() == 0 ? Mono.empty() : some(function))
                .map(Done::done)
                .reduce(0, Integer::sum);
    }

    private Mono<Done> some(String function) {
        return Mono.fromSupplier(() -> new Command(London.today(clock), clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply(function, command, Done.class));
    }

    /** The command of each of the functions. */
    private record Command(LocalDate today, Instant at, int limit) {}

    /** How many it looked at, and how many of them were paused or told something. */
    private record Done(int looked, int done) {}
}
