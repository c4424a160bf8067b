package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.rate.Span;

class TellingTests {
    private static final Instant START = Instant.parse("2026-12-03T09:00:00Z");

    @Test
    @DisplayName("R8 what is paid is the visit without its breaks, also where one lies at an edge")
    void breaksAreNotWorked() {
        assertThat(told(stretch(60, 90)).worked()).containsExactly(span(0, 60), span(90, 240));
        assertThat(told(stretch(0, 30)).worked()).containsExactly(span(30, 240));
        assertThat(told(stretch(210, 240)).worked()).containsExactly(span(0, 210));
        assertThat(told(stretch(90, 120), stretch(30, 60)).worked())
                .as("in the order of time")
                .containsExactly(span(0, 30), span(60, 90), span(120, 240));
        assertThat(told().worked()).containsExactly(span(0, 240));
        assertThat(told(stretch(0, 240)).worked()).isEmpty();
    }

    private static Telling told(Telling.Stretch... breaks) {
        return new Telling(START, at(240), List.of(breaks), List.of(), Extras.NONE, Telling.Kind.WORKED);
    }

    private static Telling.Stretch stretch(int from, int to) {
        return new Telling.Stretch(at(from), at(to));
    }

    private static Span span(int from, int to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(int minutes) {
        return START.plusSeconds(minutes * 60L);
    }
}
