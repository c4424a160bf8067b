package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
import uk.directly.web.testing.PageWords;

/** An award simply ends: own money goes back to its card, two officers close the account, and the person reads it. */
@WholeApplication
class ClosingIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Api api;
    private final Holder grace;

    ClosingIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.grace = new Holder(api, "holder2");
    }

    @Test
    @DisplayName(
            "R24 R14 own money goes to its card first; after the closing the person sees it, and nobody adds anything")
    void closesWithoutADeath() {
        new CardPage(api).add(grace, 1_500);
        String budget = grace.budget().path("id").asString();
        String closing = "/api/v1/budgets/" + budget + "/closing";
        wrongPeople(closing);
        assertThat(open(closing)).contains("award");
        end(awardOf(budget));
        api.moveClock(LocalDate.now(LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant());

        assertThat(api.get("finance", closing).body().path("toCardPence").asLong())
                .isEqualTo(1_500);
        assertThat(post("finance", closing + "/back-to-card", Map.of()).status())
                .isEqualTo(200);
        List<String> open = Waiting.until(() -> open(closing), List::isEmpty);
        assertThat(open).isEmpty();
        JsonNode money = api.get("finance", closing).body();
        assertThat(money.path("ownPence").asLong()).isZero();

        Api.Answer proposed = post("finance", closing, Map.of());
        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(201);
        assertThat(proposed.body().path("returnPence").asLong())
                .isEqualTo(money.path("councilPence").asLong());
        String approve = closing + "/" + proposed.id() + "/approve";
        assertThat(post("finance", approve, Map.of()).problem()).isEqualTo("not-allowed");
        assertThat(post("social-work", approve, Map.of()).status()).isEqualTo(403);
        Api.Answer done = post("finance2", approve, Map.of());
        assertThat(done.status()).as("%s", done.body()).isEqualTo(200);

        assertThat(grace.budget().path("availablePence").asLong()).isZero();
        Api.Answer added = post("holder2", "/api/v1/top-ups", Map.of("budgetId", budget, "amountPence", 500));
        assertThat(added.status()).isEqualTo(409);
        assertThat(added.body().path("state").asString()).isEqualTo("closed");
        readsIt(budget);
    }

    private void wrongPeople(String closing) {
        for (String persona : List.of("holder2", "holder", "pa", "nominee", "social-work", "support", "commissioner")) {
            assertThat(api.get(persona, closing).status()).as(persona).isEqualTo(403);
            assertThat(post(persona, closing, Map.of()).status()).as(persona).isEqualTo(403);
        }
        assertThat(api.get(null, closing).status()).isEqualTo(401);
        assertThat(api.post("finance", closing, Map.of()).problem()).isEqualTo("idempotency-key-required");
    }

    private void readsIt(String budget) {
        PlainBrowser person = PlainBrowser.signedIn(directly, "holder2");
        for (String path : List.of("/home", "/money", "/money/" + budget + "/closed")) {
            PlainBrowser.Shown page = person.get(path);
            String text = PageWords.textOf(page.html()).replaceAll("\\s+", " ");
            assertThat(page.status()).isEqualTo(200);
            PageWords.check(path, text);
            assertThat(text).contains("closed");
        }
        assertThat(PlainBrowser.signedIn(directly, "holder")
                        .get("/money/" + budget + "/closed")
                        .status())
                .isEqualTo(404);
    }

    private void end(String award) {
        String version = api.get("finance", "/api/v1/awards/" + award)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        Api.Answer ended = api.send(api.request(
                "finance",
                "POST",
                "/api/v1/awards/" + award + "/end",
                Map.of("on", LocalDate.now(LONDON).toString(), "reason", "They move away."),
                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", version)));
        assertThat(ended.status()).as("%s", ended.body()).isEqualTo(200);
    }

    private List<String> open(String closing) {
        return api.get("finance", closing)
                .body()
                .path("open")
                .valueStream()
                .filter(each -> each.path("blocks").asBoolean())
                .map(each -> each.path("what").asString())
                .toList();
    }

    private Api.Answer post(String persona, String path, Object body) {
        return api.post(persona, path, UUID.randomUUID().toString(), body);
    }

    private String awardOf(String budget) {
        for (JsonNode award :
                api.get("finance", "/api/v1/awards?limit=100").body().path("items")) {
            if (award.path("budgetId").asString().equals(budget)) {
                return award.path("id").asString();
            }
        }
        throw new IllegalStateException("No award of " + budget);
    }
}
