package uk.directly.journeys;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens elsewhere, e.g. at the rail. */
public final class Waiting {
    private static final int TRIES = 150;

    private Waiting() {}

    /** Asks again and again, for 30 seconds at most; answers what it saw last. */
    public static <T> T until(Supplier<T> question, Predicate<T> enough) {
        T seen = question.get();
        for (int i = 0; i < TRIES && !enough.test(seen); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            seen = question.get();
        }
        return seen;
    }
}
