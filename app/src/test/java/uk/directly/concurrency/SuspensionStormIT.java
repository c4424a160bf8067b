package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** A suspension against bookings, over HTTP. */
@WholeApplication
class SuspensionStormIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int ROUNDS = 50;

    private final Api api;

    SuspensionStormIT(RunningDirectly directly) {
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R33 whoever books while a provider is suspended is refused, or stands on the list of calls: never neither")
    void bookedMeansListed() {
        UUID offer = Holder.offerOf(api, "pa");
        String provider = "/api/v1/accreditation/providers/"
                + api.get(null, "/api/v1/offers/" + offer)
                        .body()
                        .at("/provider/id")
                        .asString();
        Holder tom = new Holder(api, "holder");
        int booked = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> visit = tom.visit(offer, at(10 + round), Duration.ofMinutes(15));
            CompletableFuture<Api.Answer> booking = api.postAsync(
                    "holder", "/api/v1/bookings", UUID.randomUUID().toString(), visit);
            Api.Answer suspended = api.post("accreditation", provider + "/suspend", Map.of("safeguarding", true));
            Api.Answer answer = booking.join();

            assertThat(suspended.status()).as("%s", suspended.body()).isEqualTo(200);
            assertThat(answer.status()).as("%s", answer.body()).isIn(201, 404, 409);
            JsonNode calls =
                    api.get("accreditation", provider + "/suspension").body().path("calls");
            if (answer.status() == 201) {
                booked++;
                assertThat(calls.size()).isEqualTo(1);
                Api.Answer cancelled = api.post(
                        "holder",
                        "/api/v1/bookings/" + answer.id() + "/cancel",
                        UUID.randomUUID().toString(),
                        Map.of("reason", "changed-mind"));
                assertThat(cancelled.status()).as("%s", cancelled.body()).isEqualTo(200);
            } else {
                assertThat(calls.size()).isZero();
            }
            assertThat(api.post("accreditation", provider + "/end-suspension", Map.of("reason", "A test"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(booked).isLessThanOrEqualTo(ROUNDS);
    }

    private static Instant at(int days) {
        return LocalDate.now(LONDON)
                .plusDays(days)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
    }
}
