package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/**
 * The last place of a session, given up at the moment at which somebody else would book it and somebody waits for it. A few
 * rounds by default, 100 with {@code -Ddirectly.storms=whole}.
 */
@WholeApplication
class WaitingRacesIT {
    private static final int ROUNDS = "whole".equals(System.getProperty("directly.storms")) ? 100 : 6;
    private static final int PLACES = 8;

    private final RunningDirectly directly;
    private final Api api;

    WaitingRacesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R51 a place that comes free is the first waiter's, whoever else asks at that moment; none is lost or sold twice")
    void keepsTheLine() throws Exception {
        Session session = session();
        assertThat(books("holder", session, PLACES - 1).status()).isEqualTo(201);
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                round(people, session, new Random(seed), seed);
            }
        }
    }

    /** Who did not wait can get the place only where the one who waited left. */
    private void round(ExecutorService people, Session session, Random random, int seed) throws Exception {
        UUID ofTom = books("holder", session, 1).id();
        JsonNode waiting = joins(session).body();
        assertThat(waiting.path("state").asString()).as("round %s", seed).isEqualTo("waiting");
        String place = waiting.path("id").asString();
        boolean leaves = random.nextInt(2) == 0;
        List<Callable<Integer>> steps = List.of(
                () -> cancels("holder", ofTom),
                () -> books("holder2", session, 1).status(),
                () -> leaves ? leaves(place) : goesOn(),
                this::goesOn);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, random);

        CyclicBarrier together = new CyclicBarrier(order.size());
        Map<Integer, Future<Integer>> running = new HashMap<>();
        for (int step : order) {
            running.put(step, people.submit(() -> {
                together.await();
                return steps.get(step).call();
            }));
        }
        List<Integer> came = new ArrayList<>();
        for (int step = 0; step < order.size(); step++) {
            came.add(Objects.requireNonNull(running.get(step)).get());
        }
        goesOn();

        assertThat(came.get(0)).isEqualTo(200);
        boolean gotIt = came.get(1) == 201;
        assertThat(places(session)).as("round %s: %s", seed, came).isEqualTo(taken(session));
        if (!leaves) {
            assertThat(gotIt).as("round %s: %s", seed, came).isFalse();
            assertThat(state(place)).isEqualTo("offered");
            Api.Answer booked = books("carer", session, 1);
            assertThat(booked.status()).isEqualTo(201);
            assertThat(cancels("carer", booked.id())).isEqualTo(200);
        } else {
            assertThat(state(place)).isEqualTo("left");
        }
        for (JsonNode each : api.get("holder2", "/api/v1/bookings").body().path("items")) {
            if (each.path("state").asString().equals("requested")) {
                cancels("holder2", UUID.fromString(each.path("id").asString()));
            }
        }
        assertThat(taken(session)).isEqualTo(PLACES - 1);
    }

    private Session session() {
        UUID club = UUID.fromString(directly.database()
                .sql("select id::text from offer where title = 'Wednesday garden club'")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow());
        JsonNode time = Waiting.until(
                        () -> api.get(null, "/api/v1/offers/" + club + "/slots")
                                .body()
                                .path("items"),
                        found -> found.size() > 4)
                .get(4);
        Instant start = Instant.parse(time.path("start").asString());
        return new Session(
                club,
                start,
                Duration.between(start, Instant.parse(time.path("end").asString())));
    }

    private Api.Answer books(String persona, Session session, int places) {
        Map<String, Object> body = new Holder(api, persona).visit(session.club(), session.start(), session.length());
        body.put("places", places);
        return api.post(persona, "/api/v1/bookings", key(), body);
    }

    private Api.Answer joins(Session session) {
        return api.post(
                "carer",
                "/api/v1/offers/" + session.club() + "/waiting",
                Map.of(
                        "start",
                        session.start().toString(),
                        "end",
                        session.start().plus(session.length()).toString(),
                        "places",
                        1));
    }

    private int cancels(String persona, UUID booking) {
        return api.post(persona, "/api/v1/bookings/" + booking + "/cancel", key(), Map.of("reason", "changed-mind"))
                .status();
    }

    private int leaves(String place) {
        return api.send(api.request("carer", "DELETE", "/api/v1/waiting/" + place, null, Map.of()))
                .status();
    }

    /** What the round of the waiting list does, at this very moment. */
    private int goesOn() {
        String sql = "select waiting_go_on(jsonb_build_object('at', '" + api.now() + "')) ->> 'outcome'";
        int sessions = 0;
        while ("done"
                .equals(directly.database()
                        .sql(sql)
                        .mapValue(String.class)
                        .one()
                        .block())) {
            sessions++;
        }
        return sessions;
    }

    private String state(String place) {
        return directly.database()
                .sql("select state from session_waiting where id = :id")
                .bind("id", UUID.fromString(place))
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** Places of bookings that stand, and of what is kept for who waits. */
    private long places(Session session) {
        return number("""
                select coalesce((select sum(b.places) from booking b
                                  where b.occurrence_id = c.id and b.state in ('requested', 'confirmed')), 0)
                     + coalesce((select sum(w.places) from session_waiting w
                                  where w.occurrence_id = c.id and w.state = 'offered'), 0)""", session);
    }

    private long taken(Session session) {
        return number("select c.taken::bigint", session);
    }

    private long number(String select, Session session) {
        return directly.database()
                .sql(select + " from session_occurrence c where c.offer_id = :offer and lower(c.period) = :start")
                .bind("offer", session.club())
                .bind("start", session.start())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private record Session(UUID club, Instant start, Duration length) {}
}
