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
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** "None of these, or I'm not sure" over the API and without scripts, and everybody who may not (R5). */
@WholeApplication
class AskingPurposeRolesIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    AskingPurposeRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R5 R102 202 and asking; the provider hears of it after the officer's yes, and nobody else ever")
    void asks() {
        Map<String, Object> body = body(at(9, 9), "Somebody to go swimming with");
        String key = key();
        long held = tom.budget().path("heldPence").asLong();

        Api.Answer asked = api.post("holder", "/api/v1/bookings", key, body);

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().path("state").asString()).isEqualTo("asking");
        assertThat(asked.body().path("planLine").isMissingNode()).isTrue();
        assertThat(tom.budget().path("heldPence").asLong() - held)
                .isEqualTo(asked.body().path("pricePence").asLong());
        Api.Answer again = api.post("holder", "/api/v1/bookings", key, body);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.id()).isEqualTo(asked.id());
        String visit = "/api/v1/bookings/" + asked.id();
        for (String other : List.of("pa", "micro", "holder2", "carer", "finance", "social-work", "commissioner")) {
            assertThat(api.get(other, visit).status()).as(other).isIn(403, 404);
        }
        assertThat(api.post("pa", visit + "/accept", Map.of()).status()).isEqualTo(404);

        String question = "/api/v1/spending-questions/"
                + asked.body().path("askedQuestionId").asString();
        assertThat(api.get("social-work", question).body().at("/kept/start").asString())
                .isEqualTo(asked.body().path("start").asString());
        Map<String, Object> yes = new HashMap<>(Map.of("yes", true, "answer", "Yes."));
        yes.put("planLineId", tom.budget().path("planLines").path(1).path("id").asString());
        for (String other : List.of("pa", "holder", "holder2", "finance", "support", "commissioner")) {
            assertThat(api.post(other, question + "/answer", yes).status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(api.post("social-work", question + "/answer", yes).status()).isEqualTo(200);
        Api.Answer known = api.get("pa", visit);
        assertThat(known.body().path("state").asString()).isEqualTo("requested");
        assertThat(api.get("holder", visit).body().at("/planLine/id").asString())
                .isEqualTo(yes.get("planLineId"));
        assertThat(api.post("pa", visit + "/accept", Map.of()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R5 a no gives the time and the money back; what is not asked like that is refused")
    void refuses() {
        Map<String, Object> body = body(at(10, 9), "A new garden");
        Api.Answer first = api.post("holder", "/api/v1/bookings", key(), body);
        assertThat(first.status()).isEqualTo(202);
        Api.Answer asked = api.post("holder", "/api/v1/bookings", key(), body);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.id()).as("asked anew, it is the same time").isEqualTo(first.id());
        String question = "/api/v1/spending-questions/"
                + asked.body().path("askedQuestionId").asString();
        assertThat(api.post("social-work", question + "/answer", Map.of("yes", false, "answer", "A garden is not."))
                        .status())
                .isEqualTo(200);
        Api.Answer after = api.get("holder", "/api/v1/bookings/" + asked.id());
        assertThat(after.body().path("state").asString()).isEqualTo("declined");
        assertThat(after.body().path("heldPence").asLong()).isZero();

        body.put("ask", " ");
        assertThat(api.post("holder", "/api/v1/bookings", key(), body).problem())
                .isEqualTo("invalid-request");
        body.put("ask", "A new garden");
        body.put("planLineId", tom.budget().path("planLines").path(0).path("id").asString());
        assertThat(api.post("holder", "/api/v1/bookings", key(), body).problem())
                .isEqualTo("invalid-request");
        body.remove("planLineId");
        body.put("repeat", "FREQ=WEEKLY;COUNT=2");
        assertThat(api.post("holder", "/api/v1/bookings", key(), body).problem())
                .isEqualTo("not-offered-yet");
    }

    @Test
    @DisplayName("R5 on the pages it is a choice like the others, works without scripts, and keeps what was typed")
    void pages() {
        UUID aisha = Holder.offerOf(api, "pa");
        String times = "?start=" + at(11, 9) + "&end=" + at(11, 10);
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        PlainBrowser.Shown page =
                browser.get("/book/" + aisha + "/for" + times + "&answered=yes&for=none&as=self-employed");
        assertThat(page.address().getPath()).isEqualTo("/book/" + aisha + "/ask-council");
        String action = page.address().getPath() + "?" + page.address().getRawQuery();
        PlainBrowser.Shown wrong = browser.post(action, Map.of("words", " "));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("Say what you would like to do");

        PlainBrowser.Shown sent = browser.post(action, Map.of("words", "A pottery class"));

        assertThat(sent.html()).contains("We asked the council. Your time is kept until");
        assertThat(browser.post(action, Map.of("words", "A pottery class"))
                        .address()
                        .getPath())
                .isEqualTo(sent.address().getPath());
        PlainBrowser officer = PlainBrowser.signedIn(directly, "social-work");
        assertThat(officer.get("/questions").html()).contains("A pottery class");
        assertThat(PlainBrowser.signedIn(directly, "holder2")
                        .get(sent.address().getPath())
                        .status())
                .isEqualTo(404);
        assertThat(PlainBrowser.signedIn(directly, "pa")
                        .get("/book/" + aisha + "/ask-council")
                        .status())
                .isEqualTo(403);
    }

    private Map<String, Object> body(Instant start, String ask) {
        Map<String, Object> body = new HashMap<>(tom.visit(Holder.offerOf(api, "pa"), start, HOUR));
        body.remove("planLineId");
        body.put("ask", ask);
        return body;
    }

    private Instant at(int days, int hour) {
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
