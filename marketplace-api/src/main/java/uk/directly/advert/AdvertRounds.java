package uk.directly.advert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/** Lets old adverts end, a few at a time; their authors are told. */
@Component
class AdvertRounds extends Rounds {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;

    private final Changes changes;
    private final Clock clock;

    AdvertRounds(Changes changes, Clock clock) {
        super(Duration.ofSeconds(30), EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> round() {
        return few().expand(count -> count < AT_ONCE ? Mono.empty() : few()).reduce(0L, Long::sum);
    }

    private Mono<Integer> few() {
        return Mono.fromSupplier(() -> new Command(London.today(clock), clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("advert_expire", command, Answer.class))
                .map(Answer::count);
    }

    /** The command of {@code advert_expire}. */
    private record Command(LocalDate today, Instant at, int limit) {}

    private record Answer(int count) {}
}
