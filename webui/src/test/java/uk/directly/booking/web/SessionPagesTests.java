package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.booking.Along;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.booking.Waiting;
import uk.directly.booking.WaitingState;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.FreeTime;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** Choosing a date of a session, and waiting for a place. */
class SessionPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Instant TEN = Instant.parse("2026-12-02T10:00:00Z");
    private static final BookableOffer CLUB = Offered.offer(SoldBy.SESSION, Engagement.BUSINESS);
    private static final FreeTime FREE = new FreeTime(new Span(TEN, TEN.plus(Duration.ofHours(2))), 6);
    private static final FreeTime FULL = new FreeTime(
            new Span(TEN.plus(Duration.ofDays(2)), TEN.plus(Duration.ofDays(2)).plus(Duration.ofHours(2))), 0);

    @Test
    @DisplayName("R51 each date says how many places are left, and that one can wait where it is full")
    void showsDates() {
        String text = RenderedPage.textForPeople(pages(Map.of(), FREE, FULL).page(FormErrors.NONE));

        assertThat(text)
                .contains("Wednesday 2 December, 10am to midday")
                .contains("6 places left")
                .contains("Full. You can wait for a place")
                .contains("How many places do you need?");
    }

    @Test
    void saysWhereNothingIsPlanned() {
        assertThat(RenderedPage.textForPeople(pages(Map.of()).page(FormErrors.NONE)))
                .contains("No date is planned in the next two months");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "two", "1.5", "9999"})
    void asksForARealNumber(String places) {
        SessionPages pages = pages(Map.of(), FREE);

        FormErrors errors = pages.errors(FREE, places);

        assertThat(errors.of("places")).isEqualTo("Enter how many places you need, like 1");
        assertThat(pages.errors(null, "1").of("start")).isEqualTo("Choose a date from the list");
        assertThat(RenderedPage.textForPeople(pages.page(errors))).contains("There is a problem");
    }

    @Test
    @DisplayName("what was answered stays in the address: how many, too")
    void keepsPlaces() {
        Trail trail = Trail.of(new UUID(0, 5), Map.of("places", "3")).at(TEN, TEN.plusSeconds(7200));

        assertThat(trail.purpose().toString()).contains("places=3");
        assertThat(trail.waiting().toString())
                .startsWith("/book/")
                .contains("/wait?")
                .contains("places=3");
        assertThat(Trail.of(new UUID(0, 5), Map.of("places", "no")).places()).isEqualTo(1);
    }

    @Test
    @DisplayName("R51 who waits reads who is before them, and until when a place is kept")
    void showsWaiting() {
        String text = RenderedPage.textForPeople(WaitingPage.of(
                TOM,
                List.of(
                        waiting(WaitingState.WAITING, null, 2),
                        waiting(WaitingState.OFFERED, TEN.minusSeconds(3600), 0)),
                "waiting"));

        assertThat(text)
                .contains("You wait for a place. We tell you when one comes free.")
                .contains("2 people wait before you.")
                .contains("There is a place for you. We keep it until Wednesday 2 December, 9am.")
                .contains("Book it");
        assertThat(RenderedPage.textForPeople(WaitingPage.of(TOM, List.of(), "left")))
                .contains("You don’t wait for it any more.")
                .contains("You don’t wait for anything now.");
        assertThat(RenderedPage.textForPeople(
                        WaitPage.of(TOM, Trail.of(new UUID(0, 5), Map.of()), CLUB, TEN, TEN.plusSeconds(7200))))
                .contains("There are not enough places")
                .contains("Waiting costs nothing, and no money is promised.");
    }

    @Test
    @DisplayName(
            "somebody who comes along and a first time are asked about where there is such a thing, and stay in the address")
    void asksWhoComesAlong() {
        Map<String, String> answers = Map.of("companion", "yes", "taster", "yes");
        SessionPage page = new SessionPages(
                        TOM, null, Trail.of(new UUID(0, 5), answers), CLUB, List.of(FREE), new Along(true, true))
                .page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Somebody comes along to help me")
                .contains("It is my first time here");
        assertThat(RenderedPage.html(page)).containsPattern("id=\"taster\" name=\"taster\"[^>]*checked");
        assertThat(RenderedPage.textForPeople(pages(Map.of(), FREE).page(FormErrors.NONE)))
                .doesNotContain("first time");
        Trail trail = Trail.of(new UUID(0, 5), answers);
        assertThat(trail.check().toString()).contains("companion=yes").contains("taster=yes");
        assertThat(trail.session().toString()).doesNotContain("taster=").doesNotContain("places=");
    }

    @Test
    @DisplayName("R101 who runs it reads that somebody comes along; the person that the first time is free")
    void tellsBothSides() {
        Booking booking = BookingFixture.aBooking()
                .in(BookingState.CONFIRMED)
                .with(new Company(new Along(true, true)))
                .build();

        assertThat(PairWords.forProvider(booking).toString())
                .contains("Somebody comes along")
                .contains("first time");
        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, booking, TEN.minusSeconds(86_400), null)))
                .contains("Your first time here: the first place is free.");
    }

    private static SessionPages pages(Map<String, String> answers, FreeTime... times) {
        return new SessionPages(TOM, null, Trail.of(new UUID(0, 5), answers), CLUB, List.of(times), Along.NONE);
    }

    private static Waiting waiting(WaitingState state, @org.jspecify.annotations.Nullable Instant until, int before) {
        return new Waiting(
                new UUID(0, 8),
                new UUID(0, 5),
                "Garden club",
                new Booking.Provider(new UUID(0, 6), "Green Gate", "micro-provider"),
                TEN,
                TEN.plusSeconds(7200),
                1,
                state,
                until,
                before);
    }
}
