package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** A helper books somebody with whom nothing is agreed yet: who the boss is isn't theirs to say (R60, R83). */
@WholeApplication
class HelperBooksFirstIT {
    private final RunningDirectly directly;
    private final Api api;

    HelperBooksFirstIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R60 R83 a helper is told who says who the boss is; whoever looks after the money is asked it")
    void isToldWhoSaysIt() {
        UUID offer = Holder.offerOf(api, "pa-employed");
        String check = "/book/" + offer + "/check?" + answers(offer);

        PlainBrowser.Shown told = forTom("helper").get(check);

        assertThat(told.status()).as(told.html()).isEqualTo(200);
        assertThat(told.address().getPath()).isEqualTo("/book/" + offer + "/boss");
        assertThat(told.html())
                .contains("for Tom Okafor yet")
                .contains("Ask them to do it here")
                .doesNotContain("/boss\"");
        PlainBrowser.Shown asked = forTom("nominee").get(check);
        assertThat(asked.address().getPath()).isEqualTo("/book/" + offer + "/boss");
        assertThat(asked.html()).contains("Yes, I want to employ");
    }

    @Test
    @DisplayName("R60 what a helper may not say is refused where it is sent all the same")
    void refusesTheirAnswer() {
        UUID offer = Holder.offerOf(api, "pa-employed");

        PlainBrowser danny = forTom("helper");
        danny.get("/home");
        PlainBrowser.Shown refused = danny.post("/book/" + offer + "/boss?" + answers(offer), Map.of("family", "no"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(api.get("holder", "/api/v1/agreements").body().toString()).doesNotContain(offer.toString());
    }

    private PlainBrowser forTom(String persona) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        String tom = api.get("holder", "/api/v1/me").body().path("id").asString();
        assertThat(browser.post("/acting-for", Map.of("person", tom)).status()).isEqualTo(200);
        return browser;
    }

    /** What was answered on the screens before: when, for what, and who is the boss. */
    private String answers(UUID offer) {
        Map<String, Object> visit =
                new Holder(api, "holder").visit(offer, api.now().plus(Duration.ofDays(5)), Duration.ofHours(1));
        return Map.of(
                        "start", visit.get("start"),
                        "end", visit.get("end"),
                        "for", visit.get("planLineId"),
                        "as", "employed",
                        "key", UUID.randomUUID())
                .entrySet()
                .stream()
                .map(each -> each.getKey() + "="
                        + URLEncoder.encode(String.valueOf(each.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
