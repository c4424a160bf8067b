package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/** R104, R106: tells what was kept back once its day is over. Safe with several replicas. */
@Component
class HoldEnds extends Rounds {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Changes changes;
    private final Clock clock;

    HoldEnds(Changes changes, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    protected Mono<Integer> round() {
        return Mono.defer(() -> changes.apply(
                        "notice_hold_end_due", new Command(clock.instant(), London.today(clock)), Answer.class))
                .map(Answer::count);
    }

    private record Command(Instant at, LocalDate today) {}

    private record Answer(int count) {}
}
