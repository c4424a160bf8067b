package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class VisitPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Instant BEFORE = Visits.START.minus(Duration.ofDays(2));
    private static final Instant AFTER = Visits.END.plus(Duration.ofHours(3));

    @Test
    void afterAskingSaysWhatHappensNextAndByWhen() {
        String text = RenderedPage.textForPeople(VisitPages.sent(TOM, "£490.50 left to use", Visits.requested()));

        assertThat(text)
                .contains("We asked Aisha K")
                .contains("£490.50 left to use")
                .contains("Thursday 3 December, 9:30am to midday")
                .contains("Aisha K answers by Wednesday 2 December, 10am")
                .contains("all of the £44.50 is left to use again")
                .contains("Nothing is paid until the visit has happened and you say yes")
                .contains("0161 496 0000");
    }

    @Test
    void aVisitToComeCanBeChangedAndPutInTheCalendar() {
        String html = RenderedPage.html(VisitPages.page(TOM, Visits.confirmed(), BEFORE, null));

        assertThat(html)
                .contains("href=\"/visits/" + Visits.ID + "/cancel\"")
                .contains("href=\"/visits/" + Visits.ID + "/calendar.ics\"")
                .contains("Promised for this visit")
                .contains("Book Aisha K again");
    }

    @Test
    void aVisitThatHasBegunCanNoLongerBeCancelled() {
        assertThat(RenderedPage.html(VisitPages.page(TOM, Visits.confirmed(), AFTER, null)))
                .doesNotContain("/cancel\"");
    }

    @Test
    @DisplayName("R13 A visit as planned is agreed to with one press")
    void asksForAYesInOneStepWithinWhatWasPromised() {
        String html = RenderedPage.html(VisitPages.page(TOM, Visits.recorded(), AFTER, null));

        assertThat(html)
                .contains("action=\"/visits/" + Visits.ID + "/agree\"")
                .contains("name=\"version\" value=\"3\"")
                .contains("As planned")
                .contains("Something’s wrong");
    }

    @Test
    @DisplayName("R57 More than was promised is never agreed to with one press")
    void asksExplicitlyAboveWhatWasPromised() {
        VisitPage page = VisitPages.page(TOM, Visits.recordedLonger(), AFTER, null);
        AgreePage ask = AgreePages.page(TOM, Visits.recordedLonger(), FormErrors.NONE);

        assertThat(RenderedPage.html(page))
                .contains("£8.90 more than planned")
                .contains("The visit</th>")
                .contains("Aisha K says they came Thursday 3 December, 9:30am to 12:30pm")
                .contains("href=\"/visits/" + Visits.ID + "/agree\"")
                .doesNotContain("action=\"/visits/");
        assertThat(RenderedPage.textForPeople(ask))
                .contains("Yes, pay all of it: £53.40")
                .contains("Pay what was promised: £44.50")
                .contains("The other £8.90 stays not agreed");
        assertThat(RenderedPage.html(ask)).doesNotContainPattern("<input[^>]* checked");
    }

    @Test
    @DisplayName("R13 What stays in question can still be agreed to")
    void theRestCanStillBeAgreedTo() {
        Booking booking = Visits.partlyAgreed();

        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, booking, AFTER, null)))
                .contains("You said yes to £44.50. The other £8.90 is not agreed yet.");
        assertThat(RenderedPage.textForPeople(AgreePages.page(TOM, booking, FormErrors.NONE)))
                .contains("Yes, pay £8.90");
    }

    @Test
    @DisplayName("R16 The promised day is said right after the yes, and stays")
    void saysThePromisedDay() {
        Booking due = Visits.settled(Visits.payment("due", null, "stripe"));

        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, due, AFTER, "agreed")))
                .contains("Thank you. Aisha K will have £44.50 by Tuesday 8 December.")
                .contains("Being paid, Tuesday 8 December");
        Booking paid = Visits.settled(Visits.payment("paid", Instant.parse("2026-12-07T11:00:00Z"), "stripe"));
        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, paid, AFTER, null)))
                .contains("Aisha K was paid £44.50 on Monday 7 December.");
    }

    @Test
    @DisplayName("R27 Nobody is told to pay what the organisation that looks after their account pays")
    void saysThatTheOrganisationPaysIt() {
        Booking due = Visits.settled(Visits.paymentBy("Clearwater", "due", null));
        Booking paid = Visits.settled(Visits.paymentBy("Clearwater", "paid", Instant.parse("2026-12-07T11:00:00Z")));

        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, due, AFTER, null)))
                .contains("For Clearwater to pay")
                .contains("Clearwater pays this from your account: £44.50 to Aisha K by Tuesday 8 December.")
                .doesNotContain("yourself");
        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, paid, AFTER, null)))
                .contains("Clearwater said that it paid £44.50 on Monday 7 December.");
    }

    @Test
    @DisplayName("R27 On the own-bank route the page says who pays")
    void saysThatYouPayItYourself() {
        Booking due = Visits.settled(Visits.payment("due", null, "own-bank"));

        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, due, AFTER, null)))
                .contains("For you to pay")
                .contains("You pay this yourself: £44.50 to Aisha K by Tuesday 8 December.");
    }

    @Test
    void anAddressCantSayWhatIsNotTrue() {
        for (String done : List.of("agreed", "questioned", "cancelled", "anything")) {
            assertThat(VisitPages.page(TOM, Visits.confirmed(), BEFORE, done)
                            .frame()
                            .notice())
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BookingState.class,
            names = {"CANCELLED", "DECLINED", "EXPIRED", "DID_NOT_HAPPEN"})
    void whatIsOverSaysWhereTheMoneyIs(BookingState state) {
        String text = RenderedPage.textForPeople(VisitPages.page(TOM, Visits.over(state, 0), AFTER, null));

        assertThat(text).containsAnyOf("All of the £44.50 is left to use again", "It cost nothing");
    }

    @Test
    @DisplayName("R53 A charge for cancelling is said with its amount")
    void saysWhatCancellingCost() {
        Booking cancelled = Visits.over(BookingState.CANCELLED, 2225);

        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, cancelled, AFTER, "cancelled")))
                .contains("The visit is cancelled. £22.25 is left to use again.")
                .contains("Cancelling cost £22.25.");
    }
}
