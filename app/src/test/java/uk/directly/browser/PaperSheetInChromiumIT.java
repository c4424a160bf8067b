package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;

/** A paper sheet is keyed in by a support worker, and both sides see who did it from what (R55). */
@InChromium
class PaperSheetInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(2);

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    PaperSheetInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R55 several lines of one sheet; a wrong line stops none of the others; without scripts, on a phone")
    void keysASheetIn() {
        Holder tom = new Holder(api, "holder");
        UUID first = booked(tom, at(2));
        UUID second = booked(tom, at(3));
        api.moveClock(at(4));
        try (Tab tab = chromium.signedInWithoutScripts(directly, "support")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.follow("Key in").follow("Tom");
            tab.press("Key it in");
            assertThat(tab.main()).contains("Say which sheet it is");
            tab.type("Which sheet is it?", "Sheet of this week, signed by both");
            began(tab).nth(0).fill("9:30");
            ended(tab).nth(0).fill("11:30");
            began(tab).nth(1).fill("half past");
            ended(tab).nth(1).fill("11:00");
            tab.press("Key it in");
            assertThat(tab.main()).contains("Give the time it began");
            began(tab).nth(0).fill("9:45");
            tab.press("Key it in");
            assertThat(tab.main()).contains("1 visit keyed in.");
        }
        for (UUID visit : new UUID[] {first, second}) {
            var told = api.get("holder", "/api/v1/bookings/" + visit).body();
            assertThat(told.path("state").asString()).isEqualTo("recorded");
            assertThat(told.at("/visit/source").asString()).isEqualTo("Sheet of this week, signed by both");
            assertThat(told.at("/visit/keyedInBy").asString()).isNotEmpty();
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/" + first);
            tab.lookForPeople("keyed-in");
            assertThat(tab.main()).contains("Keyed in by").contains("Sheet of this week, signed by both");
        }
        try (Tab tab = chromium.signedIn(directly, "support")) {
            tab.open("/key-in");
            tab.look("key-in");
            tab.open("/visit-tasks");
            tab.look("visit-tasks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder", "pa", "finance", "accreditation", "nominee", "helper", "broker", "social-work"})
    @DisplayName("R102 nobody else keys in")
    void isClosedToOthers(String persona) {
        assertThat(PlainBrowser.signedIn(directly, persona).get("/key-in").status())
                .isEqualTo(403);
    }

    private static Locator began(Tab tab) {
        return tab.page().getByLabel("Began", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator ended(Tab tab) {
        return tab.page().getByLabel("Ended", new Page.GetByLabelOptions().setExact(true));
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
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }
}
