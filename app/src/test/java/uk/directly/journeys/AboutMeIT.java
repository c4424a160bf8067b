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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.EachPersona;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** R66 "About me", over the API and the pages: who writes it, who sees which part, and that they don't any more. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AboutMeIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String MINE = "/api/v1/about-me";
    private static final String WORDS = "Speak slowly. I like the radio on.";

    private final RunningDirectly directly;
    private final Api api;
    private final UUID tom;
    private final UUID aisha;
    private UUID booking = new UUID(0, 0);

    AboutMeIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = me("holder", "id");
        this.aisha = me("pa", "providerId");
    }

    @BeforeAll
    void aPage() {
        assertThat(api.put("holder", MINE + "/parts/support", Map.of("words", WORDS))
                        .status())
                .isEqualTo(200);
        assertThat(api.put("holder", MINE + "/parts/safe", Map.of("words", "I am allergic to nuts."))
                        .status())
                .isEqualTo(200);
    }

    @EachPersona(but = "holder")
    @Order(1)
    @DisplayName("R66 R102 R106 before anything is shared nobody sees a word of it, whoever they are")
    void keepsEverybodyOut(String persona) {
        boolean person =
                List.of("holder2", "carer", "self-funder", "isf-person").contains(persona);
        boolean reader = List.of("nominee", "authorised", "helper", "pa", "micro", "newcomer", "support")
                .contains(persona);
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);

        Api.Answer own = api.get(persona, MINE);
        assertThat(own.status()).isEqualTo(person ? 200 : 403);
        assertThat(own.response().body()).doesNotContain("radio");
        assertThat(api.put(persona, MINE + "/shares", Map.of("providerId", aisha, "parts", List.of("support")))
                        .status())
                .isEqualTo(person ? 404 : 403);
        assertThat(api.get(persona, MINE + "/people/" + tom).status()).isEqualTo(reader ? 404 : 403);
        assertThat(browser.get("/people/about-me").status()).isEqualTo(person ? 200 : 403);
        PlainBrowser.Shown shown = browser.get("/about-people/" + tom);
        assertThat(shown.status()).isEqualTo(reader ? 200 : 403);
        if (reader) {
            assertThat(text(shown))
                    .contains("Nothing is shared with you here")
                    .isEqualTo(text(browser.get("/about-people/" + UUID.randomUUID())));
        }
        assertThat(shown.html()).doesNotContain("radio").doesNotContain("About Tom");
        assertThat(api.get(null, MINE).status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    @DisplayName("R66 only with somebody who supports or helps now; an unanswered request is not enough")
    void sharesWithThoseWhoSupport() {
        assertThat(share(Map.of("providerId", aisha, "parts", List.of("support")))
                        .status())
                .isEqualTo(404);
        Api.Answer booked = new Holder(api, "holder").book(Holder.offerOf(api, "pa"), start(), Duration.ofHours(2));
        assertThat(booked.status()).isEqualTo(201);
        booking = booked.id();
        assertThat(share(Map.of("providerId", aisha, "parts", List.of("support")))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(api.get("pa", MINE + "/people/" + tom).status())
                .as("not shared yet")
                .isEqualTo(404);

        Api.Answer shared = share(Map.of("providerId", aisha, "parts", List.of("support", "emergency")));

        assertThat(shared.status()).as("%s", shared.body()).isEqualTo(200);
        assertThat(shared.body().at("/shares/0/lookedAt").isMissingNode()
                        || shared.body().at("/shares/0/lookedAt").isNull())
                .isTrue();
        Api.Answer read = api.get("pa", MINE + "/people/" + tom);
        assertThat(read.response().body()).contains("radio").doesNotContain("nuts");
        assertThat(read.body().path("parts")).hasSize(1);
        assertThat(api.get("micro", MINE + "/people/" + tom).status()).isEqualTo(404);
        assertThat(api.get("holder", MINE).body().at("/shares/0/lookedAt").asString())
                .isNotEmpty();
        assertThat(api.get("finance", "/api/v1/audit?subject=" + tom).response().body())
                .contains("about-me-read")
                .contains("about-me-shared")
                .doesNotContain("radio");
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(text(browser.get("/people/about-me"))).contains("last looked on");
        PlainBrowser pa = PlainBrowser.signedIn(directly, "pa");
        assertThat(text(pa.get("/about-people"))).contains("About Tom");
        assertThat(pa.get("/my-visits/" + booking).html()).contains("/about-people/" + tom);
        assertThat(text(pa.get("/about-people/" + tom)))
                .contains("How to support Tom")
                .contains("radio")
                .doesNotContain("nuts");
        assertThat(toldOf("pa"))
                .as("Aisha is told that there is something, and nothing of it")
                .contains("Tom shared with you")
                .doesNotContain("radio", "emergency");
        assertThat(pa.get("/notices").html()).contains("href=\"/about-people\"");
        assertThat(api.get("micro", "/api/v1/notices").body().toString()).doesNotContain("shared with you");
    }

    /** What somebody was told of what is shared with them. */
    private String toldOf(String persona) {
        return Waiting.until(
                () -> api.get(persona, "/api/v1/notices?limit=100").body().toString(),
                told -> told.contains("shared with you"));
    }

    @Test
    @Order(3)
    @DisplayName("R66 it is in no export, feed, register or message: only on its own page")
    void isNowhereElse() {
        for (String path :
                List.of("/api/v1/bookings/" + booking, "/api/v1/me", "/api/v1/threads", "/api/v1/agreements")) {
            assertThat(api.get("pa", path).response().body()).as(path).doesNotContain("radio");
        }
        assertThat(api.get(null, "/api/v1/providers/" + aisha).response().body())
                .doesNotContain("radio");
        assertThat(api.get("holder", "/api/v1/bookings/" + booking).response().body())
                .doesNotContain("radio");
        Integer said = directly.database()
                .sql("select count(*)::integer from outbox where payload::text like '%radio%'")
                .mapValue(Integer.class)
                .one()
                .block();
        assertThat(said).isZero();
    }

    @Test
    @Order(4)
    @DisplayName(
            "R60 a nominated person writes it in the third person; a helper sees it only where it is shared with them")
    void worksForThoseWhoRunIt() {
        assertThat(as("nominee", "PUT", MINE + "/parts/matters", Map.of("words", "Football on Saturday"))
                        .status())
                .isEqualTo(200);
        assertThat(as("helper", "GET", MINE, null).problem()).isEqualTo("not-allowed");
        assertThat(as("helper", "PUT", MINE + "/parts/matters", Map.of("words", "x"))
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(as("helper", "GET", MINE + "/people/" + tom, null).problem()).isEqualTo("not-allowed");
        assertThat(api.get("helper", MINE + "/people/" + tom).status()).isEqualTo(404);
        UUID helper = me("helper", "id");
        assertThat(share(Map.of("personId", helper, "parts", List.of("matters")))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("helper", MINE + "/people/" + tom).response().body())
                .contains("Football")
                .doesNotContain("radio");
        PlainBrowser ngozi = PlainBrowser.signedIn(directly, "nominee");
        ngozi.get("/acting-for");
        ngozi.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(text(ngozi.get("/people/about-me"))).contains("About Tom").contains("What matters to Tom");
        assertThat(ngozi.get("/people/about-me/share/person/" + helper).status())
                .isEqualTo(200);
        PlainBrowser danny = PlainBrowser.signedIn(directly, "helper");
        assertThat(text(danny.get("/about-people/" + tom))).contains("Football");
        danny.get("/acting-for");
        danny.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(danny.get("/people/about-me").status()).isEqualTo(403);
        execute("delete from acting where person_id = '" + helper + "'");
        assertThat(api.get("helper", MINE + "/people/" + tom).status())
                .as("it ends with their power")
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    @DisplayName("R66 a support worker sees what is shared with them, and loses it with the person")
    void sharesWithTheSupportWorker() {
        UUID sam = me("support", "id");
        execute("update person set support_worker_id = '" + sam + "' where id = '" + tom + "'");
        assertThat(api.get("support", MINE + "/people/" + tom).status()).isEqualTo(404);
        assertThat(share(Map.of("personId", sam, "parts", List.of("safe"))).status())
                .isEqualTo(200);
        assertThat(api.get("support", MINE + "/people/" + tom).response().body())
                .contains("nuts")
                .doesNotContain("radio");
        assertThat(toldOf("support")).contains("Tom shared with you").doesNotContain("nuts");
        assertThat(share(Map.of("personId", me("finance", "id"), "parts", List.of("safe")))
                        .status())
                .as("no other officer")
                .isEqualTo(404);
        execute("update person set support_worker_id = null where id = '" + tom + "'");
        assertThat(api.get("support", MINE + "/people/" + tom).status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    @DisplayName("R66 taken back it is gone with the next look; R44 and so it is where the two keep apart")
    void takesBack() {
        PlainBrowser pa = PlainBrowser.signedIn(directly, "pa");
        assertThat(text(pa.get("/about-people/" + tom))).contains("radio");
        assertThat(api.post("holder", "/api/v1/blocks", Map.of("providerId", aisha))
                        .status())
                .isEqualTo(204);
        assertThat(text(pa.get("/about-people/" + tom)))
                .contains("has not shared")
                .doesNotContain("radio");
        JsonNode blocks = api.get("holder", "/api/v1/blocks").body().path("items");
        api.send(api.request(
                "holder", "DELETE", "/api/v1/blocks/" + blocks.at("/0/id").asString(), null, Map.of()));
        assertThat(text(pa.get("/about-people/" + tom))).contains("radio");

        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(text(browser.get("/people/about-me/share/provider/" + aisha)))
                .contains("What may")
                .contains("How to support me");
        assertThat(text(browser.post("/people/about-me/share/provider/" + aisha, Map.of())))
                .contains("Taken back.");

        assertThat(text(pa.get("/about-people/" + tom)))
                .contains("has not shared")
                .doesNotContain("radio");
        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(404);
        assertThat(api.get("pa", MINE + "/people").body().path("items")).isEmpty();
        assertThat(browser.post("/people/about-me/share/provider/" + me("micro", "providerId"), Map.of("parts", "safe"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    @DisplayName("R66 it ends with the agreement, and isn't opened again by going on")
    void endsWithTheAgreement() {
        assertThat(share(Map.of("providerId", aisha, "parts", List.of("support")))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(200);
        execute(
                "insert into agreement_ending (council_id, id, agreement_id, side, first_day, visits, charge_pence, said_at,"
                        + " said_by) select g.council_id, uuidv7(), g.id, 'person', '" + today().plusDays(1)
                        + "', 0, 0, '" + api.now() + "', g.holder_id from agreement g where g.holder_id = '" + tom
                        + "' and g.provider_id = '" + aisha + "'");
        execute("update booking set state = 'cancelled' where id = '" + booking + "'");
        assertThat(api.get("pa", MINE + "/people/" + tom).status())
                .as("until its last day")
                .isEqualTo(200);
        api.moveClock(today().plusDays(1).atTime(12, 0).atZone(LONDON).toInstant());
        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(404);
        execute("update agreement_ending set restarted_at = '" + api.now() + "' where agreement_id in (select id from"
                + " agreement where holder_id = '" + tom + "' and provider_id = '" + aisha + "')");
        assertThat(api.get("pa", MINE + "/people/" + tom).status())
                .as("agreed again: asked again")
                .isEqualTo(404);
        assertThat(share(Map.of("providerId", aisha, "parts", List.of("support")))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(200);
    }

    @Test
    @Order(8)
    @DisplayName("R101 changed, only the new words are there; erased, nothing is; what is wrong is said beside it")
    void keepsOnlyWhatItSaysNow() {
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        browser.get("/people/about-me/support");
        PlainBrowser.Shown wrong = browser.post("/people/about-me/support", Map.of("words", "x".repeat(4_001)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("Write at most 4,000 characters").contains("xxxx");
        assertThat(text(browser.post("/people/about-me/support", Map.of("words", "Speak clearly."))))
                .contains("Saved.")
                .contains("Speak clearly.");
        assertThat(kept("radio")).isZero();
        assertThat(browser.get("/people/about-me/print.pdf").status()).isEqualTo(200);
        assertThat(browser.get("/people/about-me/print.pdf?print=large").status())
                .isEqualTo(200);
        assertThat(browser.get("/people/about-me/nothing").status()).isEqualTo(404);
        assertThat(api.send(api.request("holder", "DELETE", MINE + "/parts/safe", null, Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(kept("nuts")).isZero();
        assertThat(text(browser.post("/people/about-me/erase", Map.of())))
                .contains("Erased.")
                .contains("Nothing yet.");
        assertThat(kept("")).isZero();
    }

    @Test
    @Order(9)
    @DisplayName("R24 after a death who supported them sees nothing, and a year later nothing is kept")
    void endsWithADeath() {
        assertThat(api.put("holder", MINE + "/parts/support", Map.of("words", WORDS))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(200);
        Api.Answer died = api.post(
                "support",
                "/api/v1/deaths",
                Map.of(
                        "id", UUID.randomUUID(),
                        "personId", tom,
                        "diedOn", today().toString(),
                        "toldBy", "His sister, by phone",
                        "contactId", me("social-work", "id")));
        assertThat(died.status()).as("%s", died.body()).isEqualTo(201);

        assertThat(api.get("pa", MINE + "/people/" + tom).status()).isEqualTo(404);
        assertThat(PlainBrowser.signedIn(directly, "pa")
                        .get("/about-people/" + tom)
                        .html())
                .doesNotContain("radio");

        forget(today());
        assertThat(kept("")).isEqualTo(1);
        forget(today().plusDays(1));
        assertThat(kept("")).isZero();
    }

    private void forget(java.time.LocalDate before) {
        directly.database()
                .sql("select about_me_forget(jsonb_build_object('before', '" + before
                        + "T12:00:00Z', 'limit', 10))::text")
                .fetch()
                .all()
                .blockLast();
    }

    private int kept(String words) {
        Integer found = directly.database()
                .sql("select count(*)::integer from about_me where person_id = '" + tom + "' and words like '%" + words
                        + "%'")
                .mapValue(Integer.class)
                .one()
                .block();
        return found == null ? -1 : found;
    }

    private Api.Answer share(Map<String, Object> body) {
        return api.put("holder", MINE + "/shares", body);
    }

    private UUID me(String persona, String field) {
        return UUID.fromString(api.get(persona, "/api/v1/me").body().path(field).asString());
    }

    private Instant start() {
        return directly.firstDay()
                .plusDays(4)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }

    private java.time.LocalDate today() {
        return api.now().atZone(LONDON).toLocalDate();
    }

    private Api.Answer as(String persona, String method, String path, @Nullable Object body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Act-For", tom.toString());
        return api.send(api.request(persona, method, path, body, headers));
    }

    private void execute(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private static String text(PlainBrowser.Shown shown) {
        return PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
    }
}
