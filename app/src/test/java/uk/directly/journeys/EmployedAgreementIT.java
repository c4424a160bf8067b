package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** From "you are the boss" to the first booked visit, over the API, and who may not (R62, R80, R83, R102). */
@WholeApplication
class EmployedAgreementIT {
    private static final String AGREEMENTS = "/api/v1/agreements";

    private final Api api;
    private final Holder grace;
    private final UUID offer;

    EmployedAgreementIT(RunningDirectly directly) {
        this.api = directly.api();
        this.grace = new Holder(api, "holder2");
        this.offer = Holder.offerOf(api, "pa-employed");
    }

    @Test
    @DisplayName("R83 an employed visit is booked once both needed tasks are done; until then it says what is missing")
    void employs() {
        Instant start = free();
        Api.Answer first = grace.book(offer, start, Duration.ofHours(1));
        assertThat(first.problem()).isEqualTo("agreement-needed");
        assertThat(words(first.body().path("missing"))).containsExactly("agreement");

        Api.Answer made = api.post("holder2", AGREEMENTS, Map.of("offerId", offer));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(made.body().path("engagement").asString()).isEqualTo("employed");
        assertThat(made.body().path("ready").asBoolean()).isFalse();
        String path = AGREEMENTS + "/" + made.id();

        Api.Answer second = grace.book(offer, start, Duration.ofHours(1));
        assertThat(second.problem()).isEqualTo("agreement-needed");
        assertThat(words(second.body().path("missing"))).containsExactly("insurance", "right-to-work");
        assertThat(second.body().path("url").asString()).isEqualTo(path + "/tasks");

        String today = api.now().toString().substring(0, 10);
        String later = api.now().plus(Duration.ofDays(300)).toString().substring(0, 10);
        assertThat(api.put("holder2", path + "/tasks/insurance", Map.of("doneOn", today))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(api.put("holder2", path + "/tasks/insurance", Map.of("doneOn", today, "until", later))
                        .status())
                .isEqualTo(200);
        assertThat(api.put("holder2", path + "/tasks/right-to-work", Map.of("doneOn", today))
                        .body()
                        .path("ready")
                        .asBoolean())
                .isTrue();

        onlyTheTwoReadIt(path);
        Api.Answer booked = grace.book(offer, start, Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("heldPence").asLong()).isPositive();

        asksAboutFamily(made.id(), path);
        api.post("pa-employed", "/api/v1/bookings/" + booked.id() + "/decline", Map.of());
    }

    private void onlyTheTwoReadIt(String path) {
        assertThat(api.get("pa-employed", path).body().has("tasks")).isFalse();
        assertThat(api.get("holder2", path).body().path("tasks").size()).isEqualTo(5);
        for (String other : List.of("holder", "carer", "pa", "micro")) {
            assertThat(api.get(other, path).status()).as(other).isEqualTo(404);
        }
        for (String officer : List.of("finance", "social-work", "accreditation", "support", "commissioner")) {
            assertThat(api.get(officer, path).status()).as(officer).isEqualTo(403);
            assertThat(api.get(officer, AGREEMENTS).status()).as(officer).isEqualTo(403);
        }
        assertThat(api.get(null, path).status()).isEqualTo(401);
        String today = api.now().toString().substring(0, 10);
        assertThat(api.put("holder", path + "/tasks/payroll", Map.of("doneOn", today))
                        .status())
                .isEqualTo(404);
        assertThat(api.put("pa-employed", path + "/tasks/payroll", Map.of("doneOn", today))
                        .status())
                .isEqualTo(403);
        assertThat(api.post("holder", path + "/versions/1/yes", Map.of()).status())
                .isEqualTo(404);
        assertThat(api.post("pa", path + "/versions/1/accept", Map.of()).status())
                .isEqualTo(404);
        assertThat(api.post("holder2", path + "/versions/1/accept", Map.of()).status())
                .isEqualTo(403);
    }

    private void asksAboutFamily(UUID agreement, String path) {
        assertThat(api.post("holder2", path + "/family", Map.of("answer", "partner"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("holder2", path + "/family", Map.of("answer", "no")).problem())
                .isEqualTo("wrong-state");
        Instant start = free();
        Api.Answer refused = grace.book(offer, start, Duration.ofHours(1));
        assertThat(refused.problem()).as("%s", refused.body()).isEqualTo("agreement-needed");
        assertThat(words(refused.body().path("missing"))).containsExactly("family-decision");

        String decide = "/api/v1/family-decisions/" + agreement;
        Map<String, Object> yes = Map.of("yes", true, "purpose", "meet-need", "reason", "Nobody else knows BSL");
        for (String other : List.of("holder2", "pa-employed", "accreditation", "support", "commissioner")) {
            assertThat(api.post(other, decide, yes).status()).as(other).isEqualTo(403);
        }
        assertThat(api.post("social-work", decide, Map.of("yes", true, "reason", "x"))
                        .problem())
                .isEqualTo("invalid-request");
        Api.Answer decided = api.post("social-work", decide, yes);
        assertThat(decided.body().path("yes").asBoolean())
                .as("%s", decided.body())
                .isTrue();
        Api.Answer booked = grace.book(offer, start, Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        api.post("pa-employed", "/api/v1/bookings/" + booked.id() + "/decline", Map.of());
    }

    /** Two days ahead at least, so that other journeys are not in the way. */
    private Instant free() {
        Instant earliest = api.now().plus(Duration.ofDays(2));
        for (JsonNode slot :
                api.get(null, "/api/v1/offers/" + offer + "/slots").body().path("items")) {
            Instant start = Instant.parse(slot.path("start").asString());
            Instant end = Instant.parse(slot.path("end").asString());
            if (start.isAfter(earliest) && !start.plus(Duration.ofHours(1)).isAfter(end)) {
                return start;
            }
        }
        throw new IllegalStateException("Nothing is free");
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
