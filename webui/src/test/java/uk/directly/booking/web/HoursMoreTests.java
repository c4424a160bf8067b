package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.booking.Booking;
import uk.directly.booking.Course;
import uk.directly.booking.Extras;
import uk.directly.booking.Telling;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

/** A break, times awake and extras below the hours. */
class HoursMoreTests {
    private static final Instant TEN_AT_NIGHT = Instant.parse("2026-12-03T22:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-12-04T07:00:00Z");

    @Test
    @DisplayName("nothing filled in is the visit and nothing else")
    void nothing() {
        assertThat(read(Map.of())).isEqualTo(new HoursMore.Reading.Told(Telling.of(TEN_AT_NIGHT, SEVEN)));
    }

    @Test
    @DisplayName("R8 R59 a break after midnight is the next day's, and miles and costs are what was typed")
    void all() {
        HoursMore.Reading reading = read(
                Map.of("break-from", "1am", "break-to", "1:30am", "miles", "12", "costs", "£4.50", "kind", "training"));

        assertThat(reading)
                .isEqualTo(new HoursMore.Reading.Told(new Telling(
                        TEN_AT_NIGHT,
                        SEVEN,
                        List.of(new Telling.Stretch(
                                Instant.parse("2026-12-04T01:00:00Z"), Instant.parse("2026-12-04T01:30:00Z"))),
                        List.of(),
                        new Extras(12, 450),
                        Telling.Kind.TRAINING)));
    }

    @Test
    @DisplayName("R8 all breaks are read, also with one left out between them, and what is wrong stands beside its own")
    void severalBreaks() {
        HoursMore.Reading reading =
                read(Map.of("break-from", "11pm", "break-to", "11:15pm", "break3-from", "4am", "break3-to", "4:30am"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        HoursMore.Reading.Told.class,
                        told -> assertThat(told.telling().breaks())
                                .containsExactly(
                                        new Telling.Stretch(
                                                Instant.parse("2026-12-03T23:00:00Z"),
                                                Instant.parse("2026-12-03T23:15:00Z")),
                                        new Telling.Stretch(
                                                Instant.parse("2026-12-04T04:00:00Z"),
                                                Instant.parse("2026-12-04T04:30:00Z"))));
        assertThat(read(Map.of("break-from", "11pm", "break-to", "11:15pm", "break2-from", "4am")))
                .isInstanceOfSatisfying(
                        HoursMore.Reading.Wrong.class,
                        wrong -> assertThat(wrong.errors().of("break2-from")).startsWith("Give both times"));
    }

    @Test
    @DisplayName("R52 up at half past one in the night that clocks go back is the first half past one")
    void theClocksGoBack() {
        HoursMore.Reading reading = HoursMore.of(Map.of("awake-from", "1:30am", "awake-to", "2am")::get)
                .read(Instant.parse("2026-10-24T21:00:00Z"), Instant.parse("2026-10-25T07:00:00Z"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        HoursMore.Reading.Told.class,
                        told -> assertThat(told.telling().awake())
                                .containsExactly(new Telling.Stretch(
                                        Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T02:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "break-from, 1pm, break-from",
        "break-to, 1pm, break-from",
        "awake-from, soon, awake-from",
        "miles, -3, miles",
        "miles, many, miles",
        "costs, 4.505, costs"
    })
    @DisplayName("what is wrong is said beside its field")
    void wrong(String field, String typed, String beside) {
        assertThat(read(Map.of(field, typed)))
                .isInstanceOfSatisfying(
                        HoursMore.Reading.Wrong.class,
                        wrong -> assertThat(wrong.errors().of(beside)).startsWith("Give "));
    }

    @Test
    @DisplayName("R8 a correction begins with what was told, so that a break isn't lost by sending it again")
    void beginsWithWhatWasTold() {
        Booking told = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 4450)
                .with(new Course(
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        new Course.Told(
                                List.of(
                                        new Telling.Stretch(
                                                Instant.parse("2026-12-03T10:00:00Z"),
                                                Instant.parse("2026-12-03T10:30:00Z")),
                                        new Telling.Stretch(
                                                Instant.parse("2026-12-03T11:00:00Z"),
                                                Instant.parse("2026-12-03T11:10:00Z"))),
                                List.of(),
                                "worked",
                                null,
                                null)))
                .build();

        HoursMore more = HoursMore.of(told);
        HoursForm form = HoursForm.of(told);

        assertThat(more)
                .isEqualTo(new HoursMore(
                        List.of(new HoursMore.Part("10am", "10:30am"), new HoursMore.Part("11am", "11:10am")),
                        List.of(),
                        "",
                        "",
                        ""));
        assertThat(RenderedPage.html(HoursPage.of(
                        Frame.of("Correct your hours", RenderedPage.viewer(Navigation.PROVIDER)),
                        FormErrors.NONE,
                        told,
                        form,
                        more)))
                .contains("name=\"break2-from\"")
                .contains("value=\"11:10am\"")
                .as("and one more")
                .contains("name=\"break3-from\"")
                .doesNotContain("break4");
        assertThat(form.startTime()).isEqualTo("9:30am");
        assertThat(form.read(told))
                .isEqualTo(new HoursForm.Reading.Told(
                        Instant.parse("2026-12-03T09:30:00Z"), Instant.parse("2026-12-03T12:30:00Z")));
        assertThat(HoursMore.of(aBooking().build())).isEqualTo(HoursMore.NONE);
    }

    @Test
    @DisplayName("only what was agreed is asked")
    void asksOnlyWhatCanBe() {
        String text = RenderedPage.textForPeople(HoursPage.of(
                Frame.of("Tell us your hours", RenderedPage.viewer(Navigation.PROVIDER)),
                FormErrors.NONE,
                aBooking().build(),
                HoursForm.of(aBooking().build()),
                HoursMore.NONE));

        assertThat(text)
                .contains("A break, or something on top")
                .contains("The break began")
                .doesNotContain("Miles driven")
                .doesNotContain("Up from")
                .doesNotContain("What kind of time");
        assertThat(HoursMore.field("extras.miles")).isEqualTo("miles");
    }

    private static HoursMore.Reading read(Map<String, String> fields) {
        return HoursMore.of(new HashMap<>(fields)::get).read(TEN_AT_NIGHT, SEVEN);
    }
}
