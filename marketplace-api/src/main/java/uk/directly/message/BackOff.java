package uk.directly.message;

import java.time.Duration;
import java.util.Optional;

/**
 * How long an event waits after a failure: a second, then twice as long each time, at most five minutes. Given up after
 * fifteen tries, which is about half an hour.
 */
public final class BackOff {
    /** After so many tries nothing is tried by itself. */
    public static final int MOST_ATTEMPTS = 15;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private BackOff() {}

    /**
     * The wait after this many tries; nothing: give up.
     *
     * @param spread from 0 to 1: lengthens the wait by up to a fifth, so that what failed together does not come back
     *     together
     */
    public static Optional<Duration> after(int attempts, double spread) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * 0.2 * spread)));
    }
}
