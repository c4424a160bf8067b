package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** Two people at the same time, on a phone and without scripts: both are asked, one can't come, the person decides. */
@InChromium
class TwoAtOnceInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    TwoAtOnceInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 R7 two are booked together; one says no; the person keeps the other alone, then calls her off")
    void bothThenOne() {
        Instant start = directly.firstDay()
                .plusDays(40)
                .atTime(LocalTime.of(11, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
        // Green Gate is somebody whom Tom knows.
        Api.Answer known = new Holder(api, "holder")
                .book(Holder.offerOf(api, "micro"), start.plus(Duration.ofDays(1)), Duration.ofHours(1));
        assertThat(known.status()).as("%s", known.body()).isEqualTo(201);
        Map<String, Object> visit =
                new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start, Duration.ofHours(1));
        String check = "/book/" + visit.get("offerId") + "/check?start=" + visit.get("start") + "&end="
                + visit.get("end") + "&for=" + visit.get("planLineId") + "&more=self&as=self-employed";
        String together;
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open(check);
            tab.follow("Do you need two people at the same time?");
            assertThat(tab.heading()).isEqualTo("Who else should come?");
            tab.press("Continue");
            assertThat(tab.main()).contains("Choose who else should come");
            tab.tick("Green Gate").press("Continue");
            assertThat(tab.heading()).isEqualTo("Check before you book");
            assertThat(tab.main()).contains("Both together").contains("All of Green Gate");
            tab.press("Book both and promise £");
            assertThat(tab.heading()).contains("We asked").contains("Green Gate");
            together = tab.address().getPath();
        }
        String pair = together.substring(together.lastIndexOf('/') + 1);
        String ben = api.get("holder", "/api/v1/bookings/together/" + pair)
                .body()
                .at("/bookings/1/id")
                .asString();
        assertThat(api.post("micro", "/api/v1/bookings/" + ben + "/decline", Map.of())
                        .status())
                .isEqualTo(200);
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open(check.replace("/check?", "/second?"));
            tab.lookForPeople("two-second");
            tab.open("/visits");
            tab.follow("Green Gate can’t come").lookForPeople("two-alone");
            assertThat(tab.heading()).endsWith("enough?");
            assertThat(tab.main()).contains("We have asked nobody else.").contains("Calling off now is free.");
            tab.press("Keep ");
            assertThat(tab.main()).contains("comes alone. Nothing else has changed.");
            tab.lookForPeople("two-kept").press("Call ");
            assertThat(tab.main()).contains("It is called off.");
            tab.lookForPeople("two-off");
            tab.open(check.replace("/check?", "/two?") + "&with=" + Holder.offerOf(api, "micro") + "&key=eye");
            tab.lookForPeople("two-check");
            tab.page().getByText("Shall both come again").click();
            tab.follow("alone, and say how often");
            assertThat(tab.address().getPath()).endsWith("/time");
        }
    }

    @Test
    @DisplayName("R102 somebody else's two are not found, and a provider has no such page")
    void isNobodyElses() {
        try (Tab tab = chromium.signedIn(directly, "holder2")) {
            assertThat(tab.open("/visits/together/019a0000-0000-7000-8000-000000000001"))
                    .isEqualTo(404);
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            assertThat(tab.open("/visits/together/019a0000-0000-7000-8000-000000000001"))
                    .isEqualTo(403);
        }
    }
}
