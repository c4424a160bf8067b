package uk.directly.offer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.directly.rate.Span;

/**
 * When an offer can be booked, by weekly rules in local time.
 *
 * <p>One policy, also for the nights on which the clocks change: it is open while the clock on the wall shows a time
 * that is open. So what is open round the clock stays open, and hours that touch are one, over midnight too.
 */
public record OfferHours(List<WeeklyHours> rules) {
    public OfferHours {
        rules = List.copyOf(rules);
    }

    /** Whether every minute of the span is inside the hours. */
    public boolean enclose(Span span) {
        return openBetween(span.start(), span.end()).equals(List.of(span));
    }

    /** The open parts of [from, to), in the order of time, none touching another. */
    public List<Span> openBetween(Instant from, Instant to) {
        List<Span> open = new ArrayList<>();
        for (WallClock run : WallClock.runs(new Span(from, to))) {
            for (WeeklyHours rule : rules) {
                int opens = Math.max(run.fromMinute(), rule.fromMinute());
                int closes = Math.min(run.toMinute(), rule.toMinute());
                if (rule.day() == run.day() && opens < closes) {
                    open.add(new Span(run.at(opens), run.at(closes)));
                }
            }
        }
        return Spans.merged(open);
    }
}
