package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

class ProviderPagesTests {
    private static final Frame FRAME = Frame.of("A page", RenderedPage.viewer(Navigation.PROVIDER));
    private static final Instant BEFORE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-03T13:00:00Z");

    @Test
    @DisplayName("R101 a request says who, what, when and for how much, and neither where nor what it is for")
    void showsARequestWithTheLeastData() {
        String text =
                RenderedPage.textForPeople(RequestPage.of(FRAME, aBooking().build()));

        assertThat(text)
                .contains("Getting out and about")
                .contains("Thursday 3 December, 9:30am to midday (2 hours 30 minutes)")
                .contains("2 hours 30 minutes at £17.80 an hour")
                .contains("£44.50")
                .contains("Answer by Wednesday 2 December, 9am")
                .contains("You see the address once you accept")
                .contains("What you both agree to")
                .contains("Aisha K. works for themselves")
                .doesNotContain("Seeing friends");
    }

    @Test
    void acceptsByAFormAndDeclinesOnAPageOfItsOwn() {
        String html = RenderedPage.html(RequestPage.of(FRAME, aBooking().build()));

        assertThat(html)
                .contains("<form method=\"post\" action=\"/requests/" + BookingFixture.ID + "\">")
                .contains("name=\"_csrf\"")
                .contains("href=\"/requests/" + BookingFixture.ID + "/decline\"");
        assertThat(RenderedPage.textForPeople(DeclinePage.of(FRAME, aBooking().build())))
                .contains("Tom, Thursday 3 December, 9:30am to midday")
                .contains("You can’t take it back");
    }

    @Test
    void listsRequestsWithTheMostUrgentFirst() {
        assertThat(RenderedPage.textForPeople(RequestsPage.of(FRAME, List.of(), true, null)))
                .contains("Nobody is waiting for your answer now.");
        assertThat(RenderedPage.textForPeople(
                        RequestsPage.of(FRAME, List.of(aBooking().build()), true, null)))
                .contains("One request waits for your answer.")
                .contains("£44.50 for 2 hours 30 minutes")
                .contains("See and accept : Tom, Thursday 3 December, 9:30am to midday")
                .doesNotContain("Seeing friends");
        assertThat(RequestsPage.of(FRAME, List.of(aBooking().build()), true, "/requests?after=x")
                        .sentence())
                .isEqualTo("Requests wait for your answer, the most urgent first.");
    }

    @ParameterizedTest
    @EnumSource(BookingState.class)
    void saysOfEveryStateWhatComesNextInPlainWords(BookingState state) {
        ProviderVisitPage page = visit(aBooking().in(state).build(), BEFORE);

        assertThat(RenderedPage.textForPeople(page)).contains(page.state());
        assertThat(page.next()).isNotEmpty();
    }

    @Test
    @DisplayName("R101 the address stands on the page of an agreed visit only")
    void showsTheAddressWhereItIsGiven() {
        BookingBook.Address address = new BookingBook.Address("12 School Road\nSale", "M33 7XX");
        ProviderVisitPage page = ProviderVisitPage.of(
                FRAME, null, aBooking().in(BookingState.CONFIRMED).build(), address, BEFORE);

        assertThat(RenderedPage.textForPeople(page)).contains("12 School Road Sale M33 7XX");
        assertThat(RenderedPage.text(visit(aBooking().in(BookingState.CONFIRMED).build(), BEFORE)))
                .doesNotContain("School Road");
    }

    @Test
    void asksForHoursOnceTheVisitHasBegun() {
        Booking confirmed = aBooking().in(BookingState.CONFIRMED).build();

        assertThat(visit(confirmed, BEFORE).hours()).isNull();
        assertThat(visit(confirmed, BookingFixture.START).hours()).isNotNull();
        assertThat(visit(confirmed, AFTER).next()).first().asString().contains("so that Tom can say yes");
    }

    @Test
    @DisplayName("R57 says what is above the promised money, and that it needs a yes")
    void saysWhatIsMoreThanWasPromised() {
        ProviderVisitPage page = visit(
                aBooking()
                        .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340)
                        .build(),
                AFTER);

        assertThat(RenderedPage.textForPeople(page))
                .contains("waiting for an answer")
                .contains("9:30am to 12:30pm (3 hours)")
                .contains("£8.90 more than was promised")
                .contains("£53.40")
                .contains("Correct your hours");
    }

    @Test
    void aQuestionedVisitCanBeCorrectedUntilAPartIsAgreed() {
        BookingFixture told = aBooking().told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340);
        ProviderVisitPage open = visit(told.questioned("You left at 12", 0).build(), AFTER);
        ProviderVisitPage part = visit(told.questioned("You left at 12", 4450).build(), AFTER);

        assertThat(RenderedPage.textForPeople(open))
                .contains("being checked")
                .contains("You left at 12")
                .contains("£53.40 is paid when Tom says yes");
        assertThat(open.hours()).isNotNull();
        assertThat(part.hours()).isNull();
        assertThat(part.next()).first().asString().contains("said yes to £44.50. £8.90 is waiting for an answer");
    }

    @ParameterizedTest
    @DisplayName("R16 the promised day is shown, and a missed one is not hidden")
    @CsvSource({
        "due, stripe, , 2026-12-04T09:00:00Z, £44.50 in your bank by Tuesday 8 December",
        "due, own-bank, , 2026-12-04T09:00:00Z, £44.50 from Tom's own bank by Tuesday 8 December",
        "due, stripe, , 2026-12-09T09:00:00Z, £44.50 was promised for Tuesday 8 December and is late.",
        "failed, stripe, , 2026-12-04T09:00:00Z, £44.50 could not be paid into your bank.",
        "paid, stripe, 2026-12-07T09:00:00Z, 2026-12-09T09:00:00Z, £44.50 paid into your bank on Monday 7 December",
        "paid, own-bank, 2026-12-07T09:00:00Z, 2026-12-09T09:00:00Z, £44.50 paid from Tom's own bank on Monday 7 December"
    })
    void saysHowFarTheMoneyIs(String state, String rail, Instant paidAt, Instant now, String words) {
        Booking booking = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
                .agreed(state, 4450, paidAt, rail)
                .build();

        assertThat(RenderedPage.textForPeople(visit(booking, now)))
                .contains(words)
                .contains("agreed");
    }

    @Test
    void offersBothAnswersAboutHoursAndTicksNone() {
        Booking booking = aBooking().in(BookingState.CONFIRMED).build();
        HoursPage page = HoursPage.of(FRAME, FormErrors.NONE, booking, HoursForm.of(booking), HoursMore.NONE);
        String html = RenderedPage.html(page);

        assertThat(RenderedPage.textForPeople(page))
                .contains("It was as planned")
                .contains("It was different")
                .contains("£44.50, as promised");
        assertThat(html)
                .doesNotContainPattern("<input[^>]* checked")
                .contains("value=\"3\"")
                .contains("value=\"2026\"");
    }

    @Test
    void showsWhatWasTypedAgainWithTheErrorBesideTheField() {
        Booking booking = aBooking().in(BookingState.CONFIRMED).build();
        HoursForm typed = HoursForm.of(java.util.Map.of("how", "different", "start-time", "half nine")::get);
        String html = RenderedPage.html(HoursPage.of(
                FRAME, FormErrors.one("start-time", "Give the time you started"), booking, typed, HoursMore.NONE));

        assertThat(html)
                .contains("<title>Error: ")
                .contains("href=\"#start-time\"")
                .contains("id=\"start-time-error\"")
                .contains("value=\"half nine\"");
    }

    private static ProviderVisitPage visit(Booking booking, Instant now) {
        return ProviderVisitPage.of(FRAME, null, booking, null, now);
    }
}
