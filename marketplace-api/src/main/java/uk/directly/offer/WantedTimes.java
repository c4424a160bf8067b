package uk.directly.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.directly.rate.Band;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.BandSpan;
import uk.directly.rate.Pricing;
import uk.directly.rate.Span;

/**
 * When a search would like something, as its statement asks for it: one of these times has to be possible.
 *
 * @param whole whether a visit has to take all of a time; else it has to lie within one
 */
record WantedTimes(List<Time> times, boolean whole) {
    /** The tag of sessions that begin in the first hour of a week. */
    private static final int SESSIONS = 168;

    /** One visit. */
    static WantedTimes visit(Span span, BandCalendar calendar) {
        return of(List.of(span), true, calendar);
    }

    /** A time of the week, soon. */
    static WantedTimes of(UsualTime usual, LocalDate today, BandCalendar calendar) {
        return of(usual.spans(today), usual.isWhole(), calendar);
    }

    private static WantedTimes of(List<Span> spans, boolean whole, BandCalendar calendar) {
        return new WantedTimes(
                spans.stream()
                        .map(span -> new Time(span, Pricing.parts(span, calendar)))
                        .toList(),
                whole);
    }

    /** What asks the rows. */
    String condition() {
        return whole ? SearchSql.VISIT_THEN : SearchSql.ROOM_THEN;
    }

    /** What asks the index: open in all hours of one of them, or in any, or a session begins in one. */
    String tags() {
        Stream<String> open = times.stream()
                .map(time -> hours(time.span())
                        .map(String::valueOf)
                        .collect(Collectors.joining(whole ? "&" : "|", "(", ")")));
        Stream<String> begins =
                times.stream().flatMap(time -> hours(time.span())).map(hour -> String.valueOf(SESSIONS + hour));
        return Stream.concat(open, begins).distinct().collect(Collectors.joining("|"));
    }

    /** Of the week, from Monday's first on; each once, in order. */
    private static Stream<Integer> hours(Span span) {
        Set<Integer> hours = WallClock.runs(span).stream()
                .flatMap(run -> IntStream.rangeClosed(run.fromMinute() / 60, (run.toMinute() - 1) / 60)
                        .mapToObj(hour -> 24 * (run.date().getDayOfWeek().getValue() - 1) + hour))
                .collect(Collectors.toCollection(TreeSet::new));
        return hours.stream();
    }

    /** The values of the condition. */
    void bind(Map<String, Object> values) {
        values.put("froms", array(times, time -> time.span().start(), Instant[]::new));
        values.put("tos", array(times, time -> time.span().end(), Instant[]::new));
        if (whole) {
            bindVisits(values);
        } else {
            bindRoom(values);
        }
    }

    private void bindVisits(Map<String, Object> values) {
        List<WallClock> runs = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int n = 1; n <= times.size(); n++) {
            List<WallClock> more = WallClock.runs(times.get(n - 1).span());
            runs.addAll(more);
            of.addAll(Collections.nCopies(more.size(), n));
        }
        values.put("minutes", array(times, time -> (int) time.span().minutes(), Integer[]::new));
        values.put("bands", array(times, Time::bands, String[]::new));
        values.put("of", of.toArray(Integer[]::new));
        bindRuns(values, runs);
    }

    private void bindRoom(Map<String, Object> values) {
        List<WallClock> runs = new ArrayList<>();
        List<String> bands = new ArrayList<>();
        times.stream().flatMap(time -> time.parts().stream()).forEach(part -> {
            List<WallClock> more = WallClock.runs(part.span());
            runs.addAll(more);
            bands.addAll(Collections.nCopies(more.size(), part.band().slug()));
        });
        values.put("bands", bands.toArray(String[]::new));
        bindRuns(values, runs);
    }

    private static void bindRuns(Map<String, Object> values, List<WallClock> runs) {
        values.put("days", array(runs, WallClock::date, LocalDate[]::new));
        values.put("opens", array(runs, WallClock::fromMinute, Integer[]::new));
        values.put("closes", array(runs, WallClock::toMinute, Integer[]::new));
    }

    private static <T, R> R[] array(List<T> items, Function<T, R> value, IntFunction<R[]> made) {
        return items.stream().map(value).toArray(made);
    }

    /** A time, and the bands that it lies in. */
    record Time(Span span, List<BandSpan> parts) {
        String bands() {
            return parts.stream().map(BandSpan::band).distinct().map(Band::slug).collect(Collectors.joining(" "));
        }
    }
}
