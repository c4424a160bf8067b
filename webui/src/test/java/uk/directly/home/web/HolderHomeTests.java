package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.budget.Budget;
import uk.directly.budget.StatementLine;
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
                "Aisha K",
                4450,
                "DIR-1",
                null,
                LocalDate.of(2026, 12, 8),
                ToPayLine.State.DUE);
        ToPayLine paid = new ToPayLine(
                new UUID(0, 3),
                new UUID(0, 4),
                "Sam T",
                1000,
                "DIR-2",
                null,
                LocalDate.of(2026, 12, 8),
                ToPayLine.State.SAID_PAID);

        assertThat(RenderedPage.textForPeople(home(List.of(), List.of(due, paid), List.of(), List.of())))
                .contains("Needs you (1)")
                .contains("Pay £44.50 to Aisha K by Tuesday 8 December")
                .doesNotContain("Sam T");
    }

    @Test
    @DisplayName("R63 A carer reads what is for themselves, and where a break comes from")
    void speaksToCarers() {
        HolderHomePage page = new HolderHome(
                        List.of(new HolderHome.Account(budget("carer-direct-payment"), List.of())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        NOW)
                .page(RenderedPage.viewer(Navigation.CARER));

        assertThat(RenderedPage.textForPeople(page))
                .contains("£490.50 left to use for yourself")
                .contains("A break is paid from the money of the person you look after");
    }

    private static HolderHomePage home(
            List<Booking> waiting, List<ToPayLine> toPay, List<Booking> coming, List<Booking> known) {
        List<StatementLine> none = List.of();
        return new HolderHome(
                        List.of(new HolderHome.Account(budget("direct-payment"), none)),
                        waiting,
                        toPay,
                        coming,
                        known,
                        NOW)
                .page(TOM);
    }

    private static Budget budget(String kind) {
        return new Budget(
                new UUID(0, 3),
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                kind,
                "card-account",
                "net",
                LocalDate.of(2026, 12, 13),
                62_400,
                4_450,
                57_950,
                8_900,
                0,
                49_050,
                Budget.OwnMoney.NONE,
                0,
                List.of());
    }
}
