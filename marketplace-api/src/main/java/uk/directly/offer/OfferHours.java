package uk.directly.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import uk.directly.council.London;
import uk.directly.rate.Span;

/**
 * When an offer can be booked, by weekly rules in local time.
 *
 * <p>One policy for the nights on which the clocks change: a time that is skipped is the moment of the change; a time
 * that comes twice opens at its first coming and closes at its second. Hours that touch are one, over midnight too.
 */
public record OfferHours(List<WeeklyHours> rules) {
    private static final ZoneRules LONDON = London.ZONE.getRules();

    public OfferHours {
        rules = List.copyOf(rules);
    }

    /** Whether every minute of the span is inside the hours. */
    public boolean enclose(Span span) {
        return openBetween(span.start(), span.end()).contains(span);
    }

    /** The open spans within [from, to), in the order of time, none touching another. */
    public List<Span> openBetween(Instant from, Instant to) {
        List<Span> open = new ArrayList<>();
        LocalDate last = to.atZone(London.ZONE).toLocalDate();
        LocalDate date = from.atZone(London.ZONE).toLocalDate();
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            for (WeeklyHours rule : rules) {
                if (rule.day() == date.getDayOfWeek()) {
                    addWithin(from, to, opening(date, rule.fromMinute()), closing(date, rule.toMinute()), open);
                }
            }
        }
        return Spans.merged(open);
    }

    private static void addWithin(Instant from, Instant to, Instant opening, Instant closing, List<Span> open) {
        Instant start = opening.isAfter(from) ? opening : from;
        Instant end = closing.isBefore(to) ? closing : to;
        if (start.isBefore(end)) {
            open.add(new Span(start, end));
        }
    }

    private static Instant opening(LocalDate date, int minute) {
        LocalDateTime local = local(date, minute);
        ZoneOffsetTransition change = LONDON.getTransition(local);
        if (change == null) {
            return local.toInstant(LONDON.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private static Instant closing(LocalDate date, int minute) {
        LocalDateTime local = local(date, minute);
        ZoneOffsetTransition change = LONDON.getTransition(local);
        if (change == null) {
            return local.toInstant(LONDON.getOffset(local));
        }
        ZoneOffset second = change.getOffsetAfter();
        return change.isGap() ? change.getInstant() : local.toInstant(second);
    }

    private static LocalDateTime local(LocalDate date, int minute) {
        return date.atTime(LocalTime.MIDNIGHT).plusMinutes(minute);
    }
}
