package uk.directly.rate.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import uk.directly.council.London;
import uk.directly.rate.Band;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.Span;

/**
 * Cuts a span at local midnights and at the edges of a weekday's day (R10). Minutes are counted between instants, so a
 * night on which the clocks change has the minutes it really has (R52).
 */
public final class BandPieces {
    private final Span span;
    private final List<BandPiece> pieces = new ArrayList<>();

    private BandPieces(Span span) {
        this.span = span;
    }

    /** The pieces in the order of time; two that touch are never of the same band. */
    public static List<BandPiece> cut(Span span, BandCalendar calendar) {
        BandPieces cutting = new BandPieces(span);
        LocalDate last = span.end().atZone(London.ZONE).toLocalDate();
        LocalDate date = span.start().atZone(London.ZONE).toLocalDate();
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            cutting.addDay(date, calendar);
        }
        return List.copyOf(cutting.pieces);
    }

    private void addDay(LocalDate date, BandCalendar calendar) {
        Instant midnight = at(date, LocalTime.MIDNIGHT);
        Instant nextMidnight = at(date.plusDays(1), LocalTime.MIDNIGHT);
        Band band = calendar.bandOf(date);
        if (band == Band.WEEKDAY) {
            Instant from = at(date, calendar.weekdayFrom());
            Instant to = at(date, calendar.weekdayTo());
            add(Band.EVENING, midnight, from);
            add(Band.WEEKDAY, from, to);
            add(Band.EVENING, to, nextMidnight);
        } else {
            add(band, midnight, nextMidnight);
        }
    }

    /** Adds what of the span lies in [from, to), joined to the piece before it when the band is the same. */
    private void add(Band band, Instant from, Instant to) {
        Instant start = from.isAfter(span.start()) ? from : span.start();
        Instant end = to.isBefore(span.end()) ? to : span.end();
        if (!start.isBefore(end)) {
            return;
        }
        long minutes = Duration.between(start, end).toMinutes();
        if (!pieces.isEmpty() && pieces.getLast().band() == band) {
            pieces.add(pieces.removeLast().plus(minutes));
        } else {
            pieces.add(new BandPiece(band, minutes));
        }
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(London.ZONE).toInstant();
    }
}
