package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Visits that come again over the API, and everybody who may not. */
@WholeApplication
class SeriesRolesIT {
    private static final List<String> OTHERS =
            List.of("holder2", "carer", "micro", "newcomer", "finance", "commissioner", "support", "accreditation");

    private final RunningDirectly directly;
    private final Api api;

    SeriesRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 R102 a series is booked, read, accepted, moved and ended by its two sides, and by nobody else")
    void isForTheTwo() {
        Holder tom = new Holder(api, "holder");
        Map<String, Object> body = new HashMap<>(tom.visit(Holder.offerOf(api, "pa"), start(), Duration.ofMinutes(15)));
        body.put("repeat", "FREQ=WEEKLY;COUNT=5");
        body.put(
                "except",
                List.of(start().atZone(ZoneId.of("Europe/London"))
                        .toLocalDate()
                        .plusWeeks(1)
                        .toString()));
        Api.Answer preview = api.post("holder", "/api/v1/series/preview", body);
        assertThat(preview.status()).as("%s", preview.body()).isEqualTo(200);
        assertThat(preview.body().path("visits")).hasSize(5);
        assertThat(preview.body().path("visits").path(1).path("leftOut").asString())
                .isEqualTo("taken-out");

        String key = UUID.randomUUID().toString();
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key, body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("series").path("booked").asInt()).isEqualTo(4);
        assertThat(api.post("holder", "/api/v1/bookings", key, body).response().body())
                .isEqualTo(booked.response().body());
        String series =
                "/api/v1/series/" + booked.body().path("series").path("id").asString();

        for (String other : OTHERS) {
            assertThat(api.get(other, series).status()).as(other).isIn(403, 404);
            assertThat(api.post(other, series + "/accept", Map.of()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, series + "/decline", Map.of()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.get(other, series + "/cancellation").status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, series + "/cancel", key(), Map.of("reason", "other"))
                            .status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(api.get(null, series).status()).isEqualTo(401);
        assertThat(api.post("holder", series + "/accept", Map.of()).status()).isEqualTo(403);
        assertThat(api.post("pa", series + "/cancel", key(), Map.of("reason", "other"))
                        .status())
                .isEqualTo(403);

        assertThat(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
        Api.Answer read = api.get("pa", series);
        assertThat(read.body().path("acceptedAt").isMissingNode()).isFalse();
        for (int n = 0; n < 4; n++) {
            assertThat(read.body().path("visits").path(n).path("bookingState").asString())
                    .isEqualTo("confirmed");
        }
        assertThat(api.get("holder", series + "/cancellation")
                        .body()
                        .path("visits")
                        .asInt())
                .isEqualTo(4);
        Api.Answer ended = api.post("holder", series + "/cancel", key(), Map.of("reason", "other"));
        assertThat(ended.body().path("state").asString()).isEqualTo("ended");
    }

    @Test
    @DisplayName(
            "R51 what is no rule is a bad request, several a day aren't offered, a start outside the rule is refused")
    void refuses() {
        Holder tom = new Holder(api, "holder");
        Map<String, Object> body = new HashMap<>(tom.visit(Holder.offerOf(api, "pa"), start(), Duration.ofMinutes(15)));
        assertThat(problem(body, "every week")).isEqualTo("400 invalid-request");
        assertThat(problem(body, "FREQ=HOURLY;COUNT=3")).isEqualTo("422 not-offered-yet");
        assertThat(problem(body, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYSETPOS=2"))
                .isEqualTo("400 invalid-request");
    }

    private String problem(Map<String, Object> body, String rule) {
        body.put("repeat", rule);
        Api.Answer answer = api.post("holder", "/api/v1/bookings", key(), body);
        return answer.status() + " " + answer.problem();
    }

    @Test
    @DisplayName("R101 an address that is no calendar's is not found, whoever asks")
    void calendarsOfNobody() {
        assertThat(api.get(null, "/calendar/nothing.ics").status()).isEqualTo(404);
        assertThat(api.get(null, "/calendar/" + "A".repeat(43) + ".ics").status())
                .isEqualTo(404);
    }

    private Instant start() {
        return directly.firstDay()
                .plusDays(5)
                .atTime(LocalTime.of(4, 15))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
