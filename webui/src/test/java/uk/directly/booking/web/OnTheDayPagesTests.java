package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Course;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** "They haven't come", "it didn't happen", and the person's own backup list. */
class OnTheDayPagesTests {
    private static final Frame TOM = Frame.of("It didn’t happen", RenderedPage.viewer(Navigation.HOLDER));
    private static final Frame AISHA = Frame.of("It didn’t happen", RenderedPage.viewer(Navigation.PROVIDER));
    private static final Instant NOW = BookingFixture.START.plus(Duration.ofMinutes(11));
    private static final Booking BOOKED = aBooking().in(BookingState.CONFIRMED).build();

    @Test
    @DisplayName("R58 asks first whether somebody is safe; shows 999 and the council's number; asks nobody by itself")
    void asksWhetherSomebodyIsSafe() {
        NotComePage page = NotComePage.of(
                TOM, "Call 0161 496 0000", BOOKED, List.of(aBooking().build()));

        String text = RenderedPage.textForPeople(page);
        assertThat(text)
                .containsSubsequence("Are you safe?", "999", "0161 496 0000", "Tell Aisha K. now", "Book Aisha K.");
        assertThat(text).contains("We have not asked anybody: you decide.");
        assertThat(RenderedPage.textForPeople(NotComePage.of(TOM, "Call", BOOKED, List.of())))
                .contains("You have not said whom you would ask.");
    }

    @Test
    @DisplayName("R58 who was told is not told again, and reads it on their own pages")
    void saysThatTheyWereTold() {
        Booking told = course(
                BookingState.CONFIRMED,
                new Course(null, null, null, 0, null, NOW, null, null, null, 0, null, null, null));

        assertThat(RenderedPage.textForPeople(NotComePage.of(TOM, "Call", told, List.of())))
                .contains("We told Aisha K. at 9:41am.")
                .doesNotContain("Tell Aisha K. now");
        assertThat(RenderedPage.textForPeople(ProviderVisitPage.of(AISHA, null, told, null, NOW)))
                .contains("Tom told us at 9:41am that you haven’t come.")
                .contains("It didn’t happen");
    }

    @Test
    @DisplayName("R58 the person may agree to pay what the terms ask, and nothing is ticked")
    void asksWhatHappened() {
        String html = RenderedPage.html(DidNotHappenPage.forPerson(TOM, FormErrors.NONE, BOOKED, ""));

        assertThat(html)
                .contains("Aisha K. didn’t come")
                .contains("I wasn’t there, and I agree to pay £22.25")
                .doesNotContainPattern("<input[^>]* checked");
        assertThat(RenderedPage.textForPeople(DidNotHappenPage.forProvider(AISHA, FormErrors.NONE, BOOKED, "")))
                .contains("Nothing is paid for it, unless Tom agrees")
                .doesNotContain("£22.25");
    }

    @Test
    @DisplayName("R58 after the provider said so, the person may still agree, and is told that they needn't")
    void mayAgreeAfterwards() {
        Booking absent = course(
                BookingState.DID_NOT_HAPPEN,
                new Course(null, null, null, 0, null, null, "holder", null, null, 0, null, null, null));
        Booking notCome = course(
                BookingState.DID_NOT_HAPPEN,
                new Course(null, null, null, 0, null, null, "provider", null, null, 0, null, null, null));

        assertThat(DidNotHappenPage.mayStillPay(absent)).isTrue();
        assertThat(DidNotHappenPage.mayStillPay(notCome)).isFalse();
        assertThat(RenderedPage.textForPeople(DidNotHappenPage.forPerson(TOM, FormErrors.NONE, absent, "")))
                .contains("You don’t have to pay.")
                .doesNotContain("didn’t come");
    }

    @Test
    @DisplayName("R7 the list is changed by hand: on it, off it, earlier")
    void changesTheList() {
        UUID one = new UUID(0, 1);
        UUID two = new UUID(0, 2);
        List<UUID> list = List.of(one, two);

        assertThat(BackupController.changed(list, two, "up")).containsExactly(two, one);
        assertThat(BackupController.changed(list, one, "up")).containsExactly(one, two);
        assertThat(BackupController.changed(list, one, "off")).containsExactly(two);
        assertThat(BackupController.changed(list, new UUID(0, 3), "on")).containsExactly(one, two, new UUID(0, 3));
        assertThat(BackupController.changed(list, two, "on")).isEqualTo(list);
        assertThat(BackupController.changed(list, null, "off")).isEqualTo(list);
        assertThat(BackupController.changed(list, one, "other")).isEqualTo(list);
    }

    @Test
    void showsTheList() {
        BackupPage page = BackupPage.of(TOM, List.of(BOOKED), List.of(BOOKED));

        assertThat(RenderedPage.textForPeople(page))
                .contains("We don’t ask anybody for you: you decide.")
                .contains("Take off the list")
                .doesNotContain("Ask earlier")
                .doesNotContain("Put Aisha K. on the list");
        assertThat(RenderedPage.textForPeople(BackupPage.of(TOM, List.of(), List.of(BOOKED))))
                .contains("Nobody is on it yet.")
                .contains("Put Aisha K. on the list");
    }

    private static Booking course(BookingState state, @Nullable Course course) {
        return course == null
                ? aBooking().in(state).build()
                : aBooking().in(state).with(course).build();
    }
}
