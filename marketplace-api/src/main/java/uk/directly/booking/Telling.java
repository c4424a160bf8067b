package uk.directly.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;

/**
 * What a provider tells of a visit (R8, R59, R85): when it was and what came on top; nothing of where, and no notes.
 *
 * @param breaks inside it, not worked and not paid
 * @param awake of a sleep-in, when they were up
 */
public record Telling(Instant start, Instant end, List<Stretch> breaks, List<Stretch> awake, Extras extras, Kind kind) {

    /** Copies the lists, in the order of time. */
    public Telling {
        breaks = sorted(breaks);
        awake = sorted(awake);
    }

    /** From when to when, and nothing else. */
    public static Telling of(Instant start, Instant end) {
        return new Telling(start, end, List.of(), List.of(), Extras.NONE, Kind.WORKED);
    }

    /** A part of a visit. */
    public record Stretch(Instant start, Instant end) {}

    /** What the time of an employed person was (R85). */
    public enum Kind {
        WORKED,
        HOLIDAY,
        SICK,
        TRAINING,
        NOTICE,
        SHORT_NOTICE_CANCELLATION;

        /** As it stands in the API and the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it can't be told like that of this booking; empty: it can. */
    Optional<Refusal> refusal(Booking booking) {
        if (!Span.isWholeMinute(start)) {
            return invalid("start", "Give a time in whole minutes.");
        }
        if (!Span.isWholeMinute(end)) {
            return invalid("end", "Give a time in whole minutes.");
        }
        if (!end.isAfter(start)) {
            return Optional.of(new Refusal.EndBeforeStart());
        }
        if (!isInside(breaks)) {
            return invalid("breaks", "Breaks are inside the visit, one after another, in whole minutes.");
        }
        if (!isInside(awake)) {
            return invalid("awake", "Times awake are inside the visit, one after another, in whole minutes.");
        }
        boolean flat = booking.wholeBand() != null && booking.wholeBand().isFlat();
        if (!awake.isEmpty() && !flat) {
            return invalid("awake", "Only a night asleep in the house has times awake.");
        }
        if (!breaks.isEmpty() && (flat || booking.lines().isEmpty())) {
            return invalid("breaks", "What has one price for all of it has no breaks.");
        }
        if (kind != Kind.WORKED && booking.engagement() != Engagement.EMPLOYED) {
            return invalid("kind", "Only somebody employed has other kinds of time.");
        }
        if (worked().isEmpty()) {
            return invalid("breaks", "A visit is not all break.");
        }
        return extras.refusal(booking.extras());
    }

    /** What is paid: the visit without its breaks, piece by piece. */
    List<Span> worked() {
        List<Span> pieces = new ArrayList<>();
        Instant from = start;
        for (Stretch each : breaks) {
            if (each.start().isAfter(from)) {
                pieces.add(new Span(from, each.start()));
            }
            from = each.end();
        }
        if (end.isAfter(from)) {
            pieces.add(new Span(from, end));
        }
        return List.copyOf(pieces);
    }

    private boolean isInside(List<Stretch> stretches) {
        Instant from = start;
        for (Stretch each : stretches) {
            if (each.start().isBefore(from)
                    || !each.end().isAfter(each.start())
                    || each.end().isAfter(end)
                    || !Span.isWholeMinute(each.start())
                    || !Span.isWholeMinute(each.end())) {
                return false;
            }
            from = each.end();
        }
        return true;
    }

    private static List<Stretch> sorted(List<Stretch> stretches) {
        return stretches.stream().sorted(Comparator.comparing(Stretch::start)).toList();
    }

    private static Optional<Refusal> invalid(String field, String message) {
        return Optional.of(new Refusal.Invalid(field, message));
    }
}
