package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** The wrong people at the routes of the day of a visit, of calling off, of answering for others (R102, R60, R106). */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayRolesIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> ALL = List.of(
            "holder",
            "carer",
            "nominee",
            "authorised",
            "helper",
            "self-funder",
            "pa",
            "broker",
            "accreditation",
            "finance",
            "social-work",
            "commissioner",
            "support");

    private final RunningDirectly directly;
    private final Api api;
    private UUID visit = new UUID(0, 0);

    DayRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void aVisit() {
        Instant start = directly.firstDay()
                .plusDays(4)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
        Api.Answer booked = new Holder(api, "holder").book(Holder.offerOf(api, "pa"), start, Duration.ofHours(2));
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        visit = booked.id();
        api.post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /not-come, holder carer",
        "POST, /did-not-happen, holder carer pa",
        "POST, /help, holder carer pa",
        "POST, /call-off, pa",
    })
    @DisplayName(
            "R102 only the two sides of a visit, each what is theirs; the rest are not allowed, other holders find nothing")
    void ofAVisit(String method, String route, String allowed) {
        String path = "/api/v1/bookings/" + visit + route;
        Map<String, Object> body = route.equals("/did-not-happen") ? Map.of("by", "provider") : Map.of();
        for (String persona : ALL) {
            if (!List.of(allowed.split(" ", -1)).contains(persona)) {
                assertThat(api.post(persona, path, body).problem())
                        .as("%s %s %s", persona, method, route)
                        .isEqualTo("not-allowed");
            }
        }
        String stranger = route.equals("/call-off") ? "micro" : "holder2";
        assertThat(api.post(stranger, path, body).status()).as(route).isEqualTo(404);
        assertThat(api.post(null, path, body).status()).isEqualTo(401);
        assertThat(api.get("holder", "/api/v1/bookings/" + visit)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/asking, holder carer",
        "/api/v1/backup-list, holder carer",
        "/api/v1/hospital-stays, holder carer",
        "/api/v1/visit-tasks, support social-work helper nominee authorised",
    })
    @DisplayName("R102 what is a person's own is read by nobody else")
    void ofAPerson(String path, String allowed) {
        for (String persona : ALL) {
            Api.Answer answer = api.get(persona, path);
            if (List.of(allowed.split(" ", -1)).contains(persona)) {
                assertThat(answer.status()).as("%s %s", persona, path).isEqualTo(200);
            } else {
                assertThat(answer.problem()).as("%s %s", persona, path).isEqualTo("not-allowed");
            }
        }
    }

    @Test
    @DisplayName("R106 only the team raises a worry, and the person reads nothing of it")
    void aWorry() {
        String holder = api.get("holder", "/api/v1/me").body().path("id").asString();
        String path = "/api/v1/people/" + holder + "/safeguarding";
        for (String persona : ALL) {
            if (!persona.equals("social-work")) {
                assertThat(api.post(persona, path, Map.of("reason", "x")).problem())
                        .as(persona)
                        .isEqualTo("not-allowed");
            }
        }
        assertThat(api.post("social-work", path, Map.of("reason", "Told us of a worry"))
                        .status())
                .isEqualTo(204);
        for (String page : List.of("/home", "/visits", "/visits/asking", "/money")) {
            assertThat(PlainBrowser.signedIn(directly, "holder").get(page).html())
                    .doesNotContain("worry")
                    .doesNotContain("safeguarding");
        }
        Map<String, String> why = Map.of("reason", "He is safe");
        assertThat(api.post("social-work", path + "/lift", why).problem())
                .as("another one than who raised it")
                .isEqualTo("not-allowed");
        assertThat(api.post("safeguarding", path + "/lift", Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(api.post("safeguarding", path + "/lift", why).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/visits/check, holder carer",
        "/visits/asking, holder carer",
        "/visits/hospital, holder carer",
        "/people/backup, holder carer",
        "/key-in, support",
        "/visit-tasks, support helper nominee authorised",
    })
    @DisplayName("R102 the same on the pages")
    void pages(String path, String allowed) {
        for (String persona : List.of("holder", "pa", "finance", "support", "helper")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get(path).status())
                    .as("%s %s", persona, path)
                    .isEqualTo(List.of(allowed.split(" ", -1)).contains(persona) ? 200 : 403);
        }
    }
}
