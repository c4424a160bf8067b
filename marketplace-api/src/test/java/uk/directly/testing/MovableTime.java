package uk.directly.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that stands still until a test moves it. */
public final class MovableTime implements InstantSource {
    private final AtomicReference<Instant> now;

    private MovableTime(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Standing at this instant, e.g. {@code 2026-12-01T09:00:00Z}. */
    public static MovableTime at(String instant) {
        return new MovableTime(Instant.parse(instant));
    }

    /** Moves on. */
    public void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
