package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.web.FormErrors;
import uk.directly.web.testing.BookingFixture;

class HoursFormTests {
    private static final Booking BOOKING = aBooking().build();

    @Test
    void asPlannedIsTheTimeThatWasBooked() {
        assertThat(form(Map.of("how", "planned")).read(BOOKING))
                .isEqualTo(new HoursForm.Reading.Told(BookingFixture.START, BookingFixture.END));
    }

    @Test
    void differentIsTheTimeThatWasTyped() {
        assertThat(times("9:30", "12.30pm")).isEqualTo(told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z"));
    }

    @Test
    void goesPastMidnightWithTheNextDay() {
        assertThat(form("3", "10pm", "4", "7am").read(BOOKING))
                .isEqualTo(told("2026-12-03T22:00:00Z", "2026-12-04T07:00:00Z"));
    }

    @Test
    void midnightAtTheEndBelongsToTheDayItEnds() {
        assertThat(form("3", "8pm", "3", "midnight").read(BOOKING))
                .isEqualTo(told("2026-12-03T20:00:00Z", "2026-12-04T00:00:00Z"));
        assertThat(HoursForm.of(aBooking()
                                .at("2026-12-03T20:00:00Z", "2026-12-04T00:00:00Z")
                                .build())
                        .endDate()
                        .day())
                .isEqualTo("3");
    }

    @Test
    void asksForAChoiceAndNeverGuessesOne() {
        assertThat(wrong(form(Map.of()).read(BOOKING)).of("how")).contains("as planned or different");
        assertThat(wrong(form(Map.of("how", "planned", "start-time", "9am")).read(BOOKING))
                        .of("how"))
                .contains("You gave times too");
    }

    @Test
    void saysOfEachFieldWhatIsMissing() {
        FormErrors errors = wrong(form(Map.of("how", "different", "start-date-day", "31", "end-time", "late"))
                .read(BOOKING));

        assertThat(errors.all())
                .extracting(FormErrors.Wrong::field)
                .containsExactly("start-date", "start-time", "end-date", "end-time");
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThat(wrong(times("12:00", "9:30")).of("end-time")).isEqualTo(HoursForm.END_BEFORE_START);
        assertThat(wrong(times("9:30", "9:30")).of("end-time")).isEqualTo(HoursForm.END_BEFORE_START);
    }

    @Test
    @DisplayName("R52 a night on which the clocks go forward is an hour shorter, and its missing hour is no time")
    void knowsTheClockChangeInSpring() {
        HoursForm.Reading night = form("27", "10pm", "28", "7am", "3", "2027").read(BOOKING);

        assertThat(night).isEqualTo(told("2027-03-27T22:00:00Z", "2027-03-28T06:00:00Z"));
        assertThat(wrong(form("27", "10pm", "28", "1:30am", "3", "2027").read(BOOKING))
                        .of("end-time"))
                .contains("clocks went forward");
        assertThat(wrong(form("28", "1:30am", "28", "7am", "3", "2027").read(BOOKING))
                        .of("start-time"))
                .contains("clocks went forward");
    }

    @Test
    @DisplayName("R52 of an hour that comes twice the first is meant, unless that would end before it began")
    void knowsTheClockChangeInAutumn() {
        assertThat(length(form("30", "10pm", "31", "7am", "10", "2027"))).isEqualTo(Duration.ofHours(10));
        assertThat(length(form("30", "10pm", "31", "1:30am", "10", "2027"))).isEqualTo(Duration.ofMinutes(210));
        assertThat(length(form("31", "1:45am", "31", "1:15am", "10", "2027"))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void keepsWhatWasTyped() {
        HoursForm form = form(Map.of("how", "different", "start-date-day", " 33 ", "start-time", "half nine"));

        assertThat(form.startDate().day()).isEqualTo("33");
        assertThat(form.startTime()).isEqualTo("half nine");
        assertThat(form.endTime()).isEmpty();
    }

    private static Duration length(HoursForm form) {
        return form.read(BOOKING) instanceof HoursForm.Reading.Told told
                ? Duration.between(told.start(), told.end())
                : Duration.ZERO;
    }

    private static HoursForm.Reading times(String start, String end) {
        return form("3", start, "3", end).read(BOOKING);
    }

    private static HoursForm form(String startDay, String start, String endDay, String end) {
        return form(startDay, start, endDay, end, "12", "2026");
    }

    private static HoursForm form(String startDay, String start, String endDay, String end, String month, String year) {
        Map<String, String> fields = new HashMap<>(Map.of("how", "different", "start-time", start, "end-time", end));
        fields.putAll(Map.of("start-date-day", startDay, "start-date-month", month, "start-date-year", year));
        fields.putAll(Map.of("end-date-day", endDay, "end-date-month", month, "end-date-year", year));
        return form(fields);
    }

    private static HoursForm form(Map<String, String> fields) {
        return HoursForm.of(fields::get);
    }

    private static HoursForm.Reading told(String start, String end) {
        return new HoursForm.Reading.Told(Instant.parse(start), Instant.parse(end));
    }

    private static FormErrors wrong(HoursForm.Reading reading) {
        return reading instanceof HoursForm.Reading.Wrong wrong ? wrong.errors() : FormErrors.NONE;
    }
}
