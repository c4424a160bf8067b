package uk.directly.offer;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import uk.directly.rate.Span;

/** Sums and differences of times, minute by minute against a set of minutes. */
class SpansTests {
    private static final Instant ZERO = Instant.parse("2027-03-28T00:00:00Z");

    @Test
    void mergedHasTheSameMinutesAndNoneTouch() {
        qt().forAll(spans()).check(spans -> {
            List<Span> merged = Spans.merged(spans);
            return minutes(merged).equals(minutes(spans)) && apart(merged);
        });
    }

    @Test
    void withoutHasTheMinutesOfTheFirstThatAreNotInTheSecond() {
        qt().forAll(spans(), spans()).check((spans, taken) -> {
            List<Span> left = Spans.without(spans, taken);
            BitSet expected = minutes(spans);
            expected.andNot(minutes(taken));
            return minutes(left).equals(expected) && apart(left);
        });
    }

    private static boolean apart(List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (!spans.get(i).start().isAfter(spans.get(i - 1).end())) {
                return false;
            }
        }
        return true;
    }

    private static BitSet minutes(List<Span> spans) {
        BitSet minutes = new BitSet();
        spans.forEach(span -> minutes.set(minute(span.start()), minute(span.end())));
        return minutes;
    }

    private static int minute(Instant instant) {
        return (int) Duration.between(ZERO, instant).toMinutes();
    }

    private static Gen<List<Span>> spans() {
        Gen<Span> span = integers()
                .between(0, 200)
                .zip(
                        integers().between(1, 60),
                        (start, minutes) -> new Span(
                                ZERO.plus(Duration.ofMinutes(start)), ZERO.plus(Duration.ofMinutes(start + minutes))));
        return lists().of(span).ofSizeBetween(0, 8);
    }
}
