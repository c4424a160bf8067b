package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.budget.AwardKind;
import uk.directly.payment.ToPayLine;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

class HolderHomeTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Instant NOW = Instant.parse("2026-12-03T18:00:00Z");

    @Test
    @DisplayName("R12 The first line says what is left to use, in a sentence")
    void saysFirstWhatIsLeft() {
        String html = RenderedPage.html(home(List.of(), List.of(), List.of(), List.of()));

        assertThat(html)
                .contains("<h1 class=\"govuk-heading-l\">You have £490.50 left to use until Sunday 13 December</h1>");
        assertThat(RenderedPage.textForPeople(home(List.of(), List.of(), List.of(), List.of())))
                .contains("Needs you Nothing at the moment.")
                .contains("No visit is booked.")
                .contains("Find support");
    }

    @Test
    void asksAboutAVisitAsPlannedWithOneButton() {
        Booking told = BookingFixture.aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
                .build();
        HolderHomePage page = home(List.of(told), List.of(), List.of(), List.of(told));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Needs you (1)")
                .contains("says they came Thursday 3 December, 9:30am to midday")
                .contains("As planned: £44.50")
                .contains("Book " + told.provider().name() + " again");
        assertThat(RenderedPage.html(page))
                .contains("action=\"/visits/" + told.id() + "/agree\"")
                .contains("href=\"/visits/" + told.id() + "/question\"")
                .contains("name=\"_csrf\"");
    }

    @Test
    @DisplayName("R57 More than was promised is never agreed to from the first page")
    void asksOnAPageOfItsOwnAboutMore() {
        Booking told = BookingFixture.aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340)
                .build();
        HolderHomePage page = home(List.of(told), List.of(), List.of(), List.of());

        assertThat(RenderedPage.textForPeople(page)).contains("£8.90 more than planned");
        assertThat(RenderedPage.html(page))
                .contains("href=\"/visits/" + told.id() + "/agree\"")
                .doesNotContain("action=\"/visits/");
    }

    @Test
    void saysWhatComesNextAndWhereToChangeIt() {
        Booking next = BookingFixture.aBooking()
                .at("2026-12-08T09:30:00Z", "2026-12-08T12:00:00Z")
                .in(BookingState.REQUESTED)
                .build();
        Booking cancelled = BookingFixture.aBooking()
                .at("2026-12-04T09:30:00Z", "2026-12-04T12:00:00Z")
                .in(BookingState.CANCELLED)
                .build();
        HolderHomePage page = home(List.of(), List.of(), List.of(cancelled, next), List.of());

        assertThat(RenderedPage.textForPeople(page))
                .contains("Tuesday 8 December, 9:30am to midday")
                .contains("Waiting for")
                .doesNotContain("Friday 4 December");
        assertThat(RenderedPage.html(page)).contains("href=\"/visits/" + next.id() + "/cancel\"");
    }

    @Test
    @DisplayName("R27 What is to be paid from one's own bank needs the person too")
    void saysWhatIsToBePaid() {
        ToPayLine due = new ToPayLine(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                "Aisha K",
                new UUID(0, 4),
                "Tom Okafor",
                Instant.parse("2026-12-01T09:30:00Z"),
                4450,
                "DIR-1",
                null,
                null,
                LocalDate.of(2026, 12, 8),
                ToPayLine.State.DUE,
                null);

        assertThat(RenderedPage.textForPeople(home(List.of(), List.of(due), List.of(), List.of())))
                .contains("Needs you (1)")
                .contains("Pay £44.50 to Aisha K by Tuesday 8 December");
    }

    @Test
    @DisplayName("R63 A carer reads what is for themselves, and where a break comes from")
    void speaksToCarers() {
        String text = RenderedPage.textForPeople(
                home(RenderedPage.viewer(Navigation.CARER), SomeMoney.of(AwardKind.CARER_DIRECT_PAYMENT, 2)));

        assertThat(text)
                .contains("£490.50 left to use for yourself")
                .contains("A break is paid from the money of the person you look after");
    }

    @Test
    void saysTheWholeOfAYearAndOfAOneOffPayment() {
        assertThat(RenderedPage.textForPeople(
                        home(RenderedPage.viewer(Navigation.CARER), SomeMoney.of(AwardKind.CARER_DIRECT_PAYMENT, 52))))
                .contains("£624.00 for you this year, £490.50 left");
        assertThat(RenderedPage.textForPeople(home(TOM, SomeMoney.of(AwardKind.ONE_OFF_DIRECT_PAYMENT, 1))))
                .contains("£624.00 for you in one payment, £490.50 left");
    }

    @Test
    @DisplayName("R61 Who acts for somebody reads it in the third person")
    void speaksOfTheOtherPerson() {
        Viewer priya = new Viewer(
                "Priya Shah",
                Navigation.HOLDER,
                TOM.help(),
                new Viewer.ActingFor("Tom Shah", null, true),
                TOM.formToken(),
                false);

        assertThat(RenderedPage.textForPeople(home(
                        priya,
                        SomeMoney.ongoing()
                                .spending(25_000)
                                .owing(4_000, "2026-11-30")
                                .now())))
                .contains("Tom Shah has £490.50 left to use until Sunday 13 December")
                .contains("£40.00 of Tom Shah’s share is not paid yet.")
                .contains("Until it is paid Tom Shah has £40.00 less for new ones.")
                .contains("If Tom Shah goes on as in the last weeks, Tom Shah’s money lasts")
                .doesNotContain("your money lasts");
    }

    @Test
    @DisplayName(
            "Shows the weeks ahead as a picture and as a table with the same figures, and how long the money lasts")
    void drawsTheWeeksAhead() {
        HolderHomePage page = home(TOM, SomeMoney.ongoing().spending(25_000).now());
        String html = RenderedPage.html(page);

        assertThat(html).contains("role=\"img\"").contains("<title id=\"weeks-");
        WeeksPicture weeks = Objects.requireNonNull(page.money().getFirst().weeks());
        assertThat(weeks.table().rows())
                .hasSize(12)
                .first()
                .satisfies(row -> assertThat(row.cells()).startsWith("3 Dec to 6 Dec"));
        assertThat(weeks.bars()).hasSize(12);
        assertThat(page.money().getFirst().lasts())
                .isEqualTo("If you go on as in the last weeks, your money lasts for the next 12 weeks.");
        assertThat(page.money().getFirst().warnings()).isEmpty();
    }

    @Test
    void warnsWhereTheMoneyEndsBeforeItsTimeDoes() {
        HolderHomePage page = home(TOM, SomeMoney.ongoing().spending(60_000).now());

        assertThat(RenderedPage.textForPeople(page))
                .contains("If you go on as in the last weeks, your money lasts until")
                .contains("New money comes on Monday 14 December.")
                .contains("Look at the visits that are planned, or call ");
        assertThat(page.money().getFirst().warnings()).hasSize(1);
    }

    @Test
    void warnsWhereNearlyAllIsSpentOrPromised() {
        assertThat(home(TOM, SomeMoney.ongoing().nearlySpent(21).now())
                        .money()
                        .getFirst()
                        .warnings())
                .extracting(HolderHomePage.Warning::title)
                .containsExactly("£133.50 of £624.00 is spent or promised for visits.");
        assertThat(home(TOM, SomeMoney.ongoing().nearlySpent(22).now())
                        .money()
                        .getFirst()
                        .warnings())
                .isEmpty();
    }

    @Test
    void saysNothingOfTheWeeksAheadWhereTooLittleIsKnown() {
        HolderHomePage page = home(TOM, SomeMoney.of(AwardKind.DIRECT_PAYMENT, 2));

        assertThat(page.money().getFirst().lasts()).isNull();
        assertThat(RenderedPage.html(page)).doesNotContain("role=\"img\"");
    }

    @Test
    void saysSoWhereThereIsNoMoneyYet() {
        HolderHomePage page =
                home(List.of(), List.of(), List.of(), List.of(), List.of()).page(TOM);

        assertThat(RenderedPage.textForPeople(page)).contains("You have no support money here yet.");
    }

    @Test
    @DisplayName("R7 R54 of two who were to come, or to share it, one can't: it stands under what needs them")
    void asksWhetherOneIsEnough() {
        UUID id = new UUID(0, 70);
        Booking alone = BookingFixture.aBooking()
                .at("2026-12-04T09:30:00Z", "2026-12-04T12:00:00Z")
                .in(BookingState.CONFIRMED)
                .with(new Company(new Company.Pair(id, id, "Green Gate", BookingState.DECLINED, null, false)))
                .build();
        Booking shared = BookingFixture.aBooking()
                .at("2026-12-04T09:30:00Z", "2026-12-04T12:00:00Z")
                .in(BookingState.CONFIRMED)
                .with(new Company(new Company.Couple(id, true, "Ann", id, 1, BookingState.CANCELLED, "holder")))
                .build();

        String text = RenderedPage.textForPeople(home(List.of(), List.of(), List.of(alone, shared), List.of()));

        assertThat(text)
                .contains("Green Gate can’t come. Say whether Aisha K. is enough")
                .contains("Ann called off: go on alone, or call off too");
    }

    private static HolderHomePage home(
            List<Booking> waiting, List<ToPayLine> toPay, List<Booking> coming, List<Booking> known) {
        return home(List.of(SomeMoney.of(AwardKind.DIRECT_PAYMENT, 2)), waiting, toPay, coming, known)
                .page(TOM);
    }

    private static HolderHomePage home(Viewer viewer, HomeMoney money) {
        return home(List.of(money), List.of(), List.of(), List.of(), List.of()).page(viewer);
    }

    private static HolderHome home(
            List<HomeMoney> money,
            List<Booking> waiting,
            List<ToPayLine> toPay,
            List<Booking> coming,
            List<Booking> known) {
        return new HolderHome(
                money,
                List.of(),
                List.of(),
                new HolderNeeds(waiting, toPay, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                coming,
                List.of(),
                known,
                NOW);
    }
}
