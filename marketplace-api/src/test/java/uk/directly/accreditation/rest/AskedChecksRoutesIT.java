package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.AccreditationServer;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R30 what a council asks, over JSON. Today is Tuesday 1 December 2026. */
@WithDatabase
class AskedChecksRoutesIT {
    private static final String ROUTE = "/api/v1/accreditation/check-rules";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccreditationServer server;

    AskedChecksRoutesIT(TestDatabase database) {
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z", AskedChecksController.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("A change is set from a day, is seen before it begins, and can be taken back until then")
    void setsAndTakesBack() {
        String seen = rule(read("")).path("id").asString();
        JsonNode made = json(set("may", seen, "2026-12-20").expectStatus().isCreated());

        assertThat(made.path("asked").asString()).isEqualTo("may");
        assertThat(rule(read("")).path("asked").asString()).isEqualTo("must");
        assertThat(rule(read("&on=2026-12-20")).path("asked").asString()).isEqualTo("may");
        assertThat(read("").path("coming").path(0).path("id").asString())
                .isEqualTo(made.path("id").asString());

        String one = ROUTE + "/" + made.path("id").asString();
        client().delete().uri(one).exchange().expectStatus().isNoContent();
        client().delete().uri(one).exchange().expectStatus().isNotFound();
        assertThat(read("").path("coming").isEmpty()).isTrue();
    }

    @Test
    void refusesWhatCanNotBe() {
        String seen = rule(read("")).path("id").asString();

        set("may", UUID.randomUUID().toString(), "2026-12-20").expectStatus().isEqualTo(409);
        set("may", seen, "2026-11-30").expectStatus().isBadRequest();
        set("perhaps", seen, "2026-12-20").expectStatus().isBadRequest();
        client().get().uri(ROUTE + "?kind=robot").exchange().expectStatus().isBadRequest();
        String begun = json(set("may", seen, "2026-12-01").expectStatus().isCreated())
                .path("id")
                .asString();
        client().delete().uri(ROUTE + "/" + begun).exchange().expectStatus().isEqualTo(409);
    }

    private WebTestClient client() {
        return server.as(server.sam).client();
    }

    private ResponseSpec set(String asked, String seen, String from) {
        return client().post()
                .uri(ROUTE)
                .header("Content-Type", "application/json")
                .bodyValue("""
                        {"kind": "community", "check": "insurance", "asked": "%s", "seenId": "%s", "from": "%s",
                         "reminderDays": [30, 7], "keepFileMonths": 0}""".formatted(asked, seen, from))
                .exchange();
    }

    private JsonNode read(String more) {
        return json(client().get()
                .uri(ROUTE + "?kind=community" + more)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static JsonNode rule(JsonNode rules) {
        return rules.path("items")
                .valueStream()
                .filter(rule -> rule.path("check").asString().equals("insurance"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(ResponseSpec answer) {
        return JSON.readTree(answer.expectBody().returnResult().getResponseBody());
    }
}
