package uk.directly.offer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.Pricing;
import uk.directly.rate.Span;

/** The times in which an offer can be booked: its hours, less what has no price, less what is taken and the way to it, less the notice. */
final class Slots {
    private Slots() {}

    /** Free parts of a span, in the order of time, each at least as long as the shortest visit. */
    static List<Span> free(BookableOffer offer, Span span, List<Span> busy, Instant now, BandCalendar calendar) {
        Instant earliest = wholeMinuteFrom(now.plus(Duration.ofMinutes(offer.noticeMinutes())));
        Instant start = earliest.isAfter(span.start()) ? earliest : span.start();
        if (!start.isBefore(span.end())) {
            return List.of();
        }
        List<Span> open = offer.hours().openBetween(start, span.end());
        List<Span> priced = switch (offer.soldBy()) {
            case HOURLY, SLEEP_IN ->
                open.stream()
                        .flatMap(each -> Pricing.withRate(each, offer.wholeBand(), calendar, offer.rates()).stream())
                        .toList();
            // One price whatever the time.
            case DAY, FIXED -> open;
            case SESSION, ENQUIRY -> List.of();
        };
        return Spans.without(priced, apart(busy, offer.bufferMinutes())).stream()
                .filter(free -> free.minutes() >= offer.shortestMinutes())
                .toList();
    }

    /** What is taken with the time for the way before and after it. */
    private static List<Span> apart(List<Span> busy, int bufferMinutes) {
        Duration buffer = Duration.ofMinutes(bufferMinutes);
        return busy.stream()
                .map(span -> new Span(span.start().minus(buffer), span.end().plus(buffer)))
                .toList();
    }

    private static Instant wholeMinuteFrom(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
