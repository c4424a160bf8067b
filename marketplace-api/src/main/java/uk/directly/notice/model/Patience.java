package uk.directly.notice.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How long is waited between tries: five seconds, then twice as long each time, at most a quarter of an hour. What is urgent is
 * given up after some ten minutes, for then somebody calls; the rest after three days, which outlasts a weekend.
 */
public final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int URGENT_TRIES = 8;
    private static final int TRIES = 300;

    private Patience() {}

    /** The wait after this many tries; empty: give up. */
    public static Optional<Duration> after(int attempts, boolean urgent) {
        if (attempts >= (urgent ? URGENT_TRIES : TRIES)) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return Optional.of(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
