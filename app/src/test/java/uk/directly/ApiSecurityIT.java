package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import uk.directly.testing.TestDatabase;

/** Whom the JSON API lets in. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiSecurityIT {
    private final TestDatabase database;
    private final TestSignIn signIn;
    private final WebTestClient client;

    ApiSecurityIT(@Autowired TestDatabase database, @Autowired TestSignIn signIn, @LocalServerPort int port) {
        this.database = database;
        this.signIn = signIn;
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @BeforeAll
    void people() {
        SomePeople.in(database);
    }

    @Test
    void knowsWhoIsAsking() {
        get("/api/v1/me", signIn.token("nominee"))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"id": "%s", "name": "Priya Shah", "roles": ["nominee"],
                         "actsFor": [{"personId": "%s", "name": "Tom Shah", "as": "nominee", "since": "2020-01-01",
                                      "mayApproveUpToPence": 25000}]}
                        """.formatted(SomePeople.NOMINEE, SomePeople.HOLDER),
                        org.springframework.test.json.JsonCompareMode.STRICT);
    }

    enum Bad {
        FORGED,
        UNSIGNED,
        EXPIRED,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        STRANGER,
        NONSENSE
    }

    private String token(Bad bad) {
        return switch (bad) {
            case FORGED -> signIn.forgedToken("finance");
            case UNSIGNED -> signIn.unsignedToken("finance");
            case EXPIRED -> signIn.expiredToken("finance");
            case OTHER_AUDIENCE -> signIn.tokenFor("finance", "directly");
            case OTHER_ISSUER -> signIn.tokenOf("elsewhere", "finance");
            case STRANGER -> signIn.token("stranger");
            case NONSENSE -> "abc";
        };
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenThatIsNotGood(Bad bad) {
        get("/api/v1/me", token(bad))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/not-signed-in")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        client.get()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE);
    }

    @Test
    @DisplayName("R102 a route that says nothing is closed to all")
    void keepsAForgottenRouteClosed() {
        get("/api/v1/forgotten", signIn.token("finance"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/not-allowed");
    }

    @Test
    @DisplayName("R102 only the roles that a route names")
    void letsInOnlyTheRolesOfARoute() {
        get("/api/v1/finance-only", signIn.token("finance")).expectStatus().isOk();
        get("/api/v1/finance-only", signIn.token("holder")).expectStatus().isForbidden();
    }

    @Test
    void takesARoleAwayAtOnce() {
        get("/api/v1/finance-only", signIn.token("finance-elsewhere"))
                .expectStatus()
                .isOk();

        database.execute("delete from person_role where person_id = '" + SomePeople.FINANCE_ELSEWHERE + "'");

        get("/api/v1/finance-only", signIn.token("finance-elsewhere"))
                .expectStatus()
                .isForbidden();
        database.execute("insert into person_role values ('%s', '%s', 'finance')"
                .formatted(SomePeople.id(2), SomePeople.FINANCE_ELSEWHERE));
    }

    @Test
    void actsOnlyForOneself() {
        actFor(SomePeople.NOMINEE.toString()).expectStatus().isOk();
        actFor(SomePeople.HOLDER.toString()).expectStatus().isForbidden();
        actFor("Tom").expectStatus().isBadRequest();
    }

    @Test
    void takesNoBadTokenWhereNoneIsNeeded() {
        client.get().uri("/api/v1/for-everyone").exchange().expectStatus().isOk();
        get("/api/v1/for-everyone", signIn.token("holder")).expectStatus().isOk();
        get("/api/v1/for-everyone", signIn.expiredToken("holder"))
                .expectStatus()
                .isUnauthorized();
        get("/api/v1/for-everyone", signIn.token("stranger")).expectStatus().isUnauthorized();
    }

    @Test
    void opensWebhooksToPostsWithoutAFormToken() {
        client.post()
                .uri("/webhooks/doorbell")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void answersNotFoundToWhoeverAsksForNothing() {
        client.get().uri("/api/v1/nothing").exchange().expectStatus().isNotFound();
        get("/api/v1/nothing", signIn.token("holder")).expectStatus().isNotFound();
    }

    @Test
    void tellsBrowsersToKeepNothing() {
        HttpHeaders headers = get("/api/v1/me", signIn.token("holder"))
                .returnResult(String.class)
                .getResponseHeaders();

        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
    }

    private WebTestClient.ResponseSpec actFor(String person) {
        return client.get()
                .uri("/api/v1/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + signIn.token("nominee"))
                .header(RouteAccess.ACT_FOR, person)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }
}
