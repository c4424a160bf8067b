package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Somebody dies: what is to come ends without charge, what has happened is paid, and nobody acts for them any more. */
@WholeApplication
class DeathIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Api api;
    private final Holder tom;

    DeathIT(RunningDirectly directly) {
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R24 bookings end without charge, powers end, visits before stay payable by the contact's yes")
    void endsWhatADeathEnds() {
        UUID offer = Holder.offerOf(api, "pa");
        Instant start = LocalDate.now(LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID happened = tom.book(offer, start, Duration.ofMinutes(60)).id();
        UUID coming = tom.book(offer, start.plus(Duration.ofDays(3)), Duration.ofMinutes(60))
                .id();
        for (UUID id : new UUID[] {happened, coming}) {
            api.post("pa", "/api/v1/bookings/" + id + "/accept", Map.of());
        }
        String person = me("holder");
        String budget = tom.budget().path("id").asString();
        api.moveClock(start.plus(Duration.ofHours(2)));
        Map<String, Object> told = new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "personId", person,
                "diedOn", LocalDate.ofInstant(start, LONDON).toString(),
                "toldBy", "Her sister, by phone",
                "contactId", me("social-work")));

        assertThat(api.post("holder2", "/api/v1/deaths", told).status()).isEqualTo(403);
        assertThat(api.post("commissioner", "/api/v1/deaths", told).status()).isEqualTo(403);
        told.put("contactId", me("pa"));
        assertThat(api.post("support", "/api/v1/deaths", told).status()).isEqualTo(400);
        told.put("contactId", me("social-work"));
        Api.Answer recorded = api.post("support", "/api/v1/deaths", told);
        assertThat(recorded.status()).as("%s", recorded.body()).isEqualTo(201);
        assertThat(recorded.body().path("visitsEnded").asInt()).isOne();
        assertThat(recorded.body().path("powersEnded").asInt()).isPositive();
        // The same again is the same; another one is told.
        assertThat(api.post("support", "/api/v1/deaths", told).body()).isEqualTo(recorded.body());
        told.put("id", UUID.randomUUID());
        assertThat(api.post("finance", "/api/v1/deaths", told).problem()).isEqualTo("wrong-state");

        assertThat(api.get("holder", "/api/v1/me").status()).isEqualTo(401);
        assertThat(api.get("nominee", "/api/v1/me").body().path("actsFor").size())
                .isZero();
        JsonNode ended = api.get("pa", "/api/v1/bookings/" + coming).body();
        assertThat(ended.path("state").asString()).isEqualTo("cancelled");
        assertThat(ended.path("settledPence").asLong()).isZero();
        assertThat(api.get("finance", "/api/v1/budgets/" + budget + "/freezes")
                        .body()
                        .path("items")
                        .path(0)
                        .has("liftedAt"))
                .isFalse();

        // The visit before it is recorded and paid.
        api.put(
                "pa",
                "/api/v1/bookings/" + happened + "/visit",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(Duration.ofHours(1)).toString()));
        String death = "/api/v1/deaths/" + recorded.body().path("id").asString();
        assertThat(api.get("social-work", death)
                        .body()
                        .path("toApprove")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(happened.toString());
        String approve = death + "/bookings/" + happened + "/approve";
        assertThat(api.post("finance", approve, UUID.randomUUID().toString(), Map.of())
                        .status())
                .isEqualTo(403);
        Api.Answer yes = api.post("social-work", approve, UUID.randomUUID().toString(), Map.of());
        assertThat(yes.status()).as("%s", yes.body()).isEqualTo(200);
        assertThat(yes.body().path("state").asString()).isEqualTo("settled");
        JsonNode balance = api.get("finance", "/api/v1/trial-balance").body();
        assertThat(balance.path("differencePence").asLong()).isZero();
    }

    private String me(String persona) {
        return api.get(persona, "/api/v1/me").body().path("id").asString();
    }
}
