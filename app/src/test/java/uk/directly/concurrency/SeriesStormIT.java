package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Visits that come again against single ones, for the same worker and time, over HTTP. */
@WholeApplication
class SeriesStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final RunningDirectly directly;
    private final Api api;

    SeriesStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R51 R12 recurring against single: either the whole series or the single visit, never both, never half")
    void recurringAgainstSingle() {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        Holder leila = new Holder(api, "holder-own-bank");
        Random random = new Random(51);
        int rounds = Storms.rounds(5, 100);
        for (int round = 0; round < rounds; round++) {
            int minute = random.nextInt(0, 4 * 12) * 15;
            Instant first = directly.firstDay()
                    .plusDays(2L + random.nextInt(0, 5))
                    .atTime(LocalTime.of(9, 0).plusMinutes(minute))
                    .atZone(LONDON)
                    .toInstant();
            Map<String, Object> series = new HashMap<>(tom.visit(aisha, first, QUARTER));
            series.put("repeat", "FREQ=WEEKLY;COUNT=4");
            Instant second =
                    first.atZone(LONDON).plusWeeks(random.nextInt(0, 4)).toInstant();
            long held = tom.budget().path("heldPence").asLong();

            List<CompletableFuture<Api.Answer>> both = new ArrayList<>();
            both.add(api.postAsync("holder", "/api/v1/bookings", key(), series));
            both.add(api.postAsync("holder-own-bank", "/api/v1/bookings", key(), leila.visit(aisha, second, QUARTER)));
            Api.Answer again = both.getFirst().join();
            Api.Answer once = both.getLast().join();

            assertThat(List.of(again.status(), once.status())).isIn(List.of(201, 409), List.of(409, 201));
            if (again.status() == 201) {
                String id = again.body().path("series").path("id").asString();
                assertThat(again.body().path("series").path("booked").asInt()).isEqualTo(4);
                assertThat(api.post("holder", "/api/v1/series/" + id + "/cancel", key(), Map.of("reason", "other"))
                                .status())
                        .isEqualTo(200);
            } else {
                api.post(
                        "holder-own-bank",
                        "/api/v1/bookings/" + once.id() + "/cancel",
                        key(),
                        Map.of("reason", "other"));
            }
            assertThat(tom.budget().path("heldPence").asLong()).isEqualTo(held);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
