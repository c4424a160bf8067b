package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.booking.BookingState;
import uk.directly.offer.Absence;
import uk.directly.offer.SessionDate;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** "I'm away". */
class AwayPageTests {
    private static final Frame FRAME = Frame.of("Days when you are away", RenderedPage.viewer(Navigation.PROVIDER));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Absence DECEMBER =
            new Absence(new UUID(0, 1), LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 4));

    @Test
    @DisplayName("what is booked on days away is shown with a way to deal with each, and is cancelled by nothing here")
    void showsWhatIsBooked() {
        SessionDate club = new SessionDate(
                new UUID(0, 2),
                new UUID(0, 3),
                "Garden club",
                Instant.parse("2026-12-01T10:00:00Z"),
                Instant.parse("2026-12-01T12:00:00Z"),
                8,
                3,
                null,
                "");
        AwayPage page = new AwayPage(
                FRAME,
                List.of(AwayPage.Days.of(
                        DECEMBER,
                        List.of(
                                aBooking().build(),
                                aBooking().in(BookingState.CONFIRMED).build()),
                        List.of(club))),
                AwayForm.EMPTY,
                FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("1 December 2026 to 4 December 2026")
                .contains("Tom, Thursday 3 December, 9:30am to midday")
                .contains("Waiting for your answer")
                .contains("Garden club, Tuesday 1 December, 10am to midday")
                .contains("3 people have a place")
                .doesNotContain("Cancel");
        assertThat(RenderedPage.html(page))
                .contains("/requests/" + BookingFixture.ID)
                .contains("/my-visits/" + BookingFixture.ID)
                .contains("/my-page/offers/" + club.offerId() + "/dates-off/" + club.id())
                .contains("action=\"/my-page/away/" + DECEMBER.id() + "/remove\"");
    }

    @Test
    void saysThatNothingIsBooked() {
        Absence day = new Absence(new UUID(0, 1), TODAY, TODAY);

        assertThat(RenderedPage.textForPeople(new AwayPage(
                        FRAME, List.of(AwayPage.Days.of(day, List.of(), List.of())), AwayForm.EMPTY, FormErrors.NONE)))
                .contains("30 November 2026")
                .contains("Nothing is booked on these days.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', Enter a date",
        "2026-11-29, '', still to come",
        "2026-12-07, 2026-12-06, before the first",
        "2026-12-07, 2027-12-08, more than a year",
    })
    @DisplayName("what can't be is said beside its field, and what was typed stays")
    void saysWhatIsWrong(String first, String last, String message) {
        AwayForm form = form(first, last);
        FormErrors errors = form.errors(TODAY);

        assertThat(errors.all()).hasSize(1);
        assertThat(form.absence(TODAY)).isEmpty();
        String html = RenderedPage.html(new AwayPage(FRAME, List.of(), form, errors));
        assertThat(html).contains(message);
        if (!first.isEmpty()) {
            assertThat(html).contains("value=\"" + LocalDate.parse(first).getYear() + "\"");
        }
    }

    @Test
    void readsOneDayAndMore() {
        assertThat(form("2026-11-30", "").absence(TODAY))
                .hasValueSatisfying(day -> assertThat(day.to()).isEqualTo(TODAY));
        assertThat(form("2026-12-07", "2027-12-07").absence(TODAY))
                .hasValueSatisfying(year -> assertThat(year.to()).isEqualTo(LocalDate.of(2027, 12, 7)));
    }

    private static AwayForm form(String first, String last) {
        Map<String, LocalDate> dates = new java.util.HashMap<>();
        if (!first.isEmpty()) {
            dates.put("first", LocalDate.parse(first));
        }
        if (!last.isEmpty()) {
            dates.put("last", LocalDate.parse(last));
        }
        return AwayForm.of(field -> {
            LocalDate date = dates.get(field.substring(0, field.indexOf('-')));
            if (date == null) {
                return null;
            }
            return String.valueOf(
                    field.endsWith("day")
                            ? date.getDayOfMonth()
                            : field.endsWith("month") ? date.getMonthValue() : date.getYear());
        });
    }
}
