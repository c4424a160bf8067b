package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Two people want one worker at times that don't overlap, with less between them than the worker needs for the way. */
@WholeApplication
class BufferStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BUFFER = 30;
    private static final int ROUNDS = 50;

    private final RunningDirectly directly;
    private final Api api;
    private final UUID aisha;
    private final Holder tom;
    private final Holder leila;

    BufferStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.aisha = Holder.offerOf(api, "pa");
        this.tom = new Holder(api, "holder");
        this.leila = new Holder(api, "holder-own-bank");
    }

    @BeforeEach
    void needsTimeForTheWay() {
        directly.database()
                .sql("update offer set buffer_minutes = " + BUFFER + ", version = version + 1 where id = :id")
                .bind("id", aisha)
                .fetch()
                .rowsUpdated()
                .block();
    }

    @Test
    @DisplayName("R51 of two at once with too little time for the way between them one has it and the other is told")
    void oneOfTwoTooClose() {
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = at(30 + round);
            // Now the earlier one is sent first, now the later one; sometimes they miss the buffer by a minute.
            Duration between = Duration.ofMinutes(round % 5 == 0 ? BUFFER - 1 : 1 + round % 20);
            Instant later = start.plus(HOUR).plus(between);
            boolean swapped = round % 2 == 0;
            Map<String, Object> toms = tom.visit(aisha, swapped ? later : start, HOUR);
            Map<String, Object> leilas = leila.visit(aisha, swapped ? start : later, HOUR);

            List<Api.Answer> answers = Stream.of(post("holder", toms), post("holder-own-bank", leilas))
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .as("round %d", round)
                    .extracting(Api.Answer::status)
                    .containsExactlyInAnyOrder(201, 409);
            Api.Answer told = answers.getFirst().status() == 409 ? answers.getFirst() : answers.getLast();
            assertThat(told.body().path("type").asString()).endsWith("/not-available");
            boolean tomHasIt = answers.getFirst().status() == 201;
            cancel(tomHasIt ? "holder" : "holder-own-bank", (tomHasIt ? answers.getFirst() : answers.getLast()).id());
        }
    }

    @Test
    @DisplayName("R51 exactly the time for the way is enough, before and after; a minute less is not")
    void theBufferIsEnough() {
        Instant start = at(100);
        assertThat(tom.book(aisha, start, HOUR).status()).isEqualTo(201);
        Duration apart = HOUR.plusMinutes(BUFFER);

        assertThat(leila.book(aisha, start.plus(apart).minusSeconds(60), HOUR).status())
                .isEqualTo(409);
        assertThat(leila.book(aisha, start.minus(apart).plusSeconds(60), HOUR).status())
                .isEqualTo(409);
        assertThat(leila.book(aisha, start.plus(apart), HOUR).status()).isEqualTo(201);
        assertThat(leila.book(aisha, start.minus(apart), HOUR).status()).isEqualTo(201);
    }

    private CompletableFuture<Api.Answer> post(String persona, Map<String, Object> visit) {
        return api.postAsync(persona, "/api/v1/bookings", UUID.randomUUID().toString(), visit);
    }

    /** So that there is money for the next round. */
    private void cancel(String persona, UUID booking) {
        Api.Answer cancelled = api.post(
                persona,
                "/api/v1/bookings/" + booking + "/cancel",
                UUID.randomUUID().toString(),
                Map.of("reason", "changed-mind"));
        assertThat(cancelled.status()).as("%s", cancelled.body()).isEqualTo(200);
    }

    private Instant at(int daysAhead) {
        return directly.firstDay()
                .plusDays(daysAhead)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
    }
}
