package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** A session that is full: who waits, who gets the place that comes free, and for how long it is kept for them. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaitingListIT {
    private final RunningDirectly directly;
    private final Api api;
    private UUID club = new UUID(0, 0);
    private Instant start = Instant.EPOCH;
    private Duration length = Duration.ZERO;
    private UUID ofTom = new UUID(0, 0);

    WaitingListIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void isFull() {
        club = UUID.fromString(directly.database()
                .sql("select id::text from offer where title = 'Wednesday garden club'")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow());
        // Far enough ahead that a day's waiting ends before it.
        JsonNode time = Waiting.until(
                        () -> api.get(null, "/api/v1/offers/" + club + "/slots")
                                .body()
                                .path("items"),
                        found -> found.size() > 4)
                .get(4);
        start = Instant.parse(time.path("start").asString());
        length = Duration.between(start, Instant.parse(time.path("end").asString()));
        assertThat(books("holder", 7).status()).isEqualTo(201);
        ofTom = books("holder", 1).id();
    }

    @Test
    @Order(1)
    @DisplayName("R51 who comes too late waits, in the order of asking, and pays nothing meanwhile")
    void waits() {
        assertThat(books("carer", 1).problem()).isEqualTo("not-available");
        JsonNode waiting = joins("carer", 1).body();
        assertThat(waiting.path("state").asString()).isEqualTo("waiting");
        assertThat(joins("carer", 1).body().path("id"))
                .as("asked twice, once in the line")
                .isEqualTo(waiting.path("id"));
        assertThat(joins("holder2", 2).body().path("before").asInt()).isEqualTo(1);
        assertThat(new Holder(api, "carer").budget().path("heldPence").asLong()).isZero();
        assertThat(joins("holder-own-bank", 9).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @Order(2)
    @DisplayName("R102 who has no money to spend doesn't wait, and nobody ends another's waiting")
    @CsvSource({"pa, 403", "micro, 403", "finance, 403", "commissioner, 403"})
    void refusesOthers(String persona, int status) {
        assertThat(joins(persona, 1).status()).isEqualTo(status);
        String id = first("carer").path("id").asString();
        assertThat(delete(persona, id)).isEqualTo(status);
        assertThat(delete("holder", id)).isEqualTo(404);
        assertThat(api.get(null, "/api/v1/waiting").status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    @DisplayName(
            "R51 a place that comes free is kept for the first who waits: nobody else can take it, and they book it")
    void getsThePlace() {
        api.post("holder", "/api/v1/bookings/" + ofTom + "/cancel", key(), Map.of("reason", "changed-mind"));
        assertThat(books("holder-own-bank", 1).problem()).isEqualTo("not-available");
        assertThat(Waiting.until(() -> first("carer").path("state").asString(), "offered"::equals))
                .isEqualTo("offered");
        assertThat(books("holder-own-bank", 1).problem()).isEqualTo("not-available");

        Api.Answer booked = books("carer", 1);

        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(api.get("carer", "/api/v1/waiting").body().path("items").isEmpty())
                .isTrue();
        assertThat(taken()).isEqualTo(8);
        api.post("carer", "/api/v1/bookings/" + booked.id() + "/cancel", key(), Map.of("reason", "changed-mind"));
    }

    @Test
    @Order(4)
    @DisplayName("R51 what nobody takes goes to the next: places are never taken twice, and never lost")
    void goesToTheNext() {
        // One place is free, and who is next in the line wants two: whoever wants one comes before them.
        assertThat(joins("carer", 1).status()).isEqualTo(201);
        assertThat(Waiting.until(() -> first("carer").path("state").asString(), "offered"::equals))
                .isEqualTo("offered");
        assertThat(taken()).isEqualTo(8);

        api.moveClock(api.now().plus(Duration.ofHours(25)));

        assertThat(Waiting.until(
                                () -> api.get("carer", "/api/v1/waiting").body().path("items"), JsonNode::isEmpty)
                        .isEmpty())
                .isTrue();
        assertThat(taken()).isEqualTo(7);
        String id = first("holder2").path("id").asString();
        assertThat(delete("holder2", id)).isEqualTo(204);
        assertThat(delete("holder2", id)).isEqualTo(204);
        assertThat(joins("holder2", 1).status()).as("nobody has to wait").isEqualTo(409);
        assertThat(books("holder2", 1).status()).isEqualTo(201);
        assertThat(taken()).isEqualTo(8);
    }

    private Api.Answer books(String persona, int places) {
        Map<String, Object> body = new Holder(api, persona).visit(club, start, length);
        body.put("places", places);
        return api.post(persona, "/api/v1/bookings", key(), body);
    }

    private Api.Answer joins(String persona, int places) {
        return api.post(
                persona,
                "/api/v1/offers/" + club + "/waiting",
                Map.of("start", start.toString(), "end", start.plus(length).toString(), "places", places));
    }

    private JsonNode first(String persona) {
        return api.get(persona, "/api/v1/waiting").body().at("/items/0");
    }

    private int delete(String persona, String id) {
        return api.send(api.request(persona, "DELETE", "/api/v1/waiting/" + id, null, Map.of()))
                .status();
    }

    private long taken() {
        return directly.database()
                .sql("select taken::bigint from session_occurrence where offer_id = :offer and lower(period) = :start")
                .bind("offer", club)
                .bind("start", start)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
