package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Rate cards over the API: who may do what, and what everybody reads. */
@WholeApplication
class RateCardRolesIT {
    private static final String CARDS = "/api/v1/rate-cards";

    private final RunningDirectly directly;
    private final Api api;
    private final LocalDate from;

    RateCardRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.from = directly.firstDay().plusDays(100);
    }

    @Test
    @DisplayName("R92 one finance officer drafts over the API, another approves, and everybody reads it")
    void draftsAndApproves() {
        Api.Answer drafted = api.post("finance", CARDS, card(from, 1_801));
        assertThat(drafted.status()).as("%s", drafted.body()).isEqualTo(201);
        assertThat(drafted.body().path("state").asString()).isEqualTo("draft");
        String path = CARDS + "/" + drafted.id();
        assertThat(drafted.response().headers().firstValue("Location")).contains(path);

        assertThat(api.post("finance", path + "/approve", Map.of()).problem()).isEqualTo("not-allowed");
        assertThat(api.post("finance", path + "/send-back", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(api.post("finance2", path + "/send-back", Map.of("reason", "Look at the nights"))
                        .body()
                        .path("returnedWhy")
                        .asString())
                .isEqualTo("Look at the nights");
        Map<String, Object> changed = card(from, 1_802);
        changed.put("version", 1);
        assertThat(api.put("finance", path, changed).problem()).isEqualTo("changed-meanwhile");
        changed.put("version", 2);
        assertThat(api.put("finance", path, changed).status()).isEqualTo(200);
        assertThat(api.post("finance2", path + "/approve", Map.of("version", 2)).problem())
                .isEqualTo("changed-meanwhile");
        Api.Answer approved = api.post("finance2", path + "/approve", Map.of("version", 3));
        assertThat(approved.status()).as("%s", approved.body()).isEqualTo(200);
        assertThat(approved.body().path("state").asString()).isEqualTo("approved");
        assertThat(api.post("finance2", path + "/approve", Map.of()).problem()).isEqualTo("wrong-state");

        JsonNode all = api.get(null, CARDS).body().path("items");
        assertThat(all.path(0).path("from").asString()).isEqualTo(from.toString());
        assertThat(all.path(1).path("to").asString()).isEqualTo(from.toString());
        assertThat(api.get(null, CARDS + "/current?on=" + from)
                        .body()
                        .at("/base/self-employed/weekday")
                        .asLong())
                .isEqualTo(1_802);
        Api.Answer page = api.get(null, "/what-the-council-pays");
        assertThat(page.status()).isEqualTo(200);
        String text = PageWords.textOf(page.response().body()).replaceAll("\\s+", " ");
        PageWords.check("/what-the-council-pays", text);
        assertThat(text)
                .contains("What changes from")
                .contains("£18.02")
                .contains("£0.22 more")
                .contains("£12.71");
        assertThat(api.get(null, "/what-the-council-pays.csv?on=" + from)
                        .response()
                        .body())
                .contains("self-employed,weekday,,18.02");
    }

    @Test
    void takesAFileWholeOrNotAtAll() {
        String file = api.get(null, CARDS + "/current.csv").response().body();
        assertThat(file).contains("employed,weekday,13.20,15.60");

        Api.Answer kept = send("finance", file);
        assertThat(kept.status()).as("%s", kept.body()).isEqualTo(201);
        assertThat(kept.body().at("/base/organisation/sleep-in").asLong()).isEqualTo(7_800);
        Api.Answer refused = send("finance", file.replace("weekday,,17.80", "weekday,,17.8"));
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("row 9");
        assertThat(send("holder", file).status()).isEqualTo(403);
        assertThat(api.get("finance", CARDS + "/drafts").body().path("items").size())
                .isOne();
        assertThat(api.post("finance2", CARDS + "/" + kept.id() + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Api.Answer send(String persona, String file) {
        return api.send(HttpRequest.newBuilder(URI.create(directly.address() + CARDS + "?from=" + from))
                .header("Authorization", "Bearer " + api.token(persona))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file))
                .build());
    }

    @Test
    void saysWhatIsWrong() {
        Map<String, Object> low = card(from, 1_800);
        low.put("payGuide", Map.of("weekday", 1_270));
        Api.Answer refused = api.post("finance", CARDS, low);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.body().path("errors").toString())
                .contains("payGuide.weekday")
                .contains("£12.71 or more")
                .contains("payGuide.evening");
        assertThat(api.post("finance", CARDS, card(directly.firstDay(), 1_800)).problem())
                .isEqualTo("in-the-past");
        Map<String, Object> unknown = card(from, 1_800);
        unknown.put("base", Map.of("agency", Map.of("weekday", 1)));
        assertThat(api.post("finance", CARDS, unknown).problem()).isEqualTo("invalid-request");
        assertThat(api.post("finance2", CARDS + "/" + UUID.randomUUID() + "/approve", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"holder, 403", "pa, 403", "accreditation, 403", "social-work, 403", "commissioner, 403", ", 401"})
    @DisplayName("R102 only finance officers draft, read drafts and approve")
    void isForFinanceOnly(@Nullable String persona, int status) {
        Api.Answer drafted = api.post("finance", CARDS, card(from.plusDays(1), 1_800));
        String path = CARDS + "/" + drafted.id();

        assertThat(api.post(persona, CARDS, card(from, 1_800)).status()).isEqualTo(status);
        assertThat(api.get(persona, path).status()).isEqualTo(status);
        assertThat(api.get(persona, CARDS + "/drafts").status()).isEqualTo(status);
        for (String step : new String[] {"approve", "withdraw"}) {
            assertThat(api.post(persona, path + "/" + step, Map.of()).status())
                    .as(step)
                    .isEqualTo(status);
        }
        assertThat(api.post(persona, path + "/send-back", Map.of("reason", "x")).status())
                .isEqualTo(status);
        assertThat(api.get("finance", path).body().path("state").asString()).isEqualTo("draft");
        if (persona != null) {
            PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
            for (String page : new String[] {
                "/finance/rates",
                "/finance/rates/new",
                "/finance/rates/file",
                "/finance/rates/" + drafted.id(),
                "/finance/rates/" + drafted.id() + "/approve",
                "/finance/rates/" + drafted.id() + "/change",
                "/finance/rates/" + drafted.id() + "/card.csv"
            }) {
                assertThat(browser.get(page).status()).as(page).isEqualTo(403);
            }
        }
        assertThat(api.post("finance", path + "/withdraw", Map.of()).status()).isEqualTo(200);
    }

    private Map<String, Object> card(LocalDate day, long selfEmployed) {
        return CardOfToday.with(api, day, "self-employed", selfEmployed);
    }
}
