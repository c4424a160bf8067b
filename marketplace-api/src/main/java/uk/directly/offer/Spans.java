package uk.directly.offer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.directly.rate.Span;

/** Sums and differences of times. */
final class Spans {
    private Spans() {}

    /** The same minutes, in the order of time, none touching another. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().sorted(Comparator.comparing(Span::start)).forEach(next -> {
            if (!merged.isEmpty() && !next.start().isAfter(merged.getLast().end())) {
                Span before = merged.removeLast();
                merged.add(new Span(before.start(), next.end().isAfter(before.end()) ? next.end() : before.end()));
            } else {
                merged.add(next);
            }
        });
        return List.copyOf(merged);
    }

    /** The minutes of the first that are in none of the second, in the order of time. */
    static List<Span> without(List<Span> spans, List<Span> taken) {
        List<Span> left = merged(spans);
        for (Span gone : merged(taken)) {
            left = left.stream().flatMap(span -> minus(span, gone).stream()).toList();
        }
        return left;
    }

    private static List<Span> minus(Span span, Span gone) {
        if (!span.overlaps(gone)) {
            return List.of(span);
        }
        List<Span> rest = new ArrayList<>();
        if (span.start().isBefore(gone.start())) {
            rest.add(new Span(span.start(), gone.start()));
        }
        if (gone.end().isBefore(span.end())) {
            rest.add(new Span(gone.end(), span.end()));
        }
        return rest;
    }
}
