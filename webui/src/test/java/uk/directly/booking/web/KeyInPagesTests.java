package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Course;
import uk.directly.booking.Telling;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** A paper sheet keyed in (R55), and start, finish, "Yes, send". */
class KeyInPagesTests {
    private static final Frame SAM = Frame.of("Key in", RenderedPage.viewer(Navigation.SUPPORT));
    private static final Frame AISHA = Frame.of("Are these your hours?", RenderedPage.viewer(Navigation.PROVIDER));

    @Test
    @DisplayName("R55 several lines of one sheet; what is wrong stands beside its line and nothing typed is lost")
    void showsTheSheet() {
        KeyInPage.Sheet sheet = new KeyInPage.Sheet(
                "Tom",
                "Sheet of 7 December",
                List.of(
                        line(0, "a", "Aisha K., Thursday 3 December", "9:30", "12:30"),
                        line(1, "b", "Aisha K., Friday 4 December", "x", "")),
                "/key-in/1");
        String html = RenderedPage.html(new KeyInPage(
                SAM, FormErrors.one("start1", "Give the time it began, like 9:30am or 14:00"), List.of(), sheet));

        assertThat(html)
                .contains("value=\"Sheet of 7 December\"")
                .contains("name=\"booking1\" value=\"b\"")
                .contains("value=\"x\"")
                .contains("href=\"#start1\"")
                .contains("name=\"break-from1\"");
        assertThat(RenderedPage.text(
                        new KeyInPage(SAM, FormErrors.NONE, List.of(new Link("Tom: 2 visits", "/key-in/1")), null)))
                .contains("Whose paper sheet is it?");
    }

    @Test
    @DisplayName("R55 both sides see who keyed it in and from what, and the breaks")
    void bothSidesSeeTheSource() {
        Booking keyedIn = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
                .with(course(
                        null,
                        null,
                        new Course.Told(
                                List.of(new Telling.Stretch(
                                        Instant.parse("2026-12-03T10:00:00Z"), Instant.parse("2026-12-03T10:30:00Z"))),
                                List.of(),
                                "worked",
                                "Priya Shah",
                                "Sheet of 7 December")))
                .build();

        for (String text : List.of(
                RenderedPage.textForPeople(
                        VisitPages.page(RenderedPage.viewer(Navigation.HOLDER), keyedIn, BookingFixture.END, null)),
                RenderedPage.textForPeople(ProviderVisitPage.of(AISHA, null, keyedIn, null, BookingFixture.END)))) {
            assertThat(text)
                    .contains("Priya Shah, from: Sheet of 7 December")
                    .contains("Breaks, not paid")
                    .contains("10am to 10:30am");
        }
    }

    @Test
    @DisplayName("R8 what was pressed is sent with one press, or changed")
    void sendsWhatWasPressed() {
        Booking pressed = aBooking()
                .in(BookingState.CONFIRMED)
                .with(course(Instant.parse("2026-12-03T09:31:00Z"), Instant.parse("2026-12-03T12:04:00Z"), null))
                .build();

        assertThat(RenderedPage.textForPeople(SendHoursPage.of(AISHA, FormErrors.NONE, pressed)))
                .contains("9:31am to 12:04pm")
                .contains("2 hours 33 minutes")
                .contains("Yes, send")
                .contains("No, change them");
    }

    private static KeyInPage.Line line(int n, String booking, String title, String start, String end) {
        return new KeyInPage.Line(
                n,
                booking,
                title,
                start,
                end,
                HoursMore.NONE,
                HoursMore.asked(aBooking().build()));
    }

    private static Course course(
            @org.jspecify.annotations.Nullable Instant started,
            @org.jspecify.annotations.Nullable Instant finished,
            Course.@org.jspecify.annotations.Nullable Told told) {
        return new Course(null, null, null, 0, null, null, null, null, null, 0, started, finished, told);
    }
}
