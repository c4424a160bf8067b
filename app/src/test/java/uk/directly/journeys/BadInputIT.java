package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Bad input over the API: a clear 4xx each time, and nothing taken. */
@WholeApplication
class BadInputIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final UUID aisha;
    private final Instant soon;

    BadInputIT(RunningDirectly directly) {
        this.directly = directly;
        api = directly.api();
        tom = new Holder(api, "holder");
        aisha = Holder.offerOf(api, "pa");
        soon = api.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));
    }

    static Stream<Arguments> badBookings() {
        return Stream.of(
                bad("in-the-past", 422, body -> shift(body, Duration.ofDays(-30))),
                // Before the first rates of the council.
                bad("in-the-past", 422, body -> shift(body, Duration.ofDays(-3650))),
                bad("end-before-start", 422, body -> body.put("end", body.get("start"))),
                bad("too-long", 422, body -> body.put("end", later(body, Duration.ofHours(25)))),
                bad("too-far-ahead", 422, body -> shift(body, Duration.ofDays(380))),
                bad("outside-offer", 422, body -> body.put("end", later(body, Duration.ofMinutes(10)))),
                bad("not-in-plan", 422, body -> body.put("planLineId", UUID.randomUUID())),
                bad("invalid-request", 400, body -> body.put("ask", "Is swimming in my plan?")),
                bad("invalid-request", 400, body -> body.remove("planLineId")),
                bad("invalid-request", 400, body -> {
                    body.remove("planLineId");
                    body.put("ask", " ");
                }),
                bad("not-offered-yet", 422, body -> body.put("repeat", "FREQ=HOURLY;COUNT=3")),
                bad("invalid-request", 400, body -> body.put("repeat", "every Tuesday")),
                bad("invalid-request", 400, body -> body.put("colour", "blue")),
                bad("invalid-request", 400, body -> body.put("start", "tomorrow")),
                bad("invalid-request", 400, body -> body.put("offerId", 7)),
                bad("invalid-request", 400, body -> body.remove("budgetId")),
                bad("invalid-request", 400, body -> body.put("engagement", "friend")),
                bad("invalid-request", 400, body -> body.put("engagement", "employed")),
                bad("not-found", 404, body -> body.put("offerId", UUID.randomUUID())),
                bad("not-found", 404, body -> body.put("budgetId", UUID.randomUUID())));
    }

    @ParameterizedTest(name = "{1} {0} #{index}")
    @MethodSource("badBookings")
    @DisplayName("R12 a refused booking says why, and nothing is taken")
    void refusesBookings(String problem, int status, Consumer<Map<String, Object>> spoil) {
        long before = tom.budget().path("availablePence").asLong();
        Map<String, Object> body = new LinkedHashMap<>(tom.visit(aisha, soon, HOUR));
        spoil.accept(body);

        Api.Answer answer =
                api.post("holder", "/api/v1/bookings", UUID.randomUUID().toString(), body);

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body().path("detail").asString()).isNotBlank();
        assertThat(tom.budget().path("availablePence").asLong()).isEqualTo(before);
    }

    @Test
    @DisplayName("R102 another person's budget and bookings are not found")
    void hidesWhatIsOthers() {
        Map<String, Object> body = tom.visit(aisha, soon.plus(Duration.ofDays(1)), HOUR);
        UUID booking = tom.book(aisha, soon.plus(Duration.ofDays(2)), HOUR).id();

        assertThat(api.post("holder2", "/api/v1/bookings", "k1", body).problem())
                .isEqualTo("not-found");
        assertThat(api.get("holder2", "/api/v1/budgets/" + body.get("budgetId")).status())
                .isEqualTo(404);
        assertThat(api.get("holder2", "/api/v1/bookings/" + booking).status()).isEqualTo(404);
        assertThat(api.get("micro", "/api/v1/bookings/" + booking).status()).isEqualTo(404);
        assertThat(api.post("micro", "/api/v1/bookings/" + booking + "/accept", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post("pa", "/api/v1/bookings/" + booking + "/approve", "k2", Map.of())
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(api.get("finance", "/api/v1/bookings/" + booking).problem()).isEqualTo("not-allowed");
        assertThat(api.get("pa", "/api/v1/trial-balance").problem()).isEqualTo("not-allowed");
        assertThat(api.get(null, "/api/v1/bookings/" + booking).problem()).isEqualTo("not-signed-in");
        assertThat(api.get("nobody-here", "/api/v1/me").problem()).isEqualTo("not-signed-in");
    }

    @Test
    @DisplayName(
            "R15 the same key gives the same answer; another body under it is refused; without one nothing is done")
    void replays() {
        Instant start = soon.plus(Duration.ofDays(4));
        String key = UUID.randomUUID().toString();

        Api.Answer first = tom.book(aisha, start, HOUR, key);
        Api.Answer again = tom.book(aisha, start, HOUR, key);
        Api.Answer other = tom.book(aisha, start.plus(HOUR), HOUR, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(first.response().headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(api.post("holder", "/api/v1/bookings", tom.visit(aisha, start, HOUR))
                        .problem())
                .isEqualTo("idempotency-key-required");
    }

    @Test
    @DisplayName("R15 a key that was refused may be used again")
    void refusedKeysAreFree() {
        Instant taken = soon.plus(Duration.ofDays(5));
        tom.book(aisha, taken, HOUR);
        String key = UUID.randomUUID().toString();

        assertThat(tom.book(aisha, taken, HOUR, key).problem()).isEqualTo("not-available");
        assertThat(tom.book(aisha, taken.plus(HOUR), HOUR, key).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("R12 a booking beyond the money says how much is missing, and nothing is taken")
    void saysHowMuchIsShort() {
        Holder second = new Holder(api, "holder2");

        Api.Answer answer = second.book(aisha, soon.plus(Duration.ofDays(6)), Duration.ofHours(9));

        assertThat(answer.problem()).isEqualTo("insufficient-funds");
        assertThat(answer.body().path("shortPence").asLong()).isPositive();
        assertThat(second.budget().path("heldPence").asLong()).isZero();
    }

    @Test
    @DisplayName("R84 somebody who would be employed needs an agreement first")
    void employedNeedsAnAgreement() {
        UUID offer = Holder.offerOf(api, "pa-employed");
        Api.Answer slots = api.get(null, "/api/v1/offers/" + offer + "/slots");
        // In the evening the first one is only what is left of today.
        Instant start = slots.body()
                .path("items")
                .valueStream()
                .filter(slot ->
                        !instant(slot, "start").plus(Duration.ofHours(2)).isAfter(instant(slot, "end")))
                .map(slot -> instant(slot, "start"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> body = tom.visit(offer, start, Duration.ofHours(2));
        body.remove("planLineId");

        Api.Answer quote = api.post("holder", "/api/v1/quotes", body);

        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.body().path("payPence").asLong()
                        + quote.body().path("employerCostsPence").asLong())
                .isEqualTo(quote.body().path("totalPence").asLong());
        assertThat(tom.book(offer, start, Duration.ofHours(2)).problem()).isEqualTo("agreement-needed");
    }

    @Test
    @DisplayName("Searches that can't be answered say what to correct")
    void refusesSearches() {
        assertThat(api.get(null, "/api/v1/offers?near=ZZ99%209ZZ").problem()).isEqualTo("unknown-postcode");
        assertThat(api.get(null, "/api/v1/offers?limit=1000").problem()).isEqualTo("invalid-request");
        assertThat(api.get(null, "/api/v1/offers?cursor=nonsense").problem()).isEqualTo("invalid-request");
        assertThat(api.get(null, "/api/v1/offers?sort=colour").problem()).isEqualTo("invalid-request");
        assertThat(api.get(null, "/api/v1/offers/not-an-id").status()).isBetween(400, 404);
        assertThat(api.get(null, "/api/v1/nothing-here").problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 5_000_000})
    @DisplayName("A body over 1 MB is refused, and the next request is answered as ever")
    void refusesHugeBodies(int bytes) {
        String huge = "{\"message\":\"" + "x".repeat(bytes) + "\"}";

        for (int i = 0; i < 5; i++) {
            assertThat(api.post("holder", "/api/v1/bookings/" + UUID.randomUUID() + "/query", huge)
                            .problem())
                    .isEqualTo("too-large");
            assertThat(api.get("holder", "/api/v1/me").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A body that does not say its length is refused when it gets over 1 MB")
    void refusesHugeBodiesInChunks() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(directly.address() + "/api/v1/quotes"))
                .header("Authorization", "Bearer " + api.token("holder"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString("{\"offerId\":\"" + "x".repeat(1_100_000))))
                .build();

        Api.Answer answer = api.send(request);

        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(answer.response().headers().firstValue("Connection")).contains("close");
    }

    @Test
    @DisplayName("Who asks before sending a huge body need not send it")
    void refusesHugeBodiesBeforeTheyAreSent() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(directly.address() + "/api/v1/quotes"))
                .header("Authorization", "Bearer " + api.token("holder"))
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[30_000_000]))
                .build();

        assertThat(api.send(request).problem()).isEqualTo("too-large");
    }

    @Test
    @DisplayName("Forms and webhooks over 1 MB are refused too")
    void refusesHugeForms() {
        String huge = "message=" + "x".repeat(1_100_000);

        for (String path : new String[] {"/sign-in", "/webhooks/stripe/demonstration"}) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(directly.address() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(huge))
                    .build();
            assertThat(api.send(request).status()).as(path).isEqualTo(413);
        }
    }

    @Test
    @DisplayName("R102 a forged token is nobody's")
    void refusesForgedTokens() {
        String token = api.token("holder");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

        assertThat(api.send(api.request(null, "GET", "/api/v1/me", null, Map.of("Authorization", "Bearer " + forged)))
                        .problem())
                .isEqualTo("not-signed-in");
    }

    private static Arguments bad(String problem, int status, Consumer<Map<String, Object>> spoil) {
        return Arguments.of(problem, status, spoil);
    }

    private static void shift(Map<String, Object> body, Duration by) {
        body.put("start", Instant.parse(String.valueOf(body.get("start"))).plus(by));
        body.put("end", Instant.parse(String.valueOf(body.get("end"))).plus(by));
        body.replaceAll((name, value) -> value instanceof Instant instant ? instant.toString() : value);
    }

    private static String later(Map<String, Object> body, Duration length) {
        return Instant.parse(String.valueOf(body.get("start"))).plus(length).toString();
    }

    private static Instant instant(JsonNode slot, String field) {
        return Instant.parse(slot.path(field).asString());
    }
}
