package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.accreditation.OwnPage;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook.Address;
import uk.directly.booking.BookingState;
import uk.directly.booking.ProviderDiary;
import uk.directly.ledger.TrialBalance;
import uk.directly.offer.Demand;
import uk.directly.offer.LowPay;
import uk.directly.offer.OfferState;
import uk.directly.offer.OwnOffer;
import uk.directly.offer.SoldBy;
import uk.directly.payment.PaymentTotals;
import uk.directly.payment.Payments;
import uk.directly.payment.ProviderPay;
import uk.directly.payment.RailQuestion;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

class HomesTests {
    private static final Frame FRAME = Frame.of("Today", RenderedPage.viewer(Navigation.PROVIDER));
    private static final OwnPage OWN = new OwnPage(
            "Aisha K.",
            ProviderKind.PERSONAL_ASSISTANT,
            ProviderState.ACCREDITED,
            "",
            List.of("English"),
            List.of(),
            null,
            "0161 496 0000",
            "existing-only",
            false,
            List.of("Gardening"),
            null);
    private static final Instant NOW = Instant.parse("2026-12-03T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);

    @Test
    @DisplayName("R101 today shows the address of an agreed visit and never what it is for")
    void showsTodaysVisitsWithTheirPlace() {
        Booking visit = aBooking().in(BookingState.CONFIRMED).build();
        String text = today(day(List.of(), List.of(visit), List.of(), List.of(), 0), NOW);

        assertThat(text)
                .contains("1 visit still to come today.")
                .contains("Tom, Thursday 3 December, 9:30am to midday")
                .contains("12 School Road, Sale, M33 7XX")
                .contains("Nothing waits for you")
                .contains("Nothing is on its way now")
                .contains("People can find you.")
                .doesNotContain("Seeing friends")
                .doesNotContain("Tell us your hours");
    }

    @Test
    void asksForHoursOfVisitsThatAreOverBeforeAnythingElse() {
        Booking over = aBooking()
                .in(BookingState.CONFIRMED)
                .at("2026-12-02T09:30:00Z", "2026-12-02T12:00:00Z")
                .build();
        Booking tomorrow = aBooking()
                .in(BookingState.CONFIRMED)
                .at("2026-12-04T09:30:00Z", "2026-12-04T12:00:00Z")
                .build();
        TodayPage page = page(day(List.of(over), List.of(tomorrow), List.of(), List.of(), 0), NOW);

        assertThat(page.sentence()).isEqualTo("You have no more visits today. Tell us your hours for 1 visit.");
        assertThat(page.visits())
                .extracting(card -> card.title())
                .containsExactly(
                        "Tom, Wednesday 2 December, 9:30am to midday", "Tom, Friday 4 December, 9:30am to midday");
        assertThat(page.visits().getFirst().attention()).isTrue();
        assertThat(page.visits().getFirst().actions().getFirst().href())
                .isEqualTo("/my-visits/" + BookingFixture.ID + "/hours");
    }

    @Test
    void aVisitThatIsOnNowCanBeToldAsSoonAsItIsFinished() {
        Booking now = aBooking().in(BookingState.CONFIRMED).build();
        TodayPage page =
                page(day(List.of(), List.of(now), List.of(), List.of(), 0), Instant.parse("2026-12-03T10:00:00Z"));

        assertThat(page.visits().getFirst().lines())
                .contains("It is on now. Tell us your hours when you have finished.");
    }

    @Test
    void saysWhatNeedsAnAnswerAndWhichMoneyIsComing() {
        Booking request = aBooking().build();
        Booking questioned = aBooking()
                .told("2026-12-01T09:30:00Z", "2026-12-01T12:30:00Z", 5340)
                .questioned("You left at 12", 0)
                .build();
        Booking partly = aBooking()
                .told("2026-12-01T09:30:00Z", "2026-12-01T12:30:00Z", 5340)
                .questioned("You left at 12", 4450)
                .build();
        String text = RenderedPage.textForPeople(TodayPage.of(
                FRAME,
                day(List.of(), List.of(), List.of(request), List.of(questioned, partly), 5340),
                Map.of(),
                List.of(
                        new ProviderPay.Coming(LocalDate.of(2026, 12, 4), "stripe", false, 4450),
                        new ProviderPay.Coming(LocalDate.of(2026, 12, 4), "own-bank", false, 2000)),
                file(ProviderState.ACCREDITED, insurance(LocalDate.of(2027, 1, 31))),
                NOW));

        assertThat(text)
                .contains("Tom asks: Getting out and about")
                .contains("£44.50 for 2 hours 30 minutes")
                .contains("Answer by Wednesday 2 December, 9am")
                .contains("Tom says that something is wrong with your hours.")
                .contains("Tom said yes to £44.50. £8.90 waiting for an answer")
                .contains("£44.50 in your bank by Friday 4 December")
                .contains("£20.00 from the person's own bank by Friday 4 December")
                .contains("£53.40 waiting for an answer")
                .contains("Public liability insurance runs out on 31 January 2027")
                .doesNotContain("Seeing friends");
    }

    @Test
    @DisplayName("R32 R33 a provider who can't be booked is told, the reason of a suspension is not")
    void saysWhoCantBeBooked() {
        assertThat(YourPage.words(file(ProviderState.PAUSED, insurance(LocalDate.of(2026, 12, 1))), TODAY))
                .containsExactly(
                        "You can't be booked now, because a check ran out. Visits that you have done are still paid.",
                        "Public liability insurance ran out on 1 December 2026");
        assertThat(YourPage.words(file(ProviderState.SUSPENDED), TODAY))
                .containsExactly("You can't be booked now. Call the council to hear what happens next.");
    }

    @Test
    void countsWhatANewcomerHasDoneAndSaysWhyEachIsWanted() {
        ProviderFile file = file(
                ProviderState.APPLIED,
                check(CheckName.IDENTITY, Check.State.ACCEPTED, null),
                check(CheckName.DBS, Check.State.GIVEN, null),
                check(CheckName.REFERENCES, Check.State.RETURNED, "One of them could not be reached"),
                check(CheckName.INSURANCE, Check.State.MISSING, null));
        String text = RenderedPage.textForPeople(TasksPage.of(
                FRAME,
                file,
                List.of(),
                "The council has had your application for 3 working days. It answers within 10.",
                List.of()));

        assertThat(text)
                .contains("2 of 5 done")
                .contains("3 working days")
                .contains("Two references: One of them could not be reached")
                .contains("It pays if somebody is hurt or something is broken.")
                .contains("Your first offer")
                .doesNotContain("Check your answers and send them");
        assertThat(RenderedPage.html(TasksPage.of(FRAME, file, List.of(), "", List.of())))
                .contains("href=\"/tasks/insurance\"")
                .contains("href=\"/my-page/offers/new\"");
    }

    @Test
    @DisplayName("R30 who was told no reads why, what to do about it, and sends it again")
    void saysWhyTheCouncilSaidNo() {
        ProviderFile file = file(ProviderState.REFUSED, check(CheckName.IDENTITY, Check.State.ACCEPTED, null));

        assertThat(RenderedPage.textForPeople(
                        TasksPage.of(FRAME, file, List.of(), "", List.of("Two references could not be reached."))))
                .contains("The council said no for now")
                .contains("Two references could not be reached.")
                .contains("Check your answers and send them");
    }

    @Test
    @DisplayName("R31 my page shows what was checked and when, and no address")
    void showsHowPeopleSeeMe() {
        OwnOffer offer = new OwnOffer(
                BookingFixture.ID,
                "Getting out and about",
                "Going out",
                SoldBy.HOURLY,
                List.of(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED),
                List.of("Weekdays: £17.80 an hour"),
                OfferState.PUBLISHED,
                true,
                LocalDate.of(2026, 12, 20),
                new LowPay(1_320, LocalDate.of(2027, 4, 1), false));
        String text = RenderedPage.textForPeople(MyPage.of(
                FRAME,
                file(ProviderState.ACCREDITED, insurance(LocalDate.of(2027, 1, 31))),
                OWN,
                List.of(offer),
                List.of(new Demand.Wanted("Gardening", 12), new Demand.Wanted("Meals", 0)),
                TODAY));

        assertThat(text)
                .contains("Sale. Nobody sees your address.")
                .contains("Checked, dated 1 February 2026. Runs out on 31 January 2027")
                .contains("Weekdays: £17.80 an hour")
                .contains("You can be employed by the person. You run your own business.")
                .contains("Only people you already work for")
                .contains("What runs out when")
                .contains("See or change it")
                .contains("From 20 December 2026 nobody finds it, unless you say that you are still here.")
                .contains("I’m still here")
                .contains("From 1 April 2027 it pays less than the law says.")
                .contains("Gardening: 12 times")
                .contains("Meals: fewer than 5 times");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void welcomesEveryoneAndPromisesNothingThatIsNotThere(Role role) {
        WelcomePage page = WelcomePage.of(FRAME, "Yusuf Rahman", Set.of(role));

        assertThat(RenderedPage.textForPeople(page)).contains("This can’t be done here yet");
        assertThat(page.who()).hasSize(2).first().isEqualTo("Welcome, Yusuf Rahman.");
        assertThat(page.now()).extracting(link -> link.href()).contains("/find", "/help");
    }

    @Test
    void welcomesWhoIsNothingHereYet() {
        assertThat(RenderedPage.textForPeople(WelcomePage.of(FRAME, "Yusuf Rahman", Set.of())))
                .contains("Nothing else is known of you here yet.");
    }

    @Test
    @DisplayName("R11 R16 finance sees at once whether the ledger balances and which promises were missed")
    void tellsFinanceWhatIsWrongFirst() {
        TrialBalance balanced = TrialBalance.of(List.of(
                new TrialBalance.Item("a", "council-funding", 62_400, 0),
                new TrialBalance.Item("b", "budget-council", 0, 62_400)));
        PaymentTotals.Totals totals = new PaymentTotals.Totals(1, 4450, 2, 4000, 1, 10_560, 0, 0, 1, 890, 3, 13_350);
        RailQuestion question = new RailQuestion(
                "stripe",
                "evt_1",
                "transfer.reversed",
                "tr_1",
                4450L,
                Instant.parse("2026-12-03T08:00:00Z"),
                "unmatched");

        String calm = RenderedPage.text(
                FinanceHomePage.of(FRAME, balanced, 0, 0, totals, new Payments.Promises(0, 0, 0, 0), List.of()));
        String alarmed = RenderedPage.text(FinanceHomePage.of(
                FRAME,
                new TrialBalance(balanced.items(), 62_400, 62_390, 10),
                2,
                1,
                totals,
                new Payments.Promises(2, 5340, 1, 1),
                List.of(question)));

        assertThat(calm)
                .contains("The ledger balances: £624.00 on each side, the difference is £0.00.")
                .contains("Paid today 3 £133.50")
                .contains("Failed 1 £8.90")
                .contains("No funding run waits for your look.")
                .contains("No rate card waits for your look.")
                .contains("Every promised day has been kept so far.")
                .doesNotContain("doesn't fit");
        assertThat(alarmed)
                .contains("The ledger does not balance: the sides differ by £0.10.")
                .contains("2 funding runs wait for your look.")
                .contains("1 rate card waits for your look.")
                .contains("2 payments of £53.40 in all are past the promised day.")
                .contains("1 payment failed")
                .contains("1 payment so far came after the promised day.")
                .contains("unmatched £44.50 tr_1");
    }

    private static String today(ProviderDiary.Day day, Instant now) {
        return RenderedPage.textForPeople(page(day, now));
    }

    private static TodayPage page(ProviderDiary.Day day, Instant now) {
        return TodayPage.of(
                FRAME,
                day,
                Map.of(BookingFixture.ID, new Address("12 School Road\nSale", "M33 7XX")),
                List.of(),
                file(ProviderState.ACCREDITED),
                now);
    }

    private static ProviderDiary.Day day(
            List<Booking> toTell,
            List<Booking> next,
            List<Booking> requests,
            List<Booking> questioned,
            long waitingPence) {
        return new ProviderDiary.Day(toTell, next, requests, questioned, waitingPence);
    }

    private static ProviderFile file(ProviderState state, Check... checks) {
        return new ProviderFile(
                UUID.fromString("019a0000-0000-7000-8000-000000000010"),
                "Aisha K.",
                ProviderKind.PERSONAL_ASSISTANT,
                state,
                "You are the boss, and I mean that.",
                "Sale",
                List.of("English", "Urdu"),
                List.of("dementia"),
                null,
                LocalDate.of(2026, 11, 30),
                LocalDate.of(2026, 1, 5),
                true,
                List.of(checks));
    }

    private static Check insurance(LocalDate until) {
        return new Check(
                CheckName.INSURANCE,
                true,
                null,
                Check.State.ACCEPTED,
                null,
                "Harbour Mutual",
                LocalDate.of(2026, 2, 1),
                until,
                "Sam Officer",
                null,
                false);
    }

    private static Check check(CheckName name, Check.State state, @Nullable String reason) {
        return new Check(name, true, null, state, null, null, LocalDate.of(2026, 11, 1), null, null, reason, false);
    }
}
