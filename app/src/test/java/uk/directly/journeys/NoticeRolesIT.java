package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.directly.council.CouncilSettings;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** The wrong people at what others are told, and at the officers' pages about it (R102, R106). */
@WholeApplication
class NoticeRolesIT {
    private static final List<String> ALL = List.of(
            "holder",
            "carer",
            "nominee",
            "helper",
            "self-funder",
            "pa",
            "accreditation",
            "finance",
            "social-work",
            "commissioner",
            "support");

    private final RunningDirectly directly;

    NoticeRolesIT(RunningDirectly directly) {
        this.directly = directly;
    }

    @ParameterizedTest
    @CsvSource({
        "/notices/calls, support",
        "/notices/late, support",
        "/notices/held, support social-work",
        "/notices/held/new, support social-work"
    })
    @DisplayName("R106 what officers do about notices is theirs alone")
    void officersOnly(String path, String roles) {
        Set<String> allowed = Set.of(roles.split(" ", -1));

        for (String persona : ALL) {
            assertThat(PlainBrowser.signedIn(directly, persona).get(path).status())
                    .as("%s at %s", persona, path)
                    .isEqualTo(allowed.contains(persona) ? 200 : 403);
        }
    }

    @Test
    @DisplayName("R102 nobody reads another's notices; what isn't there isn't found")
    void nobodyReadsAnothers() {
        UUID visit = new Holder(directly.api(), "holder")
                .book(
                        Holder.offerOf(directly.api(), "pa"),
                        directly.firstDay()
                                .plusDays(20)
                                .atTime(LocalTime.of(9, 30))
                                .atZone(ZoneId.of("Europe/London"))
                                .toInstant(),
                        Duration.ofHours(2))
                .id();
        directly.api().post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of());
        PlainBrowser tom = PlainBrowser.signedIn(directly, "holder");
        assertThat(Waiting.until(() -> tom.get("/notices").html(), html -> html.contains("Your visit is booked")))
                .contains("Your visit is booked");

        for (String persona : List.of("holder-own-bank", "self-funder", "pa", "finance", "support", "commissioner")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get("/notices").html())
                    .as(persona)
                    .contains("Your notices")
                    .doesNotContain("/visits/" + visit);
        }
        overTheApi(visit);
        PlainBrowser support = PlainBrowser.signedIn(directly, "support");
        assertThat(support.get("/notices/calls/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(support.get("/notices/late/" + UUID.randomUUID() + "/letter.pdf")
                        .status())
                .isEqualTo(404);
        assertThat(support.get("/demonstration/outbox/" + UUID.randomUUID() + "/letter.pdf")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R26 where we write to needs a fresh sign-in, and what was typed comes back after it")
    void asksToSignInAgain() {
        PlainBrowser grace = PlainBrowser.signedIn(directly, "carer");
        Map<String, String> form = Map.of("way", "email", "urgent", "call", "email", "grace@new.example", "phone", "");
        grace.get("/notices/how");
        freshFor("PT0S");
        PlainBrowser.Shown asked = grace.post("/notices/how", form);
        freshFor("PT10M");

        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.html()).contains("Sign in again first").contains("/sign-in/again?to=");
        PlainBrowser.Shown back = grace.post(
                grace.get("/sign-in/again?to=/notices/how").address().toString(), Map.of("username", "carer"));
        assertThat(back.address().getPath()).isEqualTo("/notices/how");
        assertThat(back.html()).contains("grace@new.example");
        assertThat(grace.post("/notices/how", form).html()).contains("Saved. It counts from now on.");
    }

    private void freshFor(String time) {
        UUID council = directly.database()
                .sql("update council_setting set value = :value where name = 'fresh-sign-in' returning council_id")
                .bind("value", time)
                .mapValue(UUID.class)
                .first()
                .blockOptional()
                .orElseThrow();
        directly.bean(CouncilSettings.class).forget(council);
    }

    /** The same over the API: one's own, page by page, and nobody else's. */
    private void overTheApi(UUID visit) {
        Api api = directly.api();
        JsonNode first = api.get("holder", "/api/v1/notices?limit=1").body();
        JsonNode newest = first.at("/items/0");
        assertThat(newest.path("subject").asString()).isEqualTo("Your visit is booked");
        assertThat(newest.path("bookingId").asString()).isEqualTo(visit.toString());
        assertThat(newest.path("text").asString()).contains("said yes");
        String path = "/api/v1/notices/" + newest.path("id").asString();
        assertThat(api.get("holder", path).body().path("id")).isEqualTo(newest.path("id"));

        Set<String> ids = new HashSet<>();
        JsonNode page = first;
        while (true) {
            page.path("items")
                    .forEach(each ->
                            assertThat(ids.add(each.path("id").asString())).isTrue());
            if (page.path("next").isMissingNode()) {
                break;
            }
            page = api.get(
                            "holder",
                            "/api/v1/notices?limit=1&cursor="
                                    + page.path("next").asString())
                    .body();
        }
        assertThat(ids)
                .hasSize(api.get("holder", "/api/v1/notices?limit=100")
                        .body()
                        .path("items")
                        .size());

        for (String persona : ALL) {
            if (persona.equals("holder")) {
                continue;
            }
            assertThat(api.get(persona, path).status()).as(persona).isEqualTo(404);
            assertThat(api.post(persona, path + "/read", Map.of()).status())
                    .as(persona)
                    .isEqualTo(404);
            assertThat(api.get(persona, "/api/v1/notices").body().toString()).doesNotContain(path.substring(16));
        }
        assertThat(api.get(null, path).status()).isEqualTo(401);
        String tom = api.get("holder", "/api/v1/me").body().path("id").asString();
        Api.Answer forTom = api.send(api.request("nominee", "GET", "/api/v1/notices", null, Map.of("Act-For", tom)));
        assertThat(forTom.status()).isEqualTo(200);
        forTom.body()
                .path("items")
                .forEach(each -> assertThat(each.path("forName").asString())
                        .as("what Nina was told")
                        .isEqualTo("Tom Okafor"));
        assertThat(api.send(api.request("carer", "GET", "/api/v1/notices", null, Map.of("Act-For", tom)))
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.request("nominee", "GET", path, null, Map.of("Act-For", tom)))
                        .status())
                .as("Tom's own is Tom's")
                .isEqualTo(404);

        assertThat(api.post("holder", path + "/read", Map.of()).status()).isEqualTo(204);
        assertThat(api.post("holder", path + "/read", Map.of()).status())
                .as("twice is once")
                .isEqualTo(204);
        assertThat(api.get("holder", path).body().path("readAt").asString()).isNotEmpty();
        assertThat(api.get("holder", "/api/v1/notices?cursor=abc").problem()).isEqualTo("invalid-request");
    }
}
