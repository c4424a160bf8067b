package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** A PA with whom nobody has set up where their pay goes: what is due waits, they set it up, and it is paid. */
@WholeApplication
class PayAccountIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(2);

    private final RunningDirectly directly;
    private final Api api;

    PayAccountIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R16 R26 what can't be paid for want of an account waits, and is paid once Stripe says that it is ready")
    void isPaidOnceItIsSetUp() throws Exception {
        String provider = api.get("pa", "/api/v1/me").body().path("providerId").asString();
        execute("update provider set stripe_account = null where id = '" + provider + "'");
        UUID visit = approved();
        Waiting.until(() -> state(visit), "failed"::equals);
        assertThat(state(visit)).isEqualTo("failed");
        assertThat(account().path("state").asString()).isEqualTo("none");
        assertThat(account().path("waitingPence").asLong()).isEqualTo(3_560);

        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        assertThat(text(aisha.get("/pay/account")))
                .contains("Set it up with Stripe")
                .contains("£35.60 waits for this");
        PlainBrowser.Shown stripe = aisha.post("/pay/account", Map.of());
        assertThat(text(stripe)).contains("Where your pay goes").contains("Stripe would ask here");
        URI page = stripe.address();

        assertThat(text(aisha.get("/pay/account"))).contains("Go on with Stripe");
        press(page, "asked");
        assertThat(text(aisha.get("/pay/account/back"))).contains("Stripe still wants to know something");
        press(page, "done");
        assertThat(text(aisha.get("/pay/account/back")))
                .contains("This is done. Stripe pays you")
                .contains("nothing is paid before");

        Waiting.until(() -> state(visit), "due"::equals);
        assertThat(state(visit))
                .as("not before the day from which new details count")
                .isEqualTo("due");
        api.moveClock(Instant.parse(account().path("paysFrom").asString()).plusSeconds(60));
        assertThat(Waiting.until(() -> state(visit), "paid"::equals)).isEqualTo("paid");
        assertThat(account().path("state").asString()).isEqualTo("ready");
        assertThat(account().path("waitingPence").asLong()).isZero();
        assertThat(directly.database()
                        .sql(
                                "select payout_said(jsonb_build_object('rail', rail, 'council', 'elsewhere', 'reference', reference,"
                                        + " 'ready', false, 'at', now())) ->> 'outcome' from payout_account where provider_id = '"
                                        + provider + "'")
                        .mapValue(String.class)
                        .one()
                        .block())
                .as("R102 of another council's account nobody can speak")
                .isEqualTo("not-found");
        press(page, "asked");
        assertThat(Waiting.until(() -> account().path("state").asString(), "begun"::equals))
                .as("Stripe says so of its own accord")
                .isEqualTo("begun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder", "carer", "nominee", "finance", "accreditation", "commissioner", "support"})
    @DisplayName("R102 nobody else sets up where a provider's pay goes")
    void isClosedToOthers(String persona) {
        assertThat(api.get(persona, "/api/v1/earnings/account").status()).isEqualTo(403);
        assertThat(api.post(persona, "/api/v1/earnings/account", Map.of()).status())
                .isEqualTo(403);
        assertThat(PlainBrowser.signedIn(directly, persona).get("/pay/account").status())
                .isEqualTo(403);
    }

    private UUID approved() {
        Instant start = directly.firstDay()
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID visit = new Holder(api, "holder")
                .book(Holder.offerOf(api, "pa"), start, VISIT)
                .id();
        ok(api.post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of()));
        api.moveClock(start.plus(VISIT).plusSeconds(60));
        ok(api.put(
                "pa",
                "/api/v1/bookings/" + visit + "/visit",
                Map.of("start", start.toString(), "end", start.plus(VISIT).toString())));
        ok(api.post(
                "holder",
                "/api/v1/bookings/" + visit + "/approve",
                UUID.randomUUID().toString(),
                Map.of()));
        return visit;
    }

    private String state(UUID visit) {
        return api.get("holder", "/api/v1/bookings/" + visit)
                .body()
                .at("/payment/state")
                .asString();
    }

    private JsonNode account() {
        return api.get("pa", "/api/v1/earnings/account").body();
    }

    /** Presses a button on the stand-in's page. */
    private static void press(URI page, String button) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(page)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("do=" + button))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/pay/account/back");
    }

    private void execute(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static String text(PlainBrowser.Shown shown) {
        return PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
    }
}
