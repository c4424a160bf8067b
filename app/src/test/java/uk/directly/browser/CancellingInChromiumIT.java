package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** A late cancellation whose time is booked by somebody else, and a hospital fortnight; on a phone, without scripts. */
@InChromium
class CancellingInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(2);

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    CancellingInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R53 cancelled 30 hours before: half of it, shown first; then somebody else books, and it costs nothing")
    void lateAndLetAgain() {
        Instant start = at(4);
        UUID visit = booked(new Holder(api, "holder"), start);
        api.moveClock(start.minus(Duration.ofHours(30)));
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open("/visits/" + visit + "/cancel");
            assertThat(tab.main()).contains("Cancelling now costs £");
            tab.tick("I changed my mind").press("Cancel this visit");
            assertThat(tab.main()).contains("Cancelling cost £");
            booked(new Holder(api, "holder2"), start);
            tab.open("/visits/" + visit);
            assertThat(tab.main()).contains("It cost nothing. Somebody else booked the time, so you have £");
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/" + visit);
            tab.lookForPeople("let-again");
        }
    }

    @Test
    @DisplayName("R53 a hospital fortnight: the sum first, all visits paused, ended early on the same page")
    void hospitalFortnight() {
        LocalDate first = LocalDate.ofInstant(api.now(), LONDON).plusDays(8);
        UUID one = booked(new Holder(api, "holder"), at(9));
        UUID two = booked(new Holder(api, "holder"), at(15));
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.follow("Visits").follow("In hospital, or going in?");
            tab.press("See what is paused");
            assertThat(tab.main()).contains("Enter a date, like 3 8 2027");
            tab.typeDate("First day", first);
            tab.typeDate("Last day", first.plusDays(13));
            tab.press("See what is paused");
            assertThat(tab.main()).contains("We pause 2 visits.").contains("You pay nothing.");
            tab.press("Pause my visits");
            assertThat(tab.main()).contains("Your visits are paused.");
        }
        for (UUID visit : new UUID[] {one, two}) {
            assertThat(api.get("holder", "/api/v1/bookings/" + visit)
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("cancelled");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/my-visits/" + one);
            assertThat(tab.main()).contains("It was paused.").doesNotContain("hospital");
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/hospital");
            tab.lookForPeople("hospital").press("I am not in hospital");
            assertThat(tab.main()).contains("Saved.").doesNotContain("Change the last day");
        }
    }

    private UUID booked(Holder holder, Instant start) {
        Api.Answer booked = holder.book(Holder.offerOf(api, "pa"), start, VISIT);
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        assertThat(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return booked.id();
    }

    private Instant at(int days) {
        // The other journey may have moved the clock.
        return LocalDate.ofInstant(api.now(), LONDON)
                .plusDays(days)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }
}
