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

/** Two people at the same time over the API, and everybody who may not. */
@WholeApplication
class PairRolesIT {
    private static final String PATH = "/api/v1/bookings/together";
    private static final List<String> OTHERS = List.of(
            "holder2", "carer", "pa", "micro", "newcomer", "finance", "commissioner", "support", "accreditation");

    private final RunningDirectly directly;
    private final Api api;

    PairRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 R102 two are priced, booked, read, kept alone and called off by the person, and by nobody else")
    void isForThePerson() {
        Map<String, Object> body = body(start(0));
        Map<String, Object> priced = new HashMap<>(body);
        Api.Answer quote = api.post("holder", "/api/v1/quotes/together", priced);
        assertThat(quote.status()).as("%s", quote.body()).isEqualTo(200);
        assertThat(quote.body().path("totalPence").asLong()).isEqualTo(1_780 + 2_000);
        assertThat(quote.body().path("quotes")).hasSize(2);

        String key = key();
        Api.Answer booked = api.post("holder", PATH, key, body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("bookings")).hasSize(2);
        assertThat(booked.body().path("pricePence").asLong()).isEqualTo(3_780);
        assertThat(api.post("holder", PATH, key, body).response().body())
                .isEqualTo(booked.response().body());
        String pair = PATH + "/" + booked.id();
        String second = booked.body().at("/bookings/1/id").asString();

        for (String other : OTHERS) {
            assertThat(api.get(other, pair).status()).as(other).isIn(403, 404);
            assertThat(api.post(other, pair + "/keep-alone", Map.of()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, pair + "/cancel", key(), Map.of("reason", "other"))
                            .status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(api.post(other, PATH, key(), body).status()).as(other).isIn(403, 404);
            assertThat(api.post(other, "/api/v1/quotes/together", body).status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(api.get(null, pair).status()).isEqualTo(401);
        // R101: who else was asked is nobody's business before both have said yes.
        Api.Answer asked = api.get("micro", "/api/v1/bookings/" + second);
        assertThat(asked.body().at("/together/id").asString())
                .isEqualTo(booked.id().toString());
        assertThat(asked.response().body()).doesNotContain("Aisha");

        assertThat(api.post("holder", pair + "/keep-alone", Map.of()).problem()).isEqualTo("wrong-state");
        assertThat(api.post("micro", "/api/v1/bookings/" + second + "/decline", Map.of())
                        .status())
                .isEqualTo(200);
        Api.Answer alone = api.get("holder", pair);
        assertThat(alone.body().path("standsAlone").asString())
                .isEqualTo(booked.body().at("/bookings/0/id").asString());
        assertThat(alone.body().path("chargePence").asLong(-1)).isZero();
        assertThat(api.post("holder", pair + "/keep-alone", Map.of())
                        .body()
                        .path("standsAlone")
                        .isMissingNode())
                .isTrue();
        assertThat(api.post("holder", pair + "/cancel", key(), Map.of("reason", "other", "chargePence", 1))
                        .problem())
                .isEqualTo("wrong-state");
        assertThat(api.post("holder", pair + "/cancel", key(), Map.of("reason", "other", "chargePence", 0))
                        .body()
                        .at("/bookings/0/state")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    @DisplayName("R51 R12 which of the two can't be booked is said, and nothing is taken")
    void saysWhich() {
        Instant start = start(3);
        long before = new Holder(api, "holder").budget().path("availablePence").asLong();
        Api.Answer taken = new Holder(api, "holder2").book(Holder.offerOf(api, "micro"), start, Duration.ofHours(1));
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);

        Api.Answer refused = api.post("holder", PATH, key(), body(start));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-available");
        assertThat(refused.body().path("offerId").asString())
                .isEqualTo(Holder.offerOf(api, "micro").toString());
        assertThat(refused.body().path("detail").asString())
                .contains("Green Gate")
                .contains("neither was");
        assertThat(new Holder(api, "holder").budget().path("availablePence").asLong())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("what is no pair is a bad request")
    void refusesBadInput() {
        Map<String, Object> body = body(start(6));
        body.put("workers", List.of(worker("pa")));
        assertThat(api.post("holder", PATH, key(), body).status()).isEqualTo(400);
        body.put("workers", List.of(worker("pa"), worker("pa")));
        assertThat(api.post("holder", PATH, key(), body).problem()).isEqualTo("invalid-request");
        body.put("workers", List.of(worker("pa"), Map.of("offerId", UUID.randomUUID())));
        assertThat(api.post("holder", PATH, key(), body).problem()).isEqualTo("not-found");
        body.remove("workers");
        assertThat(api.post("holder", PATH, key(), body).status()).isEqualTo(400);
        Map<String, Object> noLine = body(start(6));
        noLine.remove("planLineId");
        assertThat(api.post("holder", PATH, key(), noLine).problem()).isEqualTo("invalid-request");
        assertThat(api.post("holder", PATH + "/" + UUID.randomUUID() + "/cancel", key(), Map.of("reason", "no"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    private Map<String, Object> body(Instant start) {
        Map<String, Object> body =
                new HashMap<>(new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start, Duration.ofHours(1)));
        body.remove("offerId");
        body.put("workers", List.of(worker("pa"), worker("micro")));
        body.put("useOwnMoney", false);
        return body;
    }

    private Map<String, Object> worker(String persona) {
        return Map.of("offerId", Holder.offerOf(api, persona).toString());
    }

    private Instant start(int days) {
        // Monday to Friday, in the day: the weekday band of both.
        java.time.LocalDate day = directly.firstDay().plusDays(20 + days);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        return day.atTime(LocalTime.of(11, 15))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
