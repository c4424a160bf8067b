package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.web.DateWords;

/** Places in a session on a phone: two are booked, and where it is full somebody waits and gets one. */
@InChromium
class SessionInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    SessionInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 two places of a date are booked in the screens that every booking has")
    void booksPlaces() {
        String club = club();
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open("/offers/" + club);
            tab.follow("Choose a time").lookForPeople("session-5");
            tab.type("How many places do you need?", "none").press("Continue");
            assertThat(tab.main())
                    .contains("Choose a date from the list")
                    .contains("Enter how many places you need, like 1");
            tab.lookForPeople("session-5-wrong");
            tab.tick(when(slot(club, 0)))
                    .type("How many places do you need?", "2")
                    .press("Continue");
            tab.tick(line("holder")).press("Continue");
            assertThat(tab.main()).contains("2 at £12.00 each").contains("£24.00");
            tab.lookForPeople("session-7").press("Book and promise £24.00");
            assertThat(tab.heading()).isEqualTo("We asked Green Gate");
        }
    }

    @Test
    @DisplayName("R51 where it is full somebody waits, is offered what comes free, and books it")
    void waits() {
        String club = club();
        JsonNode slot = slot(club, 3);
        String start = slot.path("start").asString();
        taken(club, start, "places");
        try (Tab tab = chromium.signedIn(directly, "carer")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.open("/book/" + club + "/session");
            assertThat(tab.main()).contains("Full. You can wait for a place");
            tab.tick(when(slot)).press("Continue");
            assertThat(tab.heading()).isEqualTo("There are not enough places");
            tab.lookForPeople("session-full").press("Wait for a place");
            assertThat(tab.main()).contains("You are the first who waits.");
            tab.lookForPeople("session-waiting");

            taken(club, start, "taken - 1");
            assertThat(Waiting.until(
                            () -> {
                                tab.open("/waiting");
                                return tab.main();
                            },
                            text -> text.contains("There is a place for you")))
                    .contains("We keep it until");
            tab.open("/visits");
            tab.follow("A place came free. We keep it for you for a while").lookForPeople("session-kept");
            tab.follow("Book it").tick(line("carer")).press("Continue");
            tab.press("Book and promise £12.00");
            assertThat(tab.heading()).isEqualTo("We asked Green Gate");
            tab.open("/waiting");
            assertThat(tab.main()).contains("You don’t wait for anything now.");
        }
    }

    private String club() {
        return directly.database()
                .sql("select id::text from offer where title = 'Wednesday garden club'")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private JsonNode slot(String club, int which) {
        return Waiting.until(
                        () -> api.get(null, "/api/v1/offers/" + club + "/slots")
                                .body()
                                .path("items"),
                        found -> found.size() > which)
                .get(which);
    }

    private static String when(JsonNode slot) {
        return DateWords.visit(
                Instant.parse(slot.path("start").asString()),
                Instant.parse(slot.path("end").asString()));
    }

    private String line(String persona) {
        return new Holder(api, persona).budget().at("/planLines/0/name").asString();
    }

    private void taken(String club, String start, String value) {
        directly.database()
                .sql("update session_occurrence set taken = " + value
                        + " where offer_id = :offer::uuid and lower(period) = :start::timestamptz")
                .bind("offer", club)
                .bind("start", start)
                .fetch()
                .rowsUpdated()
                .block();
    }
}
