package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** An organisation looks after somebody's account, and pays from it what the person said yes to (R27). */
@WholeApplication
class SupportedAccountIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String ACCOUNTS = "/api/v1/supported-accounts/to-pay";

    private final Api api;
    private final Holder tom;

    SupportedAccountIT(RunningDirectly directly) {
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName(
            "R27 the person chooses who looks after the account; that organisation, and nobody else, has what is to be paid")
    void isPaidByTheOrganisation() {
        String clearwater =
                api.get("broker", "/api/v1/me").body().path("providerId").asString();
        String budget = tom.budget().path("id").asString();
        ok(api.put(
                "holder",
                "/api/v1/budgets/" + budget + "/route",
                Map.of("route", "supported", "supportedById", clearwater)));
        visit();

        assertThat(ok(api.get("holder", "/api/v1/to-pay")).path("items").size()).isZero();
        JsonNode line = ok(api.get("broker", ACCOUNTS)).path("items").path(0);
        assertThat(line.path("person").path("name").asString()).isEqualTo("Tom Okafor");
        assertThat(line.path("state").asString()).isEqualTo("due");
        String id = line.path("id").asString();
        assertThat(api.post("micro", ACCOUNTS + "/" + id + "/paid", key(), Map.of())
                        .status())
                .as("R102 another business")
                .isEqualTo(404);
        assertThat(api.post("holder", ACCOUNTS + "/" + id + "/paid", key(), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(api.get("finance", ACCOUNTS).status()).isEqualTo(403);

        assertThat(ok(api.post("broker", ACCOUNTS + "/" + id + "/paid", key(), Map.of()))
                        .path("state")
                        .asString())
                .isEqualTo("said-paid");
        JsonNode earning = ok(api.get("pa", "/api/v1/earnings")).path("items").path(0);
        assertThat(earning.path("state").asString()).isEqualTo("paid");
        JsonNode balance = api.get("finance", "/api/v1/trial-balance").body();
        assertThat(balance.path("differencePence").asLong()).isZero();
    }

    private void visit() {
        LocalDate day = LocalDate.ofInstant(api.now(), LONDON).plusDays(1);
        Instant start = day.atTime(LocalTime.of(14, 0)).atZone(LONDON).toInstant();
        Map<String, String> times = Map.of(
                "start",
                start.toString(),
                "end",
                start.plus(Duration.ofHours(1)).toString());
        UUID booking =
                tom.book(Holder.offerOf(api, "pa"), start, Duration.ofHours(1)).id();
        ok(api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of()));
        api.moveClock(start.plus(Duration.ofHours(2)));
        ok(api.put("pa", "/api/v1/bookings/" + booking + "/visit", times));
        ok(api.post("holder", "/api/v1/bookings/" + booking + "/approve", key(), Map.of()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 202);
        return answer.body();
    }
}
