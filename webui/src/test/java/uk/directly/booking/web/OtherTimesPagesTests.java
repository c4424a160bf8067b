package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Proposal;
import uk.directly.booking.Refusal;
import uk.directly.booking.TakingTimes;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.rate.Span;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

class OtherTimesPagesTests {
    private static final Frame AISHA = Frame.of("Propose other times", RenderedPage.viewer(Navigation.PROVIDER));
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final UUID FRIDAY = UUID.fromString("019a0000-0000-7000-8000-000000000021");
    private static final UUID SATURDAY = UUID.fromString("019a0000-0000-7000-8000-000000000022");

    @Test
    @DisplayName("ADR 36 a request has a third answer, and those who used it see what waits")
    void thirdAnswer() {
        Booking booking = aBooking().build();

        assertThat(RenderedPage.html(RequestPage.of(AISHA, booking)))
                .contains("href=\"/requests/" + BookingFixture.ID + "/other-times\"");
        String waiting =
                RenderedPage.textForPeople(RequestPage.of(AISHA, booking).with(proposal("open", null)));
        assertThat(waiting)
                .contains("You named other times")
                .contains("Friday 4 December, 9:30am to midday")
                .contains("Tom can choose until Thursday 3 December, 9am")
                .contains("They are not kept")
                .contains("Take these times back")
                .doesNotContain("Propose other times: ");
    }

    @Test
    @DisplayName("ADR 36 the form offers the days that are free, and keeps what was typed beside what is wrong")
    void form() {
        OtherTimesForm form =
                form(Map.of("day1", "2026-12-04", "time1", "half nine", "time2", "9am", "message", "Hello"));
        FormErrors errors = form.errors();

        String html = RenderedPage.html(ProposePage.of(
                AISHA,
                aBooking().build(),
                new FreeTimes(
                        List.of(new Span(Instant.parse("2026-12-04T09:00:00Z"), Instant.parse("2026-12-04T17:00:00Z"))),
                        60,
                        480),
                LocalDate.parse("2026-12-01"),
                form,
                errors));

        assertThat(errors.all())
                .extracting(FormErrors.Wrong::field, FormErrors.Wrong::message)
                .containsExactly(tuple("time1", "Enter a time, like 9:30am or 2pm"), tuple("day2", "Choose the day"));
        assertThat(html)
                .contains("Friday 4 December: free 9am to 5pm")
                .contains("As asked for: 2 hours 30 minutes")
                .contains("value=\"half nine\"")
                .contains(">Hello</textarea>")
                .contains("There is a problem");
        assertThat(form(Map.of()).errors().all()).hasSize(1);
    }

    @Test
    void readsTimesByTheClockOnTheWall() {
        OtherTimesForm form = form(Map.of("day2", "2027-07-05", "time2", "2pm", "length", "60"));

        assertThat(form.errors().isEmpty()).isTrue();
        assertThat(form.proposed(aBooking().build()).times())
                .containsExactly(new ProposedTimes.Time(
                        Instant.parse("2027-07-05T13:00:00Z"), Instant.parse("2027-07-05T14:00:00Z")));
        assertThat(form.line(0)).isEqualTo(2);
    }

    @Test
    @DisplayName("ADR 36 the person sees who can't come when, each other time with its price, and both answers")
    void choosing() {
        Booking booking = aBooking().build();
        OtherTimesBox box = OtherTimesBox.of(
                booking,
                proposal("open", "My car is at the garage."),
                List.of(
                        new TakingTimes.Offered(time(FRIDAY, "2026-12-04T09:30:00Z"), 4450L, 0, null),
                        new TakingTimes.Offered(time(SATURDAY, "2026-12-05T09:30:00Z"), 4650L, 0, null),
                        new TakingTimes.Offered(
                                time(UUID.randomUUID(), "2026-12-06T09:30:00Z"), null, 0, new Refusal.NotAvailable())));
        Frame tom = Frame.of("A visit", RenderedPage.viewer(Navigation.HOLDER));

        String own = RenderedPage.textForPeople(
                new OtherTimesPage(tom, box, "", "/visits/" + BookingFixture.ID, FormErrors.NONE));
        String visit =
                RenderedPage.textForPeople(VisitPages.page(RenderedPage.viewer(Navigation.HOLDER), booking, NOW, null)
                        .with(OtherTimesWords.waiting(box)));

        for (String text : List.of(own, visit)) {
            assertThat(text)
                    .contains("Aisha K. can’t come Thursday 3 December, 9:30am to midday")
                    .contains("My car is at the garage.")
                    .contains("The same price: £44.50")
                    .contains("£46.50. That is £2.00 more than you asked for")
                    .contains("Sunday 6 December, 9:30am to midday. Not free then.")
                    .contains("these are not kept for you")
                    .contains("Book this time")
                    .contains("all of the £44.50 is left to use again")
                    .contains("No thank you");
        }
        assertThat(visit).contains("Needs your answer").doesNotContain("has until");
    }

    @Test
    @DisplayName("ADR 36 afterwards the visit says what became of it")
    void afterwards() {
        Booking declined = aBooking().in(BookingState.DECLINED).build();
        OtherTimesWords taken =
                Objects.requireNonNull(OtherTimesWords.over(declined, proposal("taken", null, SATURDAY)));
        assertThat(taken.sentence()).contains("you took another time instead");
        assertThat(Objects.requireNonNull(taken.instead()).href()).isEqualTo("/visits/" + SATURDAY);
        assertThat(Objects.requireNonNull(OtherTimesWords.over(declined, proposal("refused", null)))
                        .sentence())
                .contains("none of their other times suited you")
                .contains("£44.50");
        assertThat(Objects.requireNonNull(OtherTimesWords.over(
                                aBooking().in(BookingState.EXPIRED).build(), proposal("lapsed", null)))
                        .sentence())
                .contains("None was taken by Thursday 3 December, 9am");
        assertThat(OtherTimesWords.over(declined, proposal("withdrawn", null))).isNull();
    }

    private static OtherTimesForm form(Map<String, String> fields) {
        return OtherTimesForm.of(name -> fields.getOrDefault(name, ""));
    }

    private static Proposal proposal(String state, @Nullable String message) {
        return proposal(state, message, null);
    }

    private static Proposal proposal(String state, @Nullable String message, @Nullable UUID became) {
        return new Proposal(
                UUID.fromString("019a0000-0000-7000-8000-000000000020"),
                BookingFixture.ID,
                state,
                message,
                NOW,
                Instant.parse("2026-12-03T09:00:00Z"),
                null,
                became,
                null,
                List.of(time(FRIDAY, "2026-12-04T09:30:00Z"), time(SATURDAY, "2026-12-05T09:30:00Z")));
    }

    private static Proposal.Time time(UUID id, String start) {
        Instant begins = Instant.parse(start);
        return new Proposal.Time(id, begins, begins.plusSeconds(150 * 60), true);
    }
}
