package uk.directly.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Product time that can be moved forwards, so that a trial need not wait for Thursday. It goes on ticking from the moment
 * it was set to. How far it is ahead is kept in a file: a restart doesn't take product time back.
 */
final class MovableClock extends Clock {
    /** Beyond this no bank holidays, rates or time stamps make sense. */
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final Clock real;
    private final Path file;
    private volatile Duration ahead;

    /** As far ahead as the file says; not at all if there is none. */
    MovableClock(Clock real, Path file) {
        this.real = real;
        this.file = file;
        this.ahead = read(file);
    }

    /** What came of it. */
    enum Outcome {
        MOVED,
        WOULD_GO_BACK,
        TOO_FAR
    }

    /** What setting product time would come to. */
    private Outcome wouldMoveTo(Instant now) {
        if (now.isBefore(instant().truncatedTo(ChronoUnit.SECONDS))) {
            return Outcome.WOULD_GO_BACK;
        }
        return now.isBefore(END) ? Outcome.MOVED : Outcome.TOO_FAR;
    }

    /** Whether product time can be set to that. */
    boolean canMoveTo(Instant now) {
        return wouldMoveTo(now) == Outcome.MOVED;
    }

    /** Sets product time, to the second; only forwards. */
    synchronized Outcome moveTo(Instant now) {
        Outcome outcome = wouldMoveTo(now);
        if (outcome != Outcome.MOVED) {
            return outcome;
        }
        Duration further = Duration.between(real.instant(), now);
        if (further.compareTo(ahead) > 0) {
            keep(further);
        }
        return Outcome.MOVED;
    }

    /** Back to real time. */
    synchronized void useRealTime() {
        keep(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Elsewhere(this, zone);
    }

    private void keep(Duration further) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.writeString(half, further.toString());
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't keep the clock in " + file, e);
        }
        ahead = further;
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException | DateTimeParseException e) {
            throw new RefusedStartException(
                    "The clock in " + file + " can't be read: " + e.getMessage(),
                    "Delete that file to go on with real time.");
        }
    }

    /** The same time, in another zone. */
    private static final class Elsewhere extends Clock {
        private final MovableClock clock;
        private final ZoneId zone;

        Elsewhere(MovableClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Elsewhere(clock, other);
        }
    }
}
