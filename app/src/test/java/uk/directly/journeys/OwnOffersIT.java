package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** A provider's offers over the API: each kind written, changed, published and taken away; never another's. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnOffersIT {
    private static final String OFFERS = "/api/v1/offers";

    private final Api api;
    private UUID hourly = new UUID(0, 0);

    OwnOffersIT(RunningDirectly directly) {
        this.api = directly.api();
    }

    @BeforeAll
    void anOffer() {
        hourly = drafted(Map.of(
                "service", "gardening",
                "title", "Hedges and edges",
                "description", "We cut hedges and keep edges neat.",
                "rates", Map.of("weekday", 2000, "saturday", 2200)));
    }

    @Test
    @DisplayName("R59 an offer by the hour is written, opened, published, found, paused and withdrawn")
    void byTheHour() {
        LocalDate holiday = LocalDate.now(ZoneId.of("Europe/London")).plusDays(9);
        assertThat(publish(hourly).status()).isEqualTo(409);
        assertThat(publish(hourly).body().path("lacks").toString()).isEqualTo("[\"times\"]");

        Api.Answer opened = api.put(
                "micro",
                OFFERS + "/" + hourly + "/availability",
                Map.of(
                        "hours",
                                List.of(
                                        Map.of("weekday", "monday", "from", "09:00", "to", "12:00"),
                                        Map.of("weekday", "monday", "from", "11:00", "to", "17:00"),
                                        Map.of("weekday", "sunday", "from", "22:00", "to", "24:00")),
                        "exceptions",
                                List.of(
                                        Map.of(
                                                "from",
                                                holiday.toString(),
                                                "to",
                                                holiday.plusDays(3).toString()),
                                        Map.of(
                                                "from",
                                                holiday.toString(),
                                                "to",
                                                holiday.toString(),
                                                "open",
                                                Map.of("from", "10:00", "to", "11:30"))),
                        "bufferMinutes", 30));
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(200);
        assertThat(opened.body().at("/availability/hours/0/to").asString()).isEqualTo("17:00");
        assertThat(opened.body().at("/availability/hours/1/to").asString()).isEqualTo("24:00");
        assertThat(opened.body().at("/availability/exceptions").size()).isEqualTo(2);
        assertThat(opened.body().at("/availability/bufferMinutes").asInt()).isEqualTo(30);
        assertThat(patch(
                                "micro",
                                hourly,
                                null,
                                "{\"extras\": {\"mileagePence\": 45, \"callOutPence\": 500},"
                                        + " \"accessibility\": [\"step-free\"], \"outcodes\": [\"M33\", \"WA14\"],"
                                        + " \"cancellation\": \"easy\", \"notThis\": \"No trees\"}")
                        .status())
                .isEqualTo(200);
        assertThat(publish(hourly).body().path("state").asString()).isEqualTo("published");

        JsonNode page = api.get(null, OFFERS + "/" + hourly).body();
        assertThat(page.at("/extras/mileagePence").asInt()).isEqualTo(45);
        assertThat(page.at("/area/outcodes").toString()).isEqualTo("[\"M33\",\"WA14\"]");
        assertThat(page.path("notThis").asString()).isEqualTo("No trees");
        JsonNode slots = api.get(
                        null,
                        OFFERS + "/" + hourly + "/slots?from=" + holiday + "T00:00:00Z&to=" + holiday.plusDays(1)
                                + "T00:00:00Z")
                .body();
        assertThat(slots.path("items").size()).as("%s", slots).isEqualTo(1);

        assertThat(api.post("micro", OFFERS + "/" + hourly + "/still-here", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(api.post("micro", OFFERS + "/" + hourly + "/pause", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("paused");
        assertThat(api.get(null, OFFERS + "/" + hourly).status()).isEqualTo(404);
        UUID other = drafted(Map.of("service", "gardening", "title", "Short-lived"));
        assertThat(api.post("micro", OFFERS + "/" + other + "/withdraw", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(api.get("micro", OFFERS + "/" + other + "/own").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R51 a session is published with its times and places, a day, a job and an enquiry with their prices")
    void otherKinds() {
        UUID club = drafted(Map.of(
                "service", "day-opportunities",
                "title", "Clay and chat",
                "description", "We make pots.",
                "pricing", "session",
                "pricePence", 1200,
                "session",
                        Map.of(
                                "places",
                                6,
                                "venue",
                                "Sale Waterside",
                                "venuePostcode",
                                "M33 2AA",
                                "changingPlaces",
                                true,
                                "times",
                                List.of(Map.of("weekday", "tuesday", "from", "10:00", "to", "12:00")))));
        assertThat(publish(club).status()).isEqualTo(200);
        JsonNode page = api.get(null, OFFERS + "/" + club).body();
        assertThat(page.path("ratePence").asInt()).isEqualTo(1200);
        assertThat(page.at("/session/changingPlaces").asBoolean()).isTrue();
        JsonNode slots = api.get(null, OFFERS + "/" + club + "/slots").body().path("items");
        assertThat(slots.size()).isGreaterThanOrEqualTo(3);
        assertThat(slots.at("/0/places").asInt()).isEqualTo(6);

        UUID day = drafted(Map.of(
                "service",
                "respite-day",
                "title",
                "A day out",
                "description",
                "Out.",
                "pricing",
                "day",
                "pricePence",
                12000,
                "halfDayPence",
                7000));
        assertThat(own(day).path("halfDayPence").asInt()).isEqualTo(7000);
        UUID job = drafted(Map.of(
                "service",
                "technology-set-up",
                "title",
                "A tablet",
                "description",
                "Ready.",
                "pricing",
                "fixed",
                "pricePence",
                4500,
                "included",
                "A visit and a call"));
        assertThat(own(job).path("included").asString()).isEqualTo("A visit and a call");
        UUID night = drafted(
                Map.of("service", "respite-overnight", "title", "Nights", "pricing", "sleep-in", "pricePence", 6500));
        assertThat(own(night).at("/rates/sleep-in").asInt()).isEqualTo(6500);
        UUID ask = drafted(
                Map.of("service", "homeshare", "title", "A room", "description", "A home.", "pricing", "enquiry"));
        assertThat(own(ask).path("lacks").size()).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(draft("micro", "{\"service\": \"gardening\", \"title\": \"A\", \"colour\": \"green\"}")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(draft("micro", "{\"service\": \"flying\", \"title\": \"A\"}").problem())
                .isEqualTo("invalid-request");
        assertThat(draft("micro", "{\"title\": \"A\"}").problem()).isEqualTo("invalid-request");
        assertThat(draft("micro", "{\"service\": \"gardening\", \"title\": \"A\", \"pricePence\": 100}")
                        .problem())
                .isEqualTo("invalid-request");
        for (String wrong : List.of(
                "{\"halfDayPence\": 100}",
                "{\"included\": \"x\"}",
                "{\"rates\": {\"sleep-in\": 100}}",
                "{\"rates\": {\"weekday\": 0}}",
                "{\"openTo\": [\"employed\"]}",
                "{\"outcodes\": [\"ZZ99\"]}",
                "{\"reachMiles\": 101}",
                "{\"extras\": {\"mileagePence\": 101}}",
                "{\"session\": {\"places\": 1, \"venue\": \"x\", \"times\": []}}",
                "{\"wholeBand\": \"sunday\"}")) {
            assertThat(patch("micro", hourly, null, wrong).problem()).as(wrong).isEqualTo("invalid-request");
        }
        for (String wrong : List.of(
                "{\"exceptions\": []}",
                "{\"hours\": [{\"weekday\": \"moonday\", \"from\": \"09:00\", \"to\": \"10:00\"}], \"exceptions\": []}",
                "{\"hours\": [{\"weekday\": \"monday\", \"from\": \"09:00\", \"to\": \"08:00\"}], \"exceptions\": []}",
                "{\"hours\": [], \"exceptions\": [{\"from\": \"2027-01-02\", \"to\": \"2027-01-01\"}]}",
                "{\"hours\": [], \"exceptions\": [], \"bufferMinutes\": 241}")) {
            assertThat(api.put("micro", OFFERS + "/" + hourly + "/availability", wrong)
                            .problem())
                    .as(wrong)
                    .isEqualTo("invalid-request");
        }
    }

    @Test
    @DisplayName("what somebody else changed meanwhile is not overwritten")
    void keepsWhatWasChangedMeanwhile() {
        String tag = api.get("micro", OFFERS + "/" + hourly + "/own")
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(patch("micro", hourly, tag, "{\"title\": \"Hedges\"}").status())
                .isEqualTo(200);
        assertThat(patch("micro", hourly, tag, "{\"title\": \"Edges\"}").status())
                .isEqualTo(412);
        assertThat(own(hourly).path("title").asString()).isEqualTo("Hedges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa", "newcomer", "broker"})
    @DisplayName("R102 another provider's offer is not found, whatever they try")
    void findsNobodyElses(String persona) {
        assertThat(api.get(persona, OFFERS + "/" + hourly + "/own").status()).isEqualTo(404);
        assertThat(patch(persona, hourly, null, "{\"title\": \"Mine\"}").status())
                .isEqualTo(404);
        assertThat(api.put(
                                persona,
                                OFFERS + "/" + hourly + "/availability",
                                Map.of("hours", List.of(), "exceptions", List.of()))
                        .status())
                .isEqualTo(404);
        for (String step : List.of("publish", "pause", "withdraw", "still-here", "raise-to-minimum")) {
            assertThat(api.post(persona, OFFERS + "/" + hourly + "/" + step, Map.of())
                            .status())
                    .as(step)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"holder", "carer", "helper", "nominee", "finance", "accreditation", "commissioner", "support"})
    @DisplayName("R102 who is no provider may not write offers at all")
    void isForProvidersOnly(String persona) {
        assertThat(draft(persona, "{\"service\": \"gardening\", \"title\": \"A\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.get(persona, OFFERS + "/" + hourly + "/own").status()).isEqualTo(403);
        assertThat(patch(persona, hourly, null, "{}").status()).isEqualTo(403);
        for (String step : List.of("publish", "raise-to-minimum")) {
            assertThat(api.post(persona, OFFERS + "/" + hourly + "/" + step, Map.of())
                            .status())
                    .as(step)
                    .isEqualTo(403);
        }
    }

    @Test
    void asksVisitorsToSignIn() {
        assertThat(api.get(null, OFFERS + "/" + hourly + "/own").status()).isEqualTo(401);
        assertThat(api.post(null, OFFERS, Map.of("service", "gardening", "title", "A"))
                        .status())
                .isEqualTo(401);
    }

    private UUID drafted(Map<String, Object> body) {
        Api.Answer answer = api.post("micro", OFFERS, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    private JsonNode own(UUID id) {
        return api.get("micro", OFFERS + "/" + id + "/own").body();
    }

    private Api.Answer publish(UUID id) {
        return api.post("micro", OFFERS + "/" + id + "/publish", Map.of());
    }

    private Api.Answer draft(String persona, String body) {
        return api.post(persona, OFFERS, body);
    }

    private Api.Answer patch(String persona, UUID id, @Nullable String ifMatch, String body) {
        return api.send(api.request(
                persona, "PATCH", OFFERS + "/" + id, body, ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch)));
    }
}
