package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R51: one worker for two people over the API, and everybody who may not. */
@WholeApplication
class CoupleRolesIT {
    private static final String PATH = "/api/v1/bookings/shared";
    private static final List<String> NO_HOLDERS =
            List.of("pa", "micro", "newcomer", "finance", "commissioner", "support", "accreditation");

    private final RunningDirectly directly;
    private final Api api;

    CoupleRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R51 R101 R102 invited, agreed, accepted once for both; neither sees what the other has, others see nothing")
    void isForTheTwo() {
        Map<String, Object> body =
                new HashMap<>(new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start(), Duration.ofHours(1)));
        Api.Answer invited = api.post("holder", PATH, body);
        assertThat(invited.status()).as("%s", invited.body()).isEqualTo(201);
        assertThat(invited.body().path("sharePence").asLong()).isEqualTo(890);
        assertThat(invited.body().path("state").asString()).isEqualTo("invited");
        String couple = PATH + "/" + invited.id();
        for (String other : NO_HOLDERS) {
            assertThat(api.get(other, couple).status()).as(other).isEqualTo(403);
            assertThat(api.post(other, couple + "/accept", key(), yes()).status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(api.post(other, couple + "/decline", Map.of()).status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(api.get(null, couple).status()).isEqualTo(401);
        assertThat(api.post("holder", couple + "/accept", key(), yes()).status())
                .isEqualTo(404);

        Api.Answer seen = api.get("holder2", couple);
        assertThat(seen.body().path("with").asString()).isEqualTo("Tom");
        assertThat(seen.body().path("sharePence").isMissingNode()).isTrue();
        assertThat(seen.response().body()).doesNotContain("budget");
        String key = key();
        Api.Answer agreed = api.post("holder2", couple + "/accept", key, yes());
        assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(201);
        assertThat(agreed.body().path("pricePence").asLong()).isEqualTo(890);
        assertThat(agreed.body().at("/shared/with").asString()).isEqualTo("Tom");
        assertThat(api.post("holder2", couple + "/accept", key, yes())
                        .response()
                        .body())
                .isEqualTo(agreed.response().body());
        // A third person finds nothing any more.
        assertThat(api.get("carer", couple).status()).isEqualTo(404);
        assertThat(api.post("carer", couple + "/decline", Map.of()).status()).isEqualTo(404);

        String hers = "/api/v1/bookings/" + agreed.id();
        assertThat(api.get("holder", hers).status()).isEqualTo(404);
        assertThat(api.get("holder", hers + "/alone").status()).isEqualTo(404);
        assertThat(api.get("holder2", hers + "/alone").status()).isEqualTo(404);
        assertThat(api.post("pa", hers + "/accept", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
        JsonNode toms = toms();
        assertThat(toms.path("state").asString()).isEqualTo("confirmed");
        assertThat(toms.path("pricePence").asLong()).isEqualTo(890);

        assertThat(api.post(
                                "holder",
                                "/api/v1/bookings/" + toms.path("id").asString() + "/cancel",
                                key(),
                                Map.of("reason", "changed-mind"))
                        .status())
                .isEqualTo(200);
        Api.Answer price = api.get("holder2", hers + "/alone");
        assertThat(price.body().path("pricePence").asLong()).isEqualTo(1_780);
        assertThat(api.get("holder2", hers + "/cancellation")
                        .body()
                        .path("chargePence")
                        .asLong(-1))
                .isZero();
        assertThat(api.post("holder2", hers + "/alone", key(), Map.of("pricePence", 1_000))
                        .problem())
                .isEqualTo("wrong-state");
        Api.Answer alone = api.post("holder2", hers + "/alone", key(), Map.of("pricePence", 1_780));
        assertThat(alone.status()).as("%s", alone.body()).isEqualTo(201);
        assertThat(alone.body().path("state").asString()).isEqualTo("confirmed");
        assertThat(alone.body().path("heldPence").asLong()).isEqualTo(1_780);
    }

    @Test
    @DisplayName("R80 who is invited and has to say first who is the boss is led there, and back to the invitation")
    void saysFirstWhoIsTheBoss() {
        UUID offer = Holder.offerOf(api, "pa");
        Holder carer = new Holder(api, "carer");
        assertThat(api.post("carer", "/api/v1/agreements", Map.of("offerId", offer))
                        .status())
                .isEqualTo(201);
        // What the two had agreed before: the carer was the boss.
        directly.database()
                .sql(
                        "update agreement set engagement = 'employed' where holder_id = (select holder_id from budget where"
                                + " id = cast(:budget as uuid)) and provider_id = (select provider_id from offer where id = :offer)")
                .bind("budget", carer.budget().path("id").asString())
                .bind("offer", offer)
                .fetch()
                .rowsUpdated()
                .block();
        UUID couple = api.post(
                        "holder",
                        PATH,
                        new Holder(api, "holder").visit(offer, start().plus(Duration.ofDays(1)), Duration.ofHours(1)))
                .id();
        String line = carer.budget().at("/planLines/0/id").asString();
        PlainBrowser browser = PlainBrowser.signedIn(directly, "carer");
        browser.get("/visits/shared/" + couple);

        PlainBrowser.Shown boss = browser.post("/visits/shared/" + couple, Map.of("for", line, "own", "yes"));

        assertThat(boss.address().getPath()).as(boss.html()).isEqualTo("/book/" + offer + "/boss");
        assertThat(boss.html()).contains("is their own boss");
        PlainBrowser.Shown back = browser.post(
                boss.address().getPath() + "?" + boss.address().getRawQuery(),
                Map.of("reasons", "other-clients", "family", "no"));
        assertThat(back.address().getPath()).as(back.html()).isEqualTo("/visits/shared/" + couple);
        assertThat(back.html()).containsPattern("value=\"" + line + "\"[^>]*checked");
        PlainBrowser.Shown sent = browser.post("/visits/shared/" + couple, Map.of("for", line, "own", "yes"));
        assertThat(sent.address().getPath()).as(sent.html()).endsWith("/sent");
    }

    @Test
    @DisplayName("R51 what can't be shared, or was never there, is refused")
    void refuses() {
        Map<String, Object> body =
                new HashMap<>(new Holder(api, "holder").visit(Holder.offerOf(api, "pa"), start(), Duration.ofHours(1)));
        body.remove("planLineId");
        assertThat(api.post("holder", PATH, body).problem()).isEqualTo("invalid-request");
        body.put("offerId", UUID.randomUUID());
        assertThat(api.post("holder", PATH, body).problem()).isEqualTo("not-found");
        assertThat(api.get("holder2", PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.post("holder2", PATH + "/" + UUID.randomUUID() + "/accept", key(), yes())
                        .problem())
                .isEqualTo("not-found");
    }

    private Map<String, Object> yes() {
        JsonNode budget = new Holder(api, "holder2").budget();
        return Map.of(
                "budgetId",
                budget.path("id").asString(),
                "planLineId",
                budget.at("/planLines/0/id").asString());
    }

    private JsonNode toms() {
        for (JsonNode booking : api.get("holder", "/api/v1/bookings").body().path("items")) {
            if (!booking.path("shared").isMissingNode()) {
                return booking;
            }
        }
        throw new IllegalStateException("Tom has no half");
    }

    private Instant start() {
        LocalDate day = directly.firstDay().plusDays(50);
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
