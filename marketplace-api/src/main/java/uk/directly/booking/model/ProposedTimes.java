package uk.directly.booking.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.directly.rate.Span;

/**
 * When somebody can come who can't come at the time that was asked for, as they wrote it: one to three times.
 *
 * @param times in the order in which they were written, right or wrong
 */
public record ProposedTimes(List<Time> times) {
    /** How many can be named at once. */
    public static final int MOST = 3;

    /** Copies the times. */
    public ProposedTimes {
        times = List.copyOf(times);
    }

    /** From when to when. */
    public record Time(Instant start, Instant end) {}

    /** What is wrong with one of them; the place counts from 0. */
    public record Fault(int place, Kind kind) {}

    /** What can be wrong with a time as such. */
    public enum Kind {
        NONE_GIVEN,
        TOO_MANY,
        NOT_WHOLE_MINUTES,
        END_BEFORE_START,
        IN_THE_PAST,
        TWICE,
        AS_ASKED
    }

    /** The first that is wrong; empty: nothing is. Says nothing of what is offered, and of who is free. */
    public Optional<Fault> fault(Span asked, Instant now) {
        if (times.isEmpty()) {
            return Optional.of(new Fault(0, Kind.NONE_GIVEN));
        }
        if (times.size() > MOST) {
            return Optional.of(new Fault(MOST, Kind.TOO_MANY));
        }
        Set<Time> before = new HashSet<>();
        for (int place = 0; place < times.size(); place++) {
            Optional<Kind> kind = kind(times.get(place), asked, now, before);
            if (kind.isPresent()) {
                return Optional.of(new Fault(place, kind.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Kind> kind(Time time, Span asked, Instant now, Set<Time> before) {
        if (!Span.isWholeMinute(time.start()) || !Span.isWholeMinute(time.end())) {
            return Optional.of(Kind.NOT_WHOLE_MINUTES);
        }
        if (!time.end().isAfter(time.start())) {
            return Optional.of(Kind.END_BEFORE_START);
        }
        if (!time.start().isAfter(now)) {
            return Optional.of(Kind.IN_THE_PAST);
        }
        if (time.start().equals(asked.start()) && time.end().equals(asked.end())) {
            return Optional.of(Kind.AS_ASKED);
        }
        return before.add(time) ? Optional.empty() : Optional.of(Kind.TWICE);
    }

    /**
     * Until when one of them can be taken: for as long as the council gives, but not past the last of them. What the request
     * had is never cut short.
     */
    public Instant answerBy(Instant requestEnds, Instant now, Duration within) {
        Instant last =
                times.stream().map(Time::start).max(Comparator.naturalOrder()).orElse(now);
        Instant fair = now.plus(within);
        Instant until = fair.isBefore(last) ? fair : last;
        return until.isAfter(requestEnds) ? until : requestEnds;
    }

    /** Whether these are the same times, in whatever order: sent twice they are one proposal. */
    public boolean areThose(List<Time> others) {
        return times.size() == others.size() && new HashSet<>(times).equals(new HashSet<>(others));
    }
}
