package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Many at once, over HTTP. */
@WholeApplication
class BookingStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;

    BookingStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 200 at once for one free hour: one has it, 199 are told, nobody gets an error")
    void oneHourForOne() {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        Instant start = at(5, 10);
        Map<String, Object> body = tom.visit(aisha, start, HOUR);

        long price = api.post("holder", "/api/v1/quotes", without(body, "planLineId"))
                .body()
                .path("totalPence")
                .asLong();
        long held = tom.budget().path("heldPence").asLong();

        Map<Integer, Long> statuses = statuses(200, n -> api.postAsync("holder", "/api/v1/bookings", key(), body));

        assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 199L));
        assertThat(tom.budget().path("heldPence").asLong()).isEqualTo(held + price);
    }

    @Test
    @DisplayName("R12 100 at once on £100.00 for 100 free hours at £20.00: exactly five, and nothing is left")
    void fiveOfAHundred() {
        UUID micro = Holder.offerOf(api, "micro");
        Holder second = new Holder(api, "holder2");
        assertThat(second.budget().path("availablePence").asLong()).isEqualTo(10000);
        List<Map<String, Object>> bodies = IntStream.range(0, 100)
                .mapToObj(n -> second.visit(micro, at(10 + n / 10, 8 + n % 10), HOUR))
                .toList();

        Map<Integer, Long> statuses =
                statuses(100, n -> api.postAsync("holder2", "/api/v1/bookings", key(), bodies.get(n)));

        assertThat(statuses).isEqualTo(Map.of(201, 5L, 409, 95L));
        assertThat(second.budget().path("availablePence").asLong()).isZero();
        assertThat(second.budget().path("heldPence").asLong()).isEqualTo(10000);
    }

    @Test
    @DisplayName("R15 one request sent 50 times at once under one key is done once, and answered alike")
    void doubleClicks() {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        Map<String, Object> body = tom.visit(aisha, at(6, 10), HOUR);
        String key = key();

        List<Api.Answer> answers = answers(50, n -> api.postAsync("holder", "/api/v1/bookings", key, body));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.response().body()).distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.response()
                                .headers()
                                .firstValue("Idempotency-Replayed")
                                .isPresent()))
                .hasSize(49);
    }

    @Test
    @DisplayName("R13 an approval sent 20 times at once under different keys is posted once")
    void approvesOnce() {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        Instant start = at(2, 10);
        Api.Answer booked = tom.book(aisha, start, HOUR);
        UUID booking = booked.id();
        api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of());
        api.moveClock(start.plus(Duration.ofHours(2)));
        api.put(
                "pa",
                "/api/v1/bookings/" + booking + "/visit",
                Map.of("start", start.toString(), "end", start.plus(HOUR).toString()));
        long posted = tom.budget().path("postedPence").asLong();

        Map<Integer, Long> statuses =
                statuses(20, n -> api.postAsync("holder", "/api/v1/bookings/" + booking + "/approve", key(), Map.of()));

        assertThat(statuses).isEqualTo(Map.of(200, 1L, 409, 19L));
        assertThat(tom.budget().path("postedPence").asLong())
                .isEqualTo(posted - booked.body().path("pricePence").asLong());
    }

    private static Map<Integer, Long> statuses(int count, IntFunction<CompletableFuture<Api.Answer>> request) {
        return answers(count, request).stream()
                .collect(Collectors.groupingBy(Api.Answer::status, Collectors.counting()));
    }

    private static List<Api.Answer> answers(int count, IntFunction<CompletableFuture<Api.Answer>> request) {
        List<CompletableFuture<Api.Answer>> running =
                IntStream.range(0, count).mapToObj(request).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Map<String, Object> without(Map<String, Object> body, String field) {
        Map<String, Object> less = new HashMap<>(body);
        less.remove(field);
        return less;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Instant at(int daysAhead, int hour) {
        return directly.firstDay()
                .plusDays(daysAhead)
                .atTime(LocalTime.of(hour, 0))
                .atZone(LONDON)
                .toInstant();
    }
}
