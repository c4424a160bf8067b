package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

/** What isn't sold by the hour is booked too: places in a session, days and half days, a job; and extras come on top. */
@WholeApplication
class PricedOtherwiseIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    PricedOtherwiseIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName(
            "R51 places of a session are booked, counted and given back; who comes too late is told, and nothing is taken")
    void books() {
        UUID club = offer("session");
        JsonNode first =
                Waiting.until(() -> slots(club), found -> !found.isEmpty()).get(0);
        Instant start = Instant.parse(first.path("start").asString());
        Duration length =
                Duration.between(start, Instant.parse(first.path("end").asString()));
        int free = first.path("places").asInt();
        long before = held();

        Map<String, Object> two = tom.visit(club, start, length);
        two.put("places", 2);
        JsonNode quote = api.post("holder", "/api/v1/quotes", asQuote(two)).body();
        assertThat(quote.path("totalPence").asLong()).as("%s", quote).isEqualTo(2_400);
        assertThat(quote.at("/items/0/kind").asString()).isEqualTo("place");
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), two);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("places").asInt()).isEqualTo(2);
        assertThat(slots(club).get(0).path("places").asInt()).isEqualTo(free - 2);
        assertThat(held()).isEqualTo(before + 2_400);

        Map<String, Object> tooMany = tom.visit(club, start, length);
        tooMany.put("places", free - 1);
        assertThat(api.post("holder", "/api/v1/bookings", key(), tooMany).status())
                .isEqualTo(409);
        assertThat(api.post("holder", "/api/v1/bookings", key(), tom.visit(club, start.plusSeconds(60), length))
                        .status())
                .as("a time at which it isn't")
                .isEqualTo(409);
        assertThat(held()).isEqualTo(before + 2_400);

        assertThat(api.post(
                                "holder",
                                "/api/v1/bookings/" + booked.id() + "/cancel",
                                key(),
                                Map.of("reason", "changed-mind"))
                        .status())
                .isEqualTo(200);
        assertThat(slots(club).get(0).path("places").asInt()).isEqualTo(free);
        assertThat(held()).isEqualTo(before);
    }

    @Test
    @DisplayName("R53 a date that is called off gives all of it back to who has a place, and says why")
    void isCalledOff() {
        UUID club = offer("session");
        JsonNode date =
                Waiting.until(() -> slots(club), found -> found.size() > 2).get(2);
        Instant start = Instant.parse(date.path("start").asString());
        long before = held();
        Api.Answer booked = api.post(
                "holder",
                "/api/v1/bookings",
                key(),
                tom.visit(
                        club,
                        start,
                        Duration.between(start, Instant.parse(date.path("end").asString()))));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(held()).isEqualTo(before + 1_200);
        String id = "";
        for (JsonNode each :
                api.get("micro", "/api/v1/offers/" + club + "/dates").body().path("items")) {
            if (each.path("start").asString().equals(start.toString())) {
                id = each.path("id").asString();
            }
        }

        Api.Answer called = api.post(
                "micro", "/api/v1/offers/" + club + "/dates/" + id + "/call-off", Map.of("why", "No heating."));

        assertThat(called.status()).as("%s", called.body()).isEqualTo(200);
        assertThat(api.get("holder", "/api/v1/bookings/" + booked.id())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(held()).isEqualTo(before);
    }

    @Test
    @DisplayName("R51 two people can come to one person at the same time; each is held for")
    void twoAtOnce() {
        long before = held();
        Instant ten = at(10, 7);

        Api.Answer aisha = tom.book(Holder.offerOf(api, "pa"), ten, Duration.ofHours(2));
        Api.Answer green = tom.book(Holder.offerOf(api, "micro"), ten, Duration.ofHours(2));

        assertThat(aisha.status()).as("%s", aisha.body()).isEqualTo(201);
        assertThat(green.status()).as("%s", green.body()).isEqualTo(201);
        assertThat(held())
                .isEqualTo(before
                        + aisha.body().path("heldPence").asLong()
                        + green.body().path("heldPence").asLong());
    }

    @Test
    @DisplayName("R59 days, half days and jobs have their price, and extras that were agreed are held with them")
    void daysAndJobs() {
        UUID day = offer("day");
        Instant nine = at(9, 5);
        assertThat(quote(day, nine, 6, Map.of()).path("totalPence").asLong()).isEqualTo(12_000);
        JsonNode half = quote(day, nine, 3, Map.of("miles", 10, "costsPence", 1_200));
        assertThat(half.path("items").findValuesAsString("kind")).containsExactly("half-day", "mileage", "costs");
        assertThat(half.path("totalPence").asLong()).isEqualTo(7_000 + 10 * 45 + 1_200);
        assertThat(status(day, nine, 3, Map.of("costsPence", 1_501))).isEqualTo(400);
        UUID job = offer("fixed");
        assertThat(quote(job, nine, 2, Map.of()).at("/items/0/kind").asString()).isEqualTo("job");
        assertThat(status(job, nine, 2, Map.of("miles", 1))).isEqualTo(400);

        Map<String, Object> body = tom.visit(day, nine, Duration.ofHours(3));
        body.put("extras", Map.of("miles", 10, "costsPence", 1_200));
        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("heldPence").asLong()).isEqualTo(8_650);
    }

    @Test
    @DisplayName("R59 a short visit costs what was agreed as the least, and coming has its price")
    void shortVisits() {
        UUID garden = Holder.offerOf(api, "micro");
        directly.database()
                .sql("update offer set minimum_charge_minutes = 90, call_out_pence = 300 where id = :offer")
                .bind("offer", garden)
                .fetch()
                .rowsUpdated()
                .block();

        JsonNode quote = quote(garden, at(9, 6), 1, Map.of());

        assertThat(quote.path("items").findValuesAsString("kind")).containsExactly("minimum", "call-out");
        assertThat(quote.path("totalPence").asLong()).isEqualTo(2_000 + 1_000 + 300);
        assertThat(quote(garden, at(9, 6), 2, Map.of()).path("totalPence").asLong())
                .isEqualTo(4_300);
    }

    private UUID offer(String pricing) {
        String id = directly.database()
                .sql("select id::text from offer where state = 'published' and pricing = :pricing order by id limit 1")
                .bind("pricing", pricing)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
        return UUID.fromString(id);
    }

    private JsonNode slots(UUID offer) {
        return api.get(null, "/api/v1/offers/" + offer + "/slots").body().path("items");
    }

    private JsonNode quote(UUID offer, Instant start, int hours, Map<String, Object> extras) {
        Map<String, Object> body = asQuote(tom.visit(offer, start, Duration.ofHours(hours)));
        body.put("extras", extras);
        Api.Answer answer = api.post("holder", "/api/v1/quotes", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private int status(UUID offer, Instant start, int hours, Map<String, Object> extras) {
        Map<String, Object> body = asQuote(tom.visit(offer, start, Duration.ofHours(hours)));
        body.put("extras", extras);
        return api.post("holder", "/api/v1/quotes", body).status();
    }

    private static Map<String, Object> asQuote(Map<String, Object> booking) {
        Map<String, Object> body = new java.util.LinkedHashMap<>(booking);
        body.remove("planLineId");
        return body;
    }

    private long held() {
        return tom.budget().path("heldPence").asLong();
    }

    private Instant at(int hour, int days) {
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(hour, 0))
                .atZone(LONDON)
                .toInstant();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
