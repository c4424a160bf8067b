package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Somebody comes along to a session, and a first time there is free: once, from a quote to a yes. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlongIT {
    private final RunningDirectly directly;
    private final Api api;
    private UUID club = new UUID(0, 0);

    AlongIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void offersBoth() {
        club = UUID.fromString(directly.database()
                .sql("select id::text from offer where title = 'Wednesday garden club'")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow());
        Waiting.until(this::slots, found -> found.size() > 5);
        says(false, false);
    }

    @Test
    @Order(1)
    @DisplayName("what a session doesn't offer is refused, by name, and nothing is taken")
    void refusesWhatIsNotOffered() {
        for (String what : List.of("companion", "taster")) {
            Api.Answer answer = api.post("holder", "/api/v1/bookings", key(), body("holder", 1, 1, what));
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(what);
        }
        Map<String, Object> hourly = new HashMap<>(
                new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start(1), Duration.ofHours(1)));
        hourly.put("companion", true);
        assertThat(api.post("holder", "/api/v1/bookings", key(), hourly).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    @Order(2)
    @DisplayName("somebody comes along: it costs no more and takes no place, and who runs it is told")
    void comesAlong() {
        says(true, true);
        long places = slots().get(1).path("places").asLong();

        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), body("holder", 1, 1, "companion"));

        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("pricePence").asLong()).isEqualTo(1_200);
        assertThat(booked.body().path("companion").asBoolean()).isTrue();
        assertThat(slots().get(1).path("places").asLong()).isEqualTo(places - 1);
        assertThat(api.get("micro", "/api/v1/bookings/" + booked.id())
                        .body()
                        .path("companion")
                        .asBoolean())
                .isTrue();
        accept(booked);
    }

    @Test
    @Order(3)
    @DisplayName(
            "two ask for their free first time at once, on two dates: one has it, and once it is called off, again one")
    void firstTimeOnce() {
        CompletableFuture<Api.Answer> one =
                api.postAsync("holder2", "/api/v1/bookings", key(), body("holder2", 2, 1, "taster"));
        CompletableFuture<Api.Answer> other =
                api.postAsync("holder2", "/api/v1/bookings", key(), body("holder2", 3, 1, "taster"));
        List<Api.Answer> answers = List.of(one.join(), other.join());

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 400);
        Api.Answer booked = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(booked.body().path("pricePence").asLong(-1)).isZero();
        assertThat(booked.body().path("heldPence").asLong(-1)).isZero();
        assertThat(api.post(
                                "holder2",
                                "/api/v1/bookings/" + booked.id() + "/cancel",
                                key(),
                                Map.of("reason", "changed-mind"))
                        .status())
                .isEqualTo(200);
        Api.Answer again = api.post("holder2", "/api/v1/bookings", key(), body("holder2", 2, 2, "taster"));
        assertThat(again.status()).as("%s", again.body()).isEqualTo(201);
        assertThat(again.body().path("pricePence").asLong()).isEqualTo(1_200);
        assertThat(again.body().path("items")).hasSize(2);
        accept(again);
    }

    @Test
    @Order(4)
    @DisplayName("R13 a free first time is booked, happens, is said yes to and pays nothing")
    void happens() {
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), body("holder", 0, 1, "taster"));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        String path = "/api/v1/bookings/" + booked.id();
        assertThat(api.post("micro", path + "/accept", Map.of()).status()).isEqualTo(200);
        Instant end = Instant.parse(slots().get(0).path("end").asString());
        Instant start = start(0);
        api.moveClock(end.plusSeconds(3600));
        Api.Answer told = api.put("micro", path + "/visit", Map.of("start", start.toString(), "end", end.toString()));
        assertThat(told.status()).as("%s", told.body()).isEqualTo(200);

        Api.Answer yes = api.post("holder", path + "/approve", key(), Map.of());

        assertThat(yes.status()).as("%s", yes.body()).isEqualTo(200);
        assertThat(yes.body().path("state").asString()).isEqualTo("settled");
        assertThat(yes.body().path("settledPence").asLong(-1)).isZero();
        assertThat(yes.body().path("payment").isMissingNode()).isTrue();
        assertThat(api.post("holder", "/api/v1/bookings", key(), body("holder", 4, 1, "taster"))
                        .problem())
                .isEqualTo("invalid-request");
        // The database holds it too, whatever writes there.
        assertThatThrownBy(() -> directly.database()
                        .sql("update booking set taster = true where offer_id = :offer and companion")
                        .bind("offer", club)
                        .fetch()
                        .rowsUpdated()
                        .block())
                .hasMessageContaining("booking_taster");
    }

    @Test
    @Order(5)
    @DisplayName("R51 places in a session come again: each date counts them, and somebody comes along each time")
    void comesAgain() {
        long before = slots().get(1).path("places").asLong();
        Map<String, Object> body = body("holder", 1, 2, "companion");
        body.put("repeat", "FREQ=WEEKLY;COUNT=2");

        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), body);

        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().at("/series/booked").asInt()).isEqualTo(2);
        assertThat(booked.body().path("places").asInt()).isEqualTo(2);
        assertThat(booked.body().path("companion").asBoolean()).isTrue();
        assertThat(slots().get(1).path("places").asLong()).isEqualTo(before - 2);
        Map<String, Object> taster = body("holder", 2, 1, "taster");
        taster.put("repeat", "FREQ=WEEKLY;COUNT=2");
        assertThat(api.post("holder", "/api/v1/bookings", key(), taster).status())
                .isIn(400, 422);
    }

    /** A request would run out in the middle of what comes after the clock has moved on. */
    private void accept(Api.Answer booked) {
        assertThat(api.post("micro", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Map<String, Object> body(String persona, int which, int places, String what) {
        JsonNode slot = slots().get(which);
        Instant start = Instant.parse(slot.path("start").asString());
        Map<String, Object> body = new HashMap<>(new Holder(api, persona)
                .visit(
                        club,
                        start,
                        Duration.between(start, Instant.parse(slot.path("end").asString()))));
        body.put("places", places);
        body.put(what, true);
        return body;
    }

    private Instant start(int which) {
        return Instant.parse(slots().get(which).path("start").asString());
    }

    private JsonNode slots() {
        return api.get(null, "/api/v1/offers/" + club + "/slots").body().path("items");
    }

    private void says(boolean companion, boolean taster) {
        directly.database()
                .sql("update offer_session set companion_free = :companion, taster = :taster where offer_id = :offer")
                .bind("companion", companion)
                .bind("taster", taster)
                .bind("offer", club)
                .fetch()
                .rowsUpdated()
                .block();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
