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

/** A no-show, from the first page to the money that comes back; and three taps on who comes' side. */
@InChromium
class OnTheDayInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(2);

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    OnTheDayInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R58 R7 nobody comes: safe first, told once, one's own list, and the money back; on a phone, without scripts")
    void nobodyComes() {
        Holder tom = new Holder(api, "holder");
        Instant start = at(3);
        UUID visit = booked(tom, start);
        long posted = tom.budget().path("postedPence").asLong();
        long held = tom.budget().path("heldPence").asLong();
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open("/people/backup");
            tab.press("Put Aisha");
            assertThat(tab.main()).contains("Saved.").contains("Take off the list");
            api.moveClock(start.plus(Duration.ofMinutes(11)));
            tab.open("/home");
            tab.follow("They haven’t come");
            assertThat(tab.main()).contains("Are you safe?").contains("999");
            tab.press("Tell ");
            assertThat(tab.main()).contains("We told ");
            tab.follow("Say that it didn’t happen").tick("didn’t come").press("Say that it didn’t happen");
            assertThat(tab.main()).contains("This visit didn’t happen.").contains("left to use again");
        }
        assertThat(api.get("holder", "/api/v1/bookings/" + visit)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("did-not-happen");
        assertThat(tom.budget().path("postedPence").asLong()).isEqualTo(posted);
        assertThat(tom.budget().path("heldPence").asLong()).isLessThan(held);
    }

    @Test
    @DisplayName("R8 three taps: start, finish, yes; then the person says yes to all at once")
    void threeTaps() {
        Holder tom = new Holder(api, "holder");
        Instant start = at(6);
        UUID visit = booked(tom, start);
        UUID waiting = booked(tom, start.plus(Duration.ofDays(1)));
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/asking");
            tab.lookForPeople("asking");
            api.moveClock(start.plus(Duration.ofMinutes(12)));
            tab.open("/visits/" + visit + "/not-come");
            tab.lookForPeople("not-come");
            tab.open("/visits/" + visit + "/did-not-happen");
            tab.lookForPeople("did-not-happen");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.press("Start").lookForPeople("today-started");
            api.moveClock(start.plus(VISIT));
            tab.press("Finish").lookForPeople("send-hours");
            tab.press("Yes, send");
            assertThat(tab.main()).contains("We have your hours.");
            tab.open("/my-visits/" + waiting + "/call-off");
            tab.lookForPeople("call-off");
        }
        Instant second = start.plus(Duration.ofDays(1));
        api.moveClock(second.plus(VISIT));
        api.put(
                "pa",
                "/api/v1/bookings/" + waiting + "/visit",
                Map.of("start", second.toString(), "end", second.plus(VISIT).toString()));
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/check");
            tab.lookForPeople("check-visits").press("Yes to these 2 visits");
            assertThat(tab.main()).contains("You said yes to 2 visits.");
        }
        assertThat(api.get("holder", "/api/v1/bookings/" + visit)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("settled");
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
