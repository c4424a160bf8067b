package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** R51: one visit for two people on a phone and without scripts: a link is handed on, the other agrees, one calls off. */
@InChromium
class CoupleInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    CoupleInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 R54 Tom hands on a link, the other agrees with her own money, goes on alone when he calls off")
    void sharesAVisit() {
        Instant start = directly.firstDay()
                .plusDays(45)
                .atTime(LocalTime.of(11, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
        Map<String, Object> visit =
                new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start, Duration.ofHours(1));
        String check = "/book/" + visit.get("offerId") + "/check?start=" + visit.get("start") + "&end="
                + visit.get("end") + "&for=" + visit.get("planLineId") + "&more=self&as=self-employed";
        String shared;
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open(check);
            tab.follow("Is it for you and somebody else together?");
            assertThat(tab.heading()).isEqualTo("One visit for two people");
            assertThat(tab.main()).contains("Your half").contains("Neither sees what the other has.");
            tab.press("Get the link");
            assertThat(tab.main()).contains("Hand the link below").contains("/visits/shared/");
            shared = tab.address().getPath();
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open("/visits");
            tab.follow("You asked somebody to share a visit");
            tab.lookForPeople("couple-link");
            tab.open(check.replace("/check?", "/share?") + "&key=eye");
            tab.lookForPeople("couple-share");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            assertThat(tab.open(shared)).isEqualTo(403);
        }
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder2")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open(shared);
            assertThat(tab.heading()).isEqualTo("Tom asks you to share a visit");
            tab.press("I agree, book for both of us");
            assertThat(tab.main()).contains("Choose what this is for");
        }
        try (Tab tab = chromium.signedIn(directly, "holder2")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open(shared);
            tab.lookForPeople("couple-invited");
            tab.tick(new Holder(api, "holder2").budget().at("/planLines/0/name").asString())
                    .press("I agree, book for both of us");
            assertThat(tab.heading()).startsWith("We asked ");
            assertThat(tab.main()).contains("With Tom. Each of you pays half");
            JsonNode hers = half("holder2");
            assertThat(api.post("pa", "/api/v1/bookings/" + hers.path("id").asString() + "/accept", Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(api.post(
                                    "holder",
                                    "/api/v1/bookings/"
                                            + half("holder").path("id").asString() + "/cancel",
                                    "couple-off",
                                    Map.of("reason", "changed-mind"))
                            .status())
                    .isEqualTo(200);
            tab.open("/visits/" + hers.path("id").asString());
            tab.follow("Tom called off: go on alone, or call off too");
            assertThat(tab.main()).contains("Tom called off.").contains("Call it off, free of charge");
            tab.lookForPeople("couple-alone").press("Go on alone for £");
            assertThat(tab.main()).contains("Booked").doesNotContain("Each of you pays half");
        }
    }

    private JsonNode half(String persona) {
        for (JsonNode booking : api.get(persona, "/api/v1/bookings").body().path("items")) {
            if (!booking.path("shared").isMissingNode()) {
                return booking;
            }
        }
        throw new IllegalStateException(persona + " has no half");
    }
}
