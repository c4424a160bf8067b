package uk.directly.rate;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static uk.directly.rate.RateFixtures.CALENDAR;
import static uk.directly.rate.RateFixtures.SELF_EMPLOYED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.London;

/** Visits with a break over the ten clock changes of 2026 to 2030: what is paid is what elapsed, less the break (R52, R55). */
class BreaksPropertyTests {
    private static final int DAY = 24 * 60;
    private static final List<Instant> CHANGES = changes();

    @Test
    @DisplayName("R52 the ten clock changes: minutes paid are minutes elapsed less the break, wherever it lies")
    void paidIsElapsedLessTheBreak() {
        qt().withExamples(4_000)
                .forAll(
                        integers().between(0, CHANGES.size() - 1),
                        integers().between(1, DAY / 2),
                        integers().between(1, DAY / 2),
                        integers().between(0, DAY))
                .check((change, before, after, pause) -> {
                    Instant start = CHANGES.get(change).minus(Duration.ofMinutes(before));
                    long elapsed = (long) before + after;
                    long from = pause % elapsed;
                    long length = Math.min(elapsed - from, pause / 2);
                    List<Span> worked = pieces(start, from, length, elapsed);
                    return worked.isEmpty()
                            || (Pricing.price(worked, null, CALENDAR, SELF_EMPLOYED) instanceof Price price
                                    && price.minutes() == elapsed - length);
                });
    }

    @Test
    @DisplayName(
            "R52 22:00 to 07:00 is 8 hours where clocks go forward and 10 where they go back, in each of five years")
    void nightsOfClockChanges() {
        for (Instant change : CHANGES) {
            LocalDate day = change.atZone(London.ZONE).toLocalDate();
            Instant start = day.minusDays(1).atTime(22, 0).atZone(London.ZONE).toInstant();
            Instant end = day.atTime(7, 0).atZone(London.ZONE).toInstant();
            ZoneOffsetTransition transition = London.ZONE.getRules().previousTransition(change.plusSeconds(1));
            long hours = transition.isGap() ? 8 : 10;

            org.assertj.core.api.Assertions.assertThat(
                            Pricing.price(List.of(new Span(start, end)), Band.WAKING_NIGHT, CALENDAR, night()))
                    .as("%s", day)
                    .isInstanceOfSatisfying(
                            Price.class,
                            price -> org.assertj.core.api.Assertions.assertThat(price.minutes())
                                    .isEqualTo(hours * 60));
        }
    }

    private static Rates night() {
        return new Rates(java.util.Map.of(Band.WAKING_NIGHT, 1780L));
    }

    private static List<Span> pieces(Instant start, long from, long length, long elapsed) {
        return Stream.of(new long[] {0, from}, new long[] {from + length, elapsed})
                .filter(piece -> piece[1] > piece[0])
                .map(piece ->
                        new Span(start.plus(Duration.ofMinutes(piece[0])), start.plus(Duration.ofMinutes(piece[1]))))
                .toList();
    }

    private static List<Instant> changes() {
        List<Instant> found = new ArrayList<>();
        Instant at = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, London.ZONE).toInstant();
        while (found.size() < 10) {
            ZoneOffsetTransition next = London.ZONE.getRules().nextTransition(at);
            at = next.getInstant();
            found.add(at);
        }
        return List.copyOf(found);
    }
}
