package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.ChildProcess;

/** {@code kill -9} of the application under a load of bookings, on its own embedded database. */
class KillIT {
    private static final int AT_ONCE = 30;
    private static final Duration VISIT = Duration.ofMinutes(15);

    private final Random moments = new Random(9);

    @Test
    @DisplayName(
            "R12 R15 after a kill every acknowledged booking is there once, with its hold, and the ledgers sum to zero")
    void losesNothing(@TempDir Path folder) {
        List<String> acknowledged = new ArrayList<>();
        int next = 0;
        try (ChildProcess directly = ChildProcess.start(folder.resolve("data"))) {
            Api api = new Api(directly.ports());
            for (int kill = 0; kill < Storms.rounds(5, 10); kill++) {
                List<CompletableFuture<Api.Answer>> running = load(api, next);
                next += AT_ONCE;
                // A kill in the middle: some are answered, some are not.
                CompletableFuture.anyOf(running.toArray(CompletableFuture[]::new))
                        .join();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moments.nextInt(60)));
                directly.kill();
                for (CompletableFuture<Api.Answer> answer : running) {
                    answer.handle((done, lost) -> done != null && done.status() == 201
                                    ? done.id().toString()
                                    : "")
                            .thenAccept(id -> {
                                if (!id.isEmpty()) {
                                    acknowledged.add(id);
                                }
                            })
                            .join();
                }
                directly.restart();
                check(new Api(directly.ports()), acknowledged);
            }
            assertThat(acknowledged).as("some were acknowledged before a kill").isNotEmpty();
            assertThat(directly.stop()).as("stops by itself on SIGTERM").isTrue();
        }
    }

    private static List<CompletableFuture<Api.Answer>> load(Api api, int first) {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        Instant day = LocalDate.now(ZoneId.of("Europe/London"))
                .plusDays(3)
                .atTime(LocalTime.of(6, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (int n = first; n < first + AT_ONCE; n++) {
            bodies.add(tom.visit(aisha, day.plus(VISIT.multipliedBy(n)), VISIT));
        }
        api.token("holder");
        return bodies.stream()
                .map(body -> api.postAsync(
                        "holder", "/api/v1/bookings", UUID.randomUUID().toString(), body))
                .toList();
    }

    private static void check(Api api, List<String> acknowledged) {
        Map<String, Long> held = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    api.get("holder", "/api/v1/bookings?limit=100" + cursor).body();
            for (JsonNode booking : page.path("items")) {
                assertThat(held.put(
                                booking.path("id").asString(),
                                booking.path("heldPence").asLong()))
                        .isNull();
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(held.keySet()).containsAll(new HashSet<>(acknowledged));
        assertThat(api.get("holder", "/api/v1/budgets")
                        .body()
                        .path("items")
                        .path(0)
                        .path("heldPence")
                        .asLong())
                .isEqualTo(held.values().stream().mapToLong(Long::longValue).sum());
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong(-1))
                .isZero();
    }
}
