package uk.directly.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.offer.HoursException.Minutes;
import uk.directly.rate.Span;

/**
 * When an offer can be booked: weekly rules in local time, and days on which they don't hold.
 *
 * <p>One policy, also for the nights on which the clocks change: it is open while the clock on the wall shows a time
 * that is open. So what is open round the clock stays open, and hours that touch are one, over midnight too.
 *
 * @param exceptions a day that one of them closes has none of the week's hours; what one of them opens is open
 * @param absences days on which its provider is away: nothing is open, whatever else is said
 */
public record OfferHours(List<WeeklyHours> rules, List<HoursException> exceptions, List<Absence> absences) {
    public OfferHours {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
        absences = List.copyOf(absences);
    }

    /** Every week the same. */
    public OfferHours(List<WeeklyHours> rules) {
        this(rules, List.of(), List.of());
    }

    /** Whether every minute of the span is inside the hours. */
    public boolean enclose(Span span) {
        return openBetween(span.start(), span.end()).equals(List.of(span));
    }

    /** The open parts of [from, to), in the order of time, none touching another. */
    public List<Span> openBetween(Instant from, Instant to) {
        List<Span> open = new ArrayList<>();
        for (WallClock run : WallClock.runs(new Span(from, to))) {
            for (Minutes minutes : on(run.date())) {
                int opens = Math.max(run.fromMinute(), minutes.fromMinute());
                int closes = Math.min(run.toMinute(), minutes.toMinute());
                if (opens < closes) {
                    open.add(new Span(run.at(opens), run.at(closes)));
                }
            }
        }
        return Spans.merged(open);
    }

    private List<Minutes> on(LocalDate day) {
        if (absences.stream().anyMatch(absence -> absence.isOn(day))) {
            return List.of();
        }
        List<Minutes> open = new ArrayList<>();
        boolean closed = false;
        for (HoursException exception : exceptions) {
            Minutes minutes = exception.open();
            if (exception.isOn(day) && minutes != null) {
                open.add(minutes);
            } else if (exception.isOn(day)) {
                closed = true;
            }
        }
        if (!closed) {
            rules.stream()
                    .filter(rule -> rule.day() == day.getDayOfWeek())
                    .map(rule -> new Minutes(rule.fromMinute(), rule.toMinute()))
                    .forEach(open::add);
        }
        return open;
    }
}
