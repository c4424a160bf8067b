package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.booking.model.ProposedTimes.Kind;
import uk.directly.rate.Span;

class ProposedTimesTests {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Span ASKED =
            new Span(Instant.parse("2026-12-08T09:30:00Z"), Instant.parse("2026-12-08T12:00:00Z"));
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @Test
    @DisplayName("ADR 36 one, two or three other times can be named")
    void oneToThree() {
        assertThat(times("2026-12-09T10:00", "2026-12-08T13:00", "2026-12-08T09:45")
                        .fault(ASKED, NOW))
                .isEmpty();
        assertThat(new ProposedTimes(List.of()).fault(ASKED, NOW))
                .contains(new ProposedTimes.Fault(0, Kind.NONE_GIVEN));
        assertThat(times("2026-12-09T10:00", "2026-12-09T11:00", "2026-12-09T12:00", "2026-12-09T13:00")
                        .fault(ASKED, NOW))
                .contains(new ProposedTimes.Fault(3, Kind.TOO_MANY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-09T10:00:30Z, 2026-12-09T11:00:00Z, NOT_WHOLE_MINUTES",
        "2026-12-09T10:00:00Z, 2026-12-09T10:00:00Z, END_BEFORE_START",
        "2026-12-01T09:00:00Z, 2026-12-01T10:00:00Z, IN_THE_PAST",
        "2026-12-08T09:30:00Z, 2026-12-08T12:00:00Z, AS_ASKED",
        "2026-12-09T10:00:00Z, 2026-12-09T12:30:00Z, TWICE",
    })
    void saysWhichOneIsWrong(Instant start, Instant end, Kind kind) {
        ProposedTimes times = new ProposedTimes(
                List.of(time("2026-12-09T10:00"), time("2026-12-10T10:00"), new ProposedTimes.Time(start, end)));

        assertThat(times.fault(ASKED, NOW)).contains(new ProposedTimes.Fault(2, kind));
    }

    @Test
    @DisplayName(
            "ADR 36 the person has as long as the council gives, not past the last time, and never less than before")
    void untilWhen() {
        Instant before = NOW.plus(Duration.ofHours(20));

        assertThat(times("2026-12-09T10:00").answerBy(before, NOW, TWO_DAYS)).isEqualTo(NOW.plus(TWO_DAYS));
        assertThat(times("2026-12-01T20:00", "2026-12-02T10:00").answerBy(before, NOW, TWO_DAYS))
                .isEqualTo(Instant.parse("2026-12-02T10:00:00Z"));
        assertThat(times("2026-12-01T20:00").answerBy(before, NOW, TWO_DAYS)).isEqualTo(before);
    }

    @Test
    @DisplayName("R15 the same times in another order are the same proposal")
    void sentTwice() {
        ProposedTimes times = times("2026-12-09T10:00", "2026-12-10T10:00");

        assertThat(times.areThose(times("2026-12-10T10:00", "2026-12-09T10:00").times()))
                .isTrue();
        assertThat(times.areThose(times("2026-12-10T10:00").times())).isFalse();
        assertThat(times.areThose(times("2026-12-10T10:00", "2026-12-09T11:00").times()))
                .isFalse();
    }

    private static ProposedTimes times(String... starts) {
        return new ProposedTimes(Stream.of(starts).map(ProposedTimesTests::time).toList());
    }

    private static ProposedTimes.Time time(String start) {
        Instant begins = Instant.parse(start + ":00Z");
        return new ProposedTimes.Time(begins, begins.plus(Duration.ofMinutes(150)));
    }
}
