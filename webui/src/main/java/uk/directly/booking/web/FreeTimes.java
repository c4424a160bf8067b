package uk.directly.booking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;
import uk.directly.web.DateWords;

/**
 * The times in which somebody can be booked, by local day (R52). A visit may go on past midnight, so a span isn't cut
 * when a start in it is looked for.
 *
 * @param spans free, in the order of time, none touching another
 * @param shortestMinutes of a visit
 * @param longestMinutes of a visit
 */
record FreeTimes(List<Span> spans, int shortestMinutes, int longestMinutes) {
    /** Visits begin and last by the quarter of an hour; a quarter in London is one in UTC. */
    static final int STEP_MINUTES = 15;

    private static final Duration STEP = Duration.ofMinutes(STEP_MINUTES);
    private static final int MOST_MINUTES = 24 * 60;

    FreeTimes {
        spans = List.copyOf(spans);
    }

    /** When a visit can begin on that day. */
    List<Instant> starts(LocalDate day) {
        Instant last = begin(day.plusDays(1));
        List<Instant> starts = new ArrayList<>();
        for (Instant at = begin(day); at.isBefore(last); at = at.plus(STEP)) {
            if (longestFrom(at) >= shortestLength()) {
                starts.add(at);
            }
        }
        return starts;
    }

    /** How long a visit may be on that day, in minutes, from the shortest to the longest that fits anywhere. */
    List<Integer> lengths(LocalDate day) {
        int longest = starts(day).stream().mapToInt(this::longestFrom).max().orElse(0);
        List<Integer> lengths = new ArrayList<>();
        for (int minutes = shortestLength(); minutes <= longest; minutes += STEP_MINUTES) {
            lengths.add(minutes);
        }
        return lengths;
    }

    /** The longest visit that can begin then, in minutes: by the quarter of an hour; 0: none can. */
    int longestFrom(Instant start) {
        for (Span span : spans) {
            if (!start.isBefore(span.start()) && start.isBefore(span.end())) {
                long free = Duration.between(start, span.end()).toMinutes();
                long longest = Math.min(free, Math.min(longestMinutes, MOST_MINUTES));
                return Math.toIntExact(longest - longest % STEP_MINUTES);
            }
        }
        return 0;
    }

    /** The shortest visit, by the quarter of an hour. */
    int shortestLength() {
        return Math.ceilDiv(shortestMinutes, STEP_MINUTES) * STEP_MINUTES;
    }

    /** What is free on that day, "9am to 5pm and 6pm to 10pm", "all day"; null: no visit can begin on it. */
    @Nullable String words(LocalDate day) {
        if (starts(day).isEmpty()) {
            return null;
        }
        Span whole = new Span(begin(day), begin(day.plusDays(1)));
        List<String> parts = new ArrayList<>();
        for (Span span : spans) {
            if (span.encloses(whole)) {
                return "all day";
            }
            if (span.overlaps(whole)) {
                Instant from = span.start().isBefore(whole.start()) ? whole.start() : quarter(span.start());
                Instant to = span.end().isAfter(whole.end()) ? whole.end() : span.end();
                if (longestFrom(from) >= shortestLength()) {
                    parts.add(DateWords.times(from, to));
                }
            }
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.getFirst() : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The days on which a visit can begin, out of so many from that one on. */
    List<LocalDate> days(LocalDate from, int count) {
        return from.datesUntil(from.plusDays(count))
                .filter(day -> !starts(day).isEmpty())
                .toList();
    }

    /** "1:30am"; in the night that clocks go back, when it comes twice, which of the two is meant. */
    static String startWords(Instant start) {
        ZonedDateTime local = start.atZone(DateWords.LONDON);
        List<ZoneOffset> offsets = DateWords.LONDON.getRules().getValidOffsets(local.toLocalDateTime());
        if (offsets.size() < 2) {
            return DateWords.time(start);
        }
        return DateWords.time(start)
                + (local.getOffset().equals(offsets.getFirst())
                        ? ", before the clocks go back"
                        : ", after the clocks go back");
    }

    /** The first quarter of an hour from then on: earlier nothing can begin. */
    private static Instant quarter(Instant instant) {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(instant.getEpochSecond(), step) * step);
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay(DateWords.LONDON).toInstant();
    }
}
