package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Days away for all offers, and dates of sessions that are called off, over the API. */
@WholeApplication
class AwayIT {
    private static final String ABSENCES = "/api/v1/absences";
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;

    AwayIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 what is booked on days away stays booked and is listed; nothing more is booked on them")
    void keepsWhatIsBooked() {
        UUID aisha = Holder.offerOf(api, "pa");
        Holder tom = new Holder(api, "holder");
        LocalDate day = directly.firstDay().plusDays(12);
        UUID booked = tom.book(aisha, at(day, 10), HOUR).id();

        Api.Answer away = api.post("pa", ABSENCES, days(day.minusDays(1), day.plusDays(1)));

        assertThat(away.status()).as("%s", away.body()).isEqualTo(201);
        assertThat(away.body().at("/bookings/0/id").asString()).isEqualTo(booked.toString());
        assertThat(away.body().at("/bookings/0/state").asString()).isEqualTo("requested");
        assertThat(state(booked)).isEqualTo("requested");
        Api.Answer refused = api.post(
                "holder", "/api/v1/bookings", UUID.randomUUID().toString(), tom.visit(aisha, at(day, 14), HOUR));
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.body().path("type").asString()).endsWith("/outside-offer");
        assertThat(slots(aisha, day)).isEmpty();
        Api.Answer again = api.post("pa", ABSENCES, days(day.minusDays(1), day.plusDays(1)));
        assertThat(again.id()).isEqualTo(away.id());
        assertThat(api.get("pa", ABSENCES).body().path("items").size()).isOne();

        for (String other : List.of("micro", "newcomer")) {
            assertThat(delete(other, ABSENCES + "/" + away.id()).status()).isEqualTo(404);
        }
        assertThat(delete("pa", ABSENCES + "/" + away.id()).status()).isEqualTo(204);
        assertThat(tom.book(aisha, at(day, 14), HOUR).status()).isEqualTo(201);
    }

    @Test
    void refusesDaysThatCantBe() {
        LocalDate today = directly.firstDay();
        assertThat(api.post("pa", ABSENCES, days(today.minusDays(3), today.minusDays(2)))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("pa", ABSENCES, days(today.plusDays(3), today.plusDays(2)))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("pa", ABSENCES, days(today.plusDays(3), today.plusDays(400)))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("pa", ABSENCES, Map.of("from", today.toString())).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder", "carer", "helper", "finance", "accreditation", "commissioner", "support"})
    @DisplayName("R102 days away and dates of sessions are said by providers only")
    void isForProvidersOnly(String persona) {
        LocalDate day = directly.firstDay().plusDays(5);
        UUID none = new UUID(0, 1);
        assertThat(api.get(persona, ABSENCES).status()).isEqualTo(403);
        assertThat(api.post(persona, ABSENCES, days(day, day)).status()).isEqualTo(403);
        assertThat(delete(persona, ABSENCES + "/" + none).status()).isEqualTo(403);
        assertThat(api.get(persona, "/api/v1/offers/" + none + "/dates").status())
                .isEqualTo(403);
        assertThat(api.post(persona, "/api/v1/offers/" + none + "/dates/" + none + "/call-off", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("R51 a date that is called off is offered no more, and who asked about the session reads why")
    void callsADateOff() {
        UUID club = club();
        // The application plans its sessions just after it has started.
        JsonNode dates = Waiting.until(
                () -> api.get("micro", "/api/v1/offers/" + club + "/dates").body(),
                found -> !found.path("items").isEmpty());
        JsonNode next = dates.at("/items/0");
        String off = "/api/v1/offers/" + club + "/dates/" + next.path("id").asString() + "/call-off";
        Api.Answer asked = api.post(
                "holder", "/api/v1/offers/" + club + "/enquiries", Map.of("message", "Is there a step at the door?"));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);

        assertThat(api.post("pa", off, Map.of()).status()).isEqualTo(404);
        assertThat(api.get("pa", "/api/v1/offers/" + club + "/dates").status()).isEqualTo(404);
        Api.Answer called = api.post("micro", off, Map.of("why", "The hall is shut."));

        assertThat(called.status()).as("%s", called.body()).isEqualTo(200);
        assertThat(called.body().path("calledOffAt").asString()).isNotEmpty();
        assertThat(api.post("micro", off, Map.of("why", "Another reason"))
                        .body()
                        .path("calledOffWhy")
                        .asString())
                .as("said once")
                .isEqualTo("The hall is shut.");
        LocalDate day = Instant.parse(next.path("start").asString())
                .atZone(ZoneId.of("Europe/London"))
                .toLocalDate();
        assertThat(slots(club, day)).isEmpty();
        String words = Waiting.until(
                () -> api.get("holder", "/api/v1/enquiries/" + asked.id())
                        .body()
                        .path("messages")
                        .toString(),
                seen -> seen.contains("The hall is shut."));
        assertThat(words).contains("Called off").contains("The hall is shut.");
    }

    private UUID club() {
        Api.Answer draft = api.post(
                "micro",
                "/api/v1/offers",
                Map.of(
                        "service", "day-opportunities",
                        "title", "Sing together",
                        "description", "We sing.",
                        "pricing", "session",
                        "pricePence", 800,
                        "session",
                                Map.of(
                                        "places",
                                        6,
                                        "venue",
                                        "Sale Waterside",
                                        "times",
                                        List.of(Map.of("weekday", "thursday", "from", "10:00", "to", "12:00")))));
        assertThat(draft.status()).as("%s", draft.body()).isEqualTo(201);
        assertThat(api.post("micro", "/api/v1/offers/" + draft.id() + "/publish", Map.of())
                        .status())
                .isEqualTo(200);
        return draft.id();
    }

    private Api.Answer delete(String persona, String path) {
        return api.send(api.request(persona, "DELETE", path, null, Map.of()));
    }

    private List<String> slots(UUID offer, LocalDate day) {
        return api.get(null, "/api/v1/offers/" + offer + "/slots?from=" + at(day, 0) + "&to=" + at(day.plusDays(1), 0))
                .body()
                .path("items")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    private String state(UUID booking) {
        return api.get("holder", "/api/v1/bookings/" + booking)
                .body()
                .path("state")
                .asString();
    }

    private static Map<String, Object> days(LocalDate from, LocalDate to) {
        return Map.of("from", from.toString(), "to", to.toString());
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }
}
