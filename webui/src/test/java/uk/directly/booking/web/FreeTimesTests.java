package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.rate.Span;

class FreeTimesTests {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    @Test
    void listsStartsByTheQuarterOfAnHourFromWhichTheShortestVisitFits() {
        FreeTimes free = free(60, 240, "2026-12-01T09:00:00Z", "2026-12-01T10:40:00Z");

        assertThat(free.starts(TUESDAY).stream().map(FreeTimes::startWords)).containsExactly("9am", "9:15am", "9:30am");
        assertThat(free.lengths(TUESDAY)).containsExactly(60, 75, 90);
    }

    @Test
    void aSpanThatBeginsOffTheQuarterStartsAtTheNextOne() {
        FreeTimes free = free(30, 240, "2026-12-01T09:05:00Z", "2026-12-01T09:50:00Z");

        assertThat(free.starts(TUESDAY).stream().map(FreeTimes::startWords)).containsExactly("9:15am");
    }

    @Test
    @DisplayName("R52 A visit may go on past midnight")
    void aVisitMayGoOnPastMidnight() {
        FreeTimes free = free(15, 1440, "2026-11-30T00:00:00Z", "2026-12-08T00:00:00Z");

        assertThat(free.words(TUESDAY)).isEqualTo("all day");
        assertThat(free.starts(TUESDAY)).hasSize(96);
        assertThat(free.longestFrom(Instant.parse("2026-12-01T22:00:00Z"))).isEqualTo(1440);
    }

    @Test
    void saysWhatIsFreeOnADay() {
        FreeTimes free = new FreeTimes(
                List.of(
                        span("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z"),
                        span("2026-12-01T14:00:00Z", "2026-12-01T17:30:00Z"),
                        span("2026-12-01T22:00:00Z", "2026-12-02T07:00:00Z")),
                60,
                600);

        assertThat(free.words(TUESDAY)).isEqualTo("9am to midday, 2pm to 5:30pm and 10pm to midnight");
        assertThat(free.words(TUESDAY.plusDays(1))).isEqualTo("midnight to 7am");
        assertThat(free.words(TUESDAY.plusDays(2))).isNull();
        assertThat(free.days(TUESDAY.minusDays(1), 14)).containsExactly(TUESDAY, TUESDAY.plusDays(1));
    }

    @Test
    void saysNothingOfTimesInWhichNoVisitCanBegin() {
        FreeTimes free = new FreeTimes(
                List.of(
                        span("2026-12-01T06:05:00Z", "2026-12-01T06:20:00Z"),
                        span("2026-12-01T09:05:00Z", "2026-12-01T12:00:00Z")),
                15,
                240);

        assertThat(free.words(TUESDAY)).isEqualTo("9:15am to midday");
    }

    @Test
    @DisplayName("R52 In the night that clocks go back an hour comes twice, and each start says which it is")
    void namesTheHourThatComesTwice() {
        FreeTimes free = free(60, 600, "2026-10-25T00:00:00Z", "2026-10-25T06:00:00Z");

        List<String> starts = free.starts(LocalDate.of(2026, 10, 25)).stream()
                .map(FreeTimes::startWords)
                .toList();

        assertThat(starts)
                .contains("1am, before the clocks go back", "1am, after the clocks go back", "2am")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R52 In the night that clocks go forward the hour that is skipped can't be chosen")
    void leavesOutTheHourThatIsSkipped() {
        FreeTimes free = free(60, 600, "2027-03-28T00:00:00Z", "2027-03-28T06:00:00Z");

        assertThat(free.starts(LocalDate.of(2027, 3, 28)).stream().map(FreeTimes::startWords))
                .contains("midnight", "12:45am", "2am")
                .noneMatch(start -> start.startsWith("1:") || start.startsWith("1am"));
    }

    @Test
    void aShortestVisitOffTheQuarterIsRoundedUp() {
        assertThat(free(50, 240, "2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z").lengths(TUESDAY))
                .containsExactly(60);
    }

    private static FreeTimes free(int shortest, int longest, String start, String end) {
        return new FreeTimes(List.of(span(start, end)), shortest, longest);
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
