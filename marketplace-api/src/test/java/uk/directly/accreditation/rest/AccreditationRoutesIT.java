package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import uk.directly.accreditation.AccreditationServer;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The officers' queue and decisions over JSON. Today is Tuesday 1 December 2026. */
@WithDatabase
class AccreditationRoutesIT {
    private static final String QUEUE = "/api/v1/accreditation/queue";

    private final AccreditationServer server;

    AccreditationRoutesIT(TestDatabase database) {
        server = new AccreditationServer(
                database, "2026-12-01T09:00:00Z", AccreditationController.class, SuspensionsController.class);
        server.as(server.sam);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R30 queues whoever waits, the longest first, with working days against the target, page by page")
    void queues() {
        UUID first = server.provider("personal-assistant", "applied");
        server.execute("update provider set applied_on = '2026-11-10' where id = '" + first + "'");
        server.given(first, "identity", "null", "null");
        UUID second = server.provider("community", "applied");
        UUID third = server.provider("organisation", "paused");
        server.acceptAll(third);
        server.given(third, "insurance", "'2026-12-01'", "'2027-11-30'");
        server.provider("community", "draft");
        server.provider("community", "accredited");
        post(first, "claim", "{}").expectStatus().isOk();

        WebTestClient.BodyContentSpec all = get(QUEUE).expectStatus().isOk().expectBody();
        all.jsonPath("$.items.length()").isEqualTo(3);
        all.jsonPath("$.items[0].providerId").isEqualTo(first.toString());
        all.jsonPath("$.items[0].appliedOn").isEqualTo("2026-11-10");
        all.jsonPath("$.items[0].workingDaysWaiting").isEqualTo(15);
        all.jsonPath("$.items[0].target").isEqualTo(10);
        all.jsonPath("$.items[0].claimedBy.name").isEqualTo("Sam Officer");
        all.jsonPath("$.items[0].asked").isEqualTo(8);
        all.jsonPath("$.items[0].accepted").isEqualTo(0);
        all.jsonPath("$.items[0].given").isEqualTo(1);
        all.jsonPath("$.items[0].returned").isEqualTo(0);
        all.jsonPath("$.items[1].providerId").isEqualTo(second.toString());
        all.jsonPath("$.items[1].claimedBy").doesNotExist();
        all.jsonPath("$.items[2].renewal").isEqualTo(true);
        all.jsonPath("$.items[2].accepted").isEqualTo(7);

        byte[] body = get(QUEUE + "?limit=2").expectBody().returnResult().getResponseBody();
        String cursor = new String(java.util.Objects.requireNonNull(body), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        get(QUEUE + "?limit=2&cursor=" + cursor)
                .expectBody()
                .jsonPath("$.items[0].providerId")
                .isEqualTo(third.toString())
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .doesNotExist();
    }

    @Test
    @DisplayName(
            "R30 accepts without a body, returns with a reason, says what is missing, accredits; sent twice it is the same")
    void decides() {
        UUID provider = server.provider("community", "applied");
        server.acceptAll(provider);
        server.execute("delete from provider_check where name in ('identity', 'insurance') and provider_id = '"
                + provider + "'");
        server.given(provider, "identity", "null", "null");
        server.given(provider, "insurance", "'2026-11-01'", "'2027-10-31'");

        for (int time = 0; time < 2; time++) {
            post(provider, "checks/identity/accept", "")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("applied");
        }
        problem(post(provider, "accredit", ""), 409, "wrong-state")
                .jsonPath("$.state")
                .isEqualTo("applied")
                .jsonPath("$.missing[0]")
                .isEqualTo("insurance");
        problem(post(provider, "checks/insurance/return", "{}"), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        problem(post(provider, "checks/insurance/accept", "{\"expiresOn\": \"2026-11-30\"}"), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("expiresOn");
        problem(post(provider, "checks/insurance/accept", "{\"until\": \"2026-11-30\"}"), 400, "invalid-request");
        post(provider, "checks/insurance/accept", "{\"note\": \"On paper\", \"checkedOn\": \"2026-11-02\"}")
                .expectStatus()
                .isOk();
        for (int time = 0; time < 2; time++) {
            post(provider, "accredit", "")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("accredited");
        }
        problem(post(provider, "refuse", "{\"reason\": \"No\"}"), 409, "wrong-state")
                .jsonPath("$.state")
                .isEqualTo("accredited");
        problem(post(provider, "checks/passport/accept", ""), 404, "not-found");
        problem(post(UUID.randomUUID(), "accredit", ""), 404, "not-found");
    }

    @Test
    @DisplayName("R33, R34 suspends, keeps others from deciding, ends")
    void suspends() {
        UUID provider = server.provider("community", "accredited");
        server.acceptAll(provider);
        problem(post(provider, "suspend", "{\"reason\": \"x\"}"), 400, "invalid-request");
        problem(post(provider, "end-suspension", "{\"reason\": \"x\"}"), 409, "wrong-state");
        for (int time = 0; time < 2; time++) {
            post(provider, "suspend", "{\"safeguarding\": true}")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("suspended");
        }
        get("/api/v1/accreditation/providers/" + provider + "/suspension")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.safeguarding")
                .isEqualTo(true)
                .jsonPath("$.calls.length()")
                .isEqualTo(0);
        post(provider, "end-suspension", "{\"reason\": \"It was not so.\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("accredited");

        UUID own = server.provider("community", "applied", server.sam.personId());
        problem(post(own, "accredit", ""), 403, "not-allowed");
    }

    @Test
    void saysWhoHasIt() {
        UUID provider = server.provider("community", "applied");
        post(provider, "claim", "").expectStatus().isOk();
        server.as(server.ann);

        problem(post(provider, "claim", ""), 409, "wrong-state")
                .jsonPath("$.state")
                .isEqualTo("claimed")
                .jsonPath("$.claimedBy")
                .isEqualTo("Sam Officer");
        problem(post(provider, "refuse", "{\"reason\": \"No\"}"), 409, "wrong-state");
        post(provider, "claim", "{\"takeOver\": true}").expectStatus().isOk();
        assertThat(server.one("select claimed_by = '<ann>' from provider where id = '" + provider + "'"))
                .isEqualTo("t");
    }

    private ResponseSpec get(String route) {
        return server.client().get().uri(route).exchange();
    }

    private ResponseSpec post(UUID provider, String step, String body) {
        WebTestClient.RequestBodySpec request =
                server.client().post().uri("/api/v1/accreditation/providers/" + provider + "/" + step);
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    private static WebTestClient.BodyContentSpec problem(ResponseSpec answer, int status, String name) {
        WebTestClient.BodyContentSpec body =
                answer.expectStatus().isEqualTo(status).expectBody();
        body.jsonPath("$.type").isEqualTo("https://directly.uk/problems/" + name);
        return body;
    }
}
