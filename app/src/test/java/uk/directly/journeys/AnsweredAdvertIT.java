package uk.directly.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R40: a provider whom adverts alone find is booked by who wrote the advert that they answered; by nobody else. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnsweredAdvertIT {
    private static final String ADVERTS = "/api/v1/adverts";

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final Holder grace;
    private UUID offer = new UUID(0, 0);
    private String advert = "";
    private String answer = "";

    AnsweredAdvertIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.grace = new Holder(api, "holder2");
    }

    @BeforeAll
    void anAnswer() {
        offer = Holder.offerOf(api, "micro");
        change(
                "update provider set visibility = 'adverts-only' where id = (select provider_id from offer where id = '%s')"
                        .formatted(offer));
        Api.Answer written = api.post(
                "holder",
                ADVERTS,
                Map.of(
                        "service", "gardening",
                        "pattern", "Weekday mornings",
                        "weeklyMinutes", 120,
                        "near", "M33 2AA",
                        "ratePence", 2_000,
                        "words", "Somebody to garden with me."));
        advert = ADVERTS + "/" + written.id();
        assertThat(api.post("holder", advert + "/publish", Map.of()).status()).isEqualTo(200);
        assertThat(tom.book(offer, start(1), Duration.ofHours(1)).problem()).isEqualTo("not-available");
        Api.Answer answered =
                api.post("micro", advert + "/answers", Map.of("offerId", offer, "message", "I grow beans myself."));
        assertThat(answered.status()).as("%s", answered.body()).isEqualTo(201);
        answer = advert + "/answers/" + answered.id();
    }

    @Test
    @Order(1)
    @DisplayName("R40 R102 nobody else finds, reads, prices or books it, over the API or on pages")
    void isClosedToOthers() {
        String page = "/offers/" + offer;
        for (String reader : new String[] {"holder2", "carer", "pa", "finance"}) {
            assertThat(api.get(reader, "/api/v1" + page).status()).as(reader).isEqualTo(404);
            assertThat(api.get(reader, "/api/v1" + page + "/slots").status())
                    .as(reader)
                    .isEqualTo(404);
        }
        assertThat(api.get(null, "/api/v1" + page).status()).isEqualTo(404);
        assertThat(api.get(null, "/api/v1" + page + "/slots").status()).isEqualTo(404);
        assertThat(api.get("holder", "/api/v1/offers?q=" + offer).body().toString())
                .doesNotContain(offer.toString());
        assertThat(api.post("holder2", "/api/v1/quotes", quote(grace, start(2))).problem())
                .isEqualTo("not-available");
        assertThat(grace.book(offer, start(2), Duration.ofHours(1)).problem()).isEqualTo("not-available");
        PlainBrowser other = PlainBrowser.signedIn(directly, "holder2");
        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(other.get(page + "/ask").status()).isEqualTo(404);
        assertThat(other.get(page + "/hide").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    @DisplayName("R40 who wrote the advert reads it, sees its times and what a visit costs, and books it")
    void isBookedByTheAuthor() {
        String page = "/offers/" + offer;
        assertThat(api.get("holder", "/api/v1" + page).status()).isEqualTo(200);
        assertThat(api.get("holder", "/api/v1" + page + "/slots")
                        .body()
                        .path("items")
                        .size())
                .isPositive();
        Api.Answer quoted = api.post("holder", "/api/v1/quotes", quote(tom, start(2)));
        assertThat(quoted.status()).as("%s", quoted.body()).isEqualTo(200);
        assertThat(api.post("holder", answer + "/choose", Map.of()).status()).isEqualTo(200);
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(browser.get(page).html())
                .contains("/book/" + offer + "/time")
                .as("their page of the register isn't there for anybody")
                .doesNotContain("/providers/");

        Api.Answer booked = tom.book(offer, start(2), Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);

        // Asked for is not come: what was opened is closed with the answer, and the visit stands.
        assertThat(api.post("holder", answer + "/decline", Map.of()).status()).isEqualTo(200);
        assertThat(tom.book(offer, start(3), Duration.ofHours(1)).problem()).isEqualTo("not-available");
        assertThat(api.get("holder", "/api/v1" + page).status()).isEqualTo(404);
        assertThat(api.get("holder", "/api/v1/bookings/" + booked.id())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("requested");

        assertThat(api.post("micro", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(tom.book(offer, start(3), Duration.ofHours(1)).status())
                .as("they come to this person")
                .isEqualTo(201);
    }

    @Test
    @Order(3)
    @DisplayName("R40 for existing employers only: those it comes to book again, nobody else; R44 hidden: nobody")
    void staysThereForThoseItComesTo() {
        String provider = "(select provider_id from offer where id = '" + offer + "')";
        change("update provider set visibility = 'existing-only' where id = " + provider);
        assertThat(tom.book(offer, start(4), Duration.ofHours(1)).status()).isEqualTo(201);
        assertThat(grace.book(offer, start(5), Duration.ofHours(1)).problem()).isEqualTo("not-available");

        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(browser.post("/offers/" + offer + "/hide", Map.of()).status())
                .isEqualTo(200);
        assertThat(tom.book(offer, start(5), Duration.ofHours(1)).problem()).isEqualTo("not-available");
        assertThat(api.get("holder", "/api/v1/offers/" + offer).status()).isEqualTo(404);
    }

    private Map<String, Object> quote(Holder holder, Instant start) {
        return Map.of(
                "offerId", offer,
                "budgetId", holder.budget().path("id").asString(),
                "start", start.toString(),
                "end", start.plus(Duration.ofHours(1)).toString());
    }

    /** Noon, so many days and six from today: inside the offer's hours at any time of the year. */
    private Instant start(int days) {
        return api.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(6 + days))
                .plus(Duration.ofHours(12));
    }

    private void change(String sql) {
        assertThat(requireNonNull(
                        directly.database().sql(sql).fetch().rowsUpdated().block()))
                .isOne();
    }
}
