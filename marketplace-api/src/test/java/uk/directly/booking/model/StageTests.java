package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.offer.CancellationTerms;
import uk.directly.rate.Span;

class StageTests {
    private static final Instant START = Instant.parse("2026-12-01T09:30:00Z");
    private static final Instant END = Instant.parse("2026-12-01T12:00:00Z");
    private static final Span BOOKED = new Span(START, END);
    private static final CancellationTerms TERMS = new CancellationTerms(List.of(
            new CancellationTerms.Tier(48, 0), new CancellationTerms.Tier(24, 50), new CancellationTerms.Tier(0, 100)));

    @Test
    @DisplayName("R13 a request can be answered until it runs out, and not in that moment any more")
    void runsOut() {
        Requested requested = new Requested(START, START);

        assertThat(requested.canBeAnswered(START.minusMillis(1))).isTrue();
        assertThat(requested.canBeAnswered(START)).isFalse();
        assertThat(requested.cancellationPence()).isZero();
    }

    @ParameterizedTest
    @DisplayName("R53 example 4: 40 hours before, half of £71.20 is charged")
    @CsvSource({"48, 0", "40, 3560", "24, 3560", "23, 7120", "1, 7120"})
    void chargesAsAgreed(long hoursBefore, long pence) {
        Confirmed confirmed = new Confirmed(BOOKED, 7120, TERMS);

        assertThat(confirmed.cancellationPence(START.minusSeconds(hoursBefore * 3600)))
                .isEqualTo(pence);
    }

    @Test
    @DisplayName("R53 a visit that was to begin can't be cancelled any more")
    void cantBeCancelledOnceBegun() {
        Confirmed confirmed = new Confirmed(BOOKED, 7120, TERMS);

        assertThat(confirmed.canBeCancelled(START.minusMillis(1))).isTrue();
        assertThat(confirmed.canBeCancelled(START)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R57 a record is of a visit that is over, near the time booked")
    @CsvSource({
        "2026-12-01T09:29:00Z, 2026-12-01T09:00:00Z, 2026-12-01T09:29:00Z, TOO_EARLY",
        "2026-12-01T10:00:00Z, 2026-12-01T09:30:00Z, 2026-12-01T12:00:00Z, TOO_EARLY",
        "2026-12-01T12:00:00Z, 2026-12-01T09:30:00Z, 2026-12-01T12:00:00Z, ACCEPTED",
        "2026-12-09T12:00:00Z, 2026-12-01T09:15:00Z, 2026-12-01T12:30:00Z, ACCEPTED",
        "2026-12-09T12:00:00Z, 2026-12-02T09:30:00Z, 2026-12-02T12:00:00Z, ACCEPTED",
        "2026-12-09T12:00:00Z, 2026-12-02T09:31:00Z, 2026-12-02T12:00:00Z, ANOTHER_VISIT",
        "2026-12-09T12:00:00Z, 2026-11-30T09:29:00Z, 2026-11-30T12:00:00Z, ANOTHER_VISIT"
    })
    void recordsWhatHappened(Instant now, Instant start, Instant end, Recording expected) {
        Span visit = new Span(start, end);

        assertThat(new Confirmed(BOOKED, 4450, TERMS).record(visit, now)).isEqualTo(expected);
        assertThat(new Recorded(BOOKED, 4450).correct(visit, now)).isEqualTo(expected);
        assertThat(new Queried(BOOKED, 4450, 0, false).correct(visit, now)).isEqualTo(expected);
    }

    @Test
    @DisplayName("R13 a part is approved, the rest stays in question; more than recorded is refused")
    void approves() {
        Recorded recorded = new Recorded(BOOKED, 5340);

        assertEquals(new Approval.Whole(5340), recorded.approve(5340));
        assertEquals(new Approval.Part(4450, 890), recorded.approve(4450));
        assertEquals(new Approval.OutOfRange(5340), recorded.approve(5341));
        assertEquals(new Approval.OutOfRange(5340), recorded.approve(0));
        assertEquals(new Approval.Whole(890), new Queried(BOOKED, 890, 4450, false).approve(890));
    }

    @Test
    @DisplayName("R11 a record is not corrected once a part of it was paid")
    void staysOncePartlyPaid() {
        assertThat(new Queried(BOOKED, 890, 4450, false).canBeCorrected()).isFalse();
        assertThat(new Queried(BOOKED, 5340, 0, false).canBeCorrected()).isTrue();
    }
}
