package uk.directly.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import tools.jackson.databind.json.JsonMapper;

/** What every JSON route shares, at its edge: how requests are read and failures told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestEdgeTests {
    private static final String ID = "018f5f6e-0000-7000-8000-000000000000";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private WebTestClient client =
            WebTestClient.bindToController(new EchoController()).build();

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import({RestWiring.class, ProblemHandler.class, RequestIdFilter.class, BodyLimit.class, EchoController.class})
    static class Edge {
        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.builder()
                    .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();
        }
    }

    @BeforeAll
    void start() {
        context.register(Edge.class);
        context.refresh();
        client = WebTestClient.bindToApplicationContext(context).build();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"offerId": "ID", "usOwnMoney": true}          | usOwnMoney           | isn't a field of this request
            {"offerId": "ID", "lines": [{"amountPence": 1}, {"amountPence": 2, "amount": 2}]} | lines[1].amount | isn't a field of this request
            {"offerId": "1-1-1-1-1"}                       | offerId              | must be an id like 018f5f6e-0000-7000-8000-000000000000
            {"offerId": 7}                                 | offerId              | must be an id like 018f5f6e-0000-7000-8000-000000000000
            {}                                             | offerId              | is needed
            {"offerId": "ID", "start": "2026-12-01T09:30"} | start                | must be a time like 2026-12-01T09:30:00Z
            {"offerId": "ID", "start": 1780000000}         | start                | must be a time like 2026-12-01T09:30:00Z
            {"offerId": "ID", "start": "+99999-01-01T00:00:00Z"} | start          | must be a time like 2026-12-01T09:30:00Z
            {"offerId": "ID", "on": "2026-02-30"}          | on                   | must be a date like 2026-12-01
            {"offerId": "ID", "pence": 9223372036854775808} | pence               | must be a whole number that is not too large
            {"offerId": "ID", "pence": 1e400}              | pence                | must be a whole number that is not too large
            {"offerId": "ID", "pence": 1.5}                | pence                | must be a whole number that is not too large
            {"offerId": "ID", "pence": "15"}               | pence                | must be a whole number that is not too large
            {"offerId": "ID", "pence": -1}                 | pence                | must be more than 0
            {"offerId": "ID", "urgent": "yes"}             | urgent               | must be true or false
            {"offerId": "ID", "note": 5}                   | note                 | must be text
            {"offerId": "ID", "note": "a\\u0000b"}         | note                 | has a character that can't be kept (U+0000)
            {"offerId": "ID", "colours": ["green", "blue"]} | colours[1]          | must be one of: dark-red, green
            {"offerId": "ID", "lines": 5}                  | lines                | must be a list
            {"offerId": "ID", "lines": [{}]}               | lines[0].amountPence | is needed
            {"offerId": "ID", "lines": [{"amountPence": null}]} | lines[0].amountPence | is needed
            {"offerId": "ID", "lines": [{"amountPence": 1, "kind": "boss"}]} | lines[0].kind | must be one of: self-employed, business
            {"offerId": "ID",                              | body                 | isn't JSON: see line 1, column 52
            {"offerId": "ID", "offerId": "ID"}             | body                 | isn't JSON: see line 1, column 62
            []                                             | body                 | isn't in the form expected here
            {"offerId": "ID"} {}                           | body                 | isn't in the form expected here
            """)
    void namesTheFieldThatCannotBeRead(String body, String field, String message) {
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.replace("ID", ID))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @Test
    void readsAnyOffsetAndWritesUtcWithoutNulls() {
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"offerId\": \"%s\", \"start\": \"2026-12-01T10:30:00+01:00\"}".formatted(ID))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"offerId\":\"%s\",\"start\":\"2026-12-01T09:30:00Z\"}".formatted(ID));
    }

    @Test
    void needsABody() {
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("body")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is needed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/orders/7?from=2026-12-01T09:30:00Z    | id   | must be an id like 018f5f6e-0000-7000-8000-000000000000
            /api/v1/orders/ID?from=yesterday              | from | must be a time like 2026-12-01T09:30:00Z
            /api/v1/orders/ID                             | from | is needed
            /api/v1/orders/ID?from=2026-12-01T09:30:00Z&on=1 | on | must be a date like 2026-12-01
            /api/v1/orders/ID?from=2026-12-01T09:30:00Z&miles=6 | miles | must be 5 or less
            /api/v1/orders/ID?from=2026-12-01T09:30:00Z&miles=many | miles | must be a whole number that is not too large
            /api/v1/numbers?limit=0                       | limit | must be a whole number from 1 to 100
            /api/v1/numbers?limit=101                     | limit | must be a whole number from 1 to 100
            /api/v1/numbers?limit=x                       | limit | must be a whole number from 1 to 100
            /api/v1/numbers?cursor=x                      | cursor | isn't one that this list gave
            """)
    void namesTheParameterThatCannotBeRead(String address, String field, String message) {
        client.get()
                .uri(address.replace("ID", ID))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T09:30:00Z", "2026-12-01T10:30:00+01:00", "2026-12-01T10:30:00%2B01:00"})
    void readsAnyOffsetInAnAddress(String from) {
        client.get()
                .uri(java.net.URI.create("/api/v1/orders/" + ID + "?from=" + from))
                .exchange()
                .expectBody()
                .jsonPath("$.from")
                .isEqualTo("2026-12-01T09:30:00Z");
    }

    @Test
    void walksAListByItsLinks() {
        String link = "/api/v1/numbers?limit=20";
        int seen = 0;
        while (link != null) {
            var answer = client.get()
                    .uri(java.net.URI.create(link))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(Map.class)
                    .returnResult();
            Map<?, ?> body = java.util.Objects.requireNonNull(answer.getResponseBody());
            seen += ((java.util.List<?>) java.util.Objects.requireNonNull(body.get("items"))).size();
            String header = answer.getResponseHeaders().getFirst(HttpHeaders.LINK);
            assertThat(header == null).isEqualTo(!body.containsKey("next"));
            link = header == null ? null : header.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(seen).isEqualTo(45);
    }

    @Test
    void givesARefusalItsOwnMembers() {
        client.get()
                .uri("/api/v1/refused")
                .header(RequestId.HEADER, "from-the-caller-1")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .valueEquals(RequestId.HEADER, "from-the-caller-1")
                .expectBody()
                .json("""
                        {"type": "https://directly.uk/problems/insufficient-funds",
                         "title": "There is not enough money left to use", "status": 409, "detail": "£20.00 short.",
                         "shortPence": 2000, "requestId": "from-the-caller-1"}
                        """, org.springframework.test.json.JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not-found",
        "DELETE, /api/v1/orders, 405, method-not-allowed",
        "GET, /api/v1/broken, 500, unexpected",
        "GET, /api/v1/slow, 503, unavailable",
        "POST, /api/v1/keyed, 400, idempotency-key-required"
    })
    void namesEachFailure(String method, String address, int status, String problem) {
        client.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(address)
                .header(RequestId.HEADER, "not sane; drop table")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueMatches(RequestId.HEADER, "[0-9a-f]{24}")
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("\"https://directly.uk/problems/" + problem + "\"")
                        .doesNotContain("secret"));
    }

    @Test
    void saysWhichMethodsAndWhenToTryAgain() {
        client.delete().uri("/api/v1/orders").exchange().expectHeader().valueEquals("Allow", "POST");
        client.get().uri("/api/v1/slow").exchange().expectHeader().valueEquals("Retry-After", "2");
    }

    @Test
    void refusesOtherFormsOfBodyAndAnswer() {
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("offerId")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        client.get()
                .uri("/api/v1/numbers")
                .accept(MediaType.APPLICATION_PDF)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void refusesABodyOverOneMegabyteWhetherItSaysSoOrNot() {
        String body = "{\"offerId\": \"%s\", \"note\": \"%s\"}".formatted(ID, "x".repeat(1_100_000));
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        client.post()
                .uri("/api/v1/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .contentLength(10)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/too-large");
    }

    @Test
    @DisplayName("R15 a request key is 1 to 200 visible characters")
    void takesAKeyThatCanBeKept() {
        client.post()
                .uri("/api/v1/keyed")
                .header(RequestKey.HEADER, "k-1")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("k-1");
        for (String wrong : new String[] {"a b", "é", "x".repeat(201)}) {
            client.post()
                    .uri("/api/v1/keyed")
                    .header(RequestKey.HEADER, wrong)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }
}
