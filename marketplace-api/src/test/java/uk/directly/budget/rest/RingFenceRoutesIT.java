package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Money that is set aside, over JSON: officers decide it, the person reads it (R12). */
@WithDatabase
class RingFenceRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;
    private final UUID budget;

    RingFenceRoutesIT(TestDatabase database) {
        server = new BudgetServer(database);
        budget = server.award(
                server.tom,
                "direct-payment",
                "[2026-04-01,)",
                new AwardTerms(31_200, Paid.NET, 0, 2, ReviewBand.STANDARD),
                "2026-12-13");
    }

    @BeforeEach
    void pay() {
        server.as(server.socialWorker);
        server.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, description, at)
                values ('<council>', uuidv7(), 'direct', ledger_account_of('<council>', 'council-funding', null),
                    ledger_account_of('<council>', 'budget-council', '%1$s'), 10000, 'load', 'budget', '%1$s',
                    'Paid in', '2026-12-01T09:00:00Z')""".formatted(budget));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R12 what is set aside is not available, and is again when it is freed")
    void setsAsideAndFrees() {
        JsonNode set = json(set(8_000, "2027-01-31", "k1"), 201);
        assertThat(set.path("purpose").asString()).isEqualTo("agreed-future-need");
        assertThat(set.path("reason").asString()).isEqualTo("A new bed");
        assertThat(set.path("until").asString()).isEqualTo("2027-01-31");
        assertThat(set.path("state").asString()).isEqualTo("set-aside");
        assertThat(available()).isEqualTo("8000 2000");

        String release = fences() + "/" + set.path("id").asString() + "/release";
        assertThat(json(server.post(release, null, ""), 200).path("state").asString())
                .isEqualTo("released");
        assertThat(available()).isEqualTo("0 10000");
        assertThat(refused(server.post(release, null, ""), 409, "wrong-state")
                        .path("state")
                        .asString())
                .isEqualTo("released");
        assertThat(server.select("select action || ' ' || actor_id from audit_event where council_id = '<council>'"
                        + " and subject_id = '" + budget + "' order by id"))
                .containsExactly(
                        "money-set-aside " + server.socialWorker.personId(),
                        "money-free-again " + server.socialWorker.personId());
    }

    @Test
    @DisplayName("R12 more than is left can't be set aside, and the answer says how much is missing")
    void neverOverdraws() {
        json(set(8_000, "2027-01-31", "k1"), 201);

        JsonNode refused = refused(set(2_001, "2027-01-31", "k2"), 409, "insufficient-funds");

        assertThat(refused.path("shortPence").asLong()).isOne();
        assertThat(available()).isEqualTo("8000 2000");
        json(set(2_000, "2027-01-31", "k2"), 201);
        assertThat(available()).isEqualTo("10000 0");
    }

    @Test
    @DisplayName("R15 the same request again sets nothing more aside")
    void setsAsideOnce() {
        refused(set(1_000, "2027-01-31", null), 400, "idempotency-key-required");
        String id = json(set(1_000, "2027-01-31", "k1"), 201).path("id").asString();

        set(1_000, "2027-01-31", "k1").expectHeader().valueEquals("Idempotency-Replayed", "true");
        assertThat(json(set(1_000, "2027-01-31", "k1"), 201).path("id").asString())
                .isEqualTo(id);
        refused(set(1_001, "2027-01-31", "k1"), 409, "idempotency-key-reused");
        assertThat(available()).isEqualTo("1000 9000");
    }

    @Test
    @DisplayName("What is set aside ends after its last day, also after an outage, whoever looks first")
    void endsAfterItsLastDay() {
        json(set(1_000, "2026-12-05", "k1"), 201);
        json(set(2_000, "2026-12-06", "k2"), 201);
        json(set(4_000, "2027-01-31", "k3"), 201);

        assertThat(server.endRingFences(at("2026-12-05T23:59:00Z"))).isZero();
        assertThat(available()).isEqualTo("7000 3000");
        assertThat(server.endRingFences(at("2026-12-06T00:00:00Z"))).isOne();
        assertThat(available()).isEqualTo("6000 4000");
        // Out for three weeks, then four replicas at once.
        assertThat(server.endRingFencesAtOnce(at("2026-12-27T09:00:00Z"), 4)).isOne();
        assertThat(available()).isEqualTo("4000 6000");
        assertThat(json(server.get(fences()), 200)
                        .path("items")
                        .valueStream()
                        .map(fence -> fence.path("state").asString()))
                .containsExactly("set-aside", "ended", "ended");
    }

    @Test
    @DisplayName("Very many that end on one day all end")
    void endsVeryMany() {
        server.execute("""
                insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at, made_by)
                select '<council>', uuidv7(), '%s', 'employer-costs', 'Costs', 20, '2026-12-02', '2026-12-01T09:00:00Z',
                       '<social>' from generate_series(1, 450)""".formatted(budget));

        assertThat(server.endRingFences(at("2026-12-03T09:00:00Z"))).isEqualTo(450);
        assertThat(available()).isEqualTo("0 10000");
    }

    @Test
    @DisplayName("R102 the person reads what is set aside; nobody else does, and they set nothing aside for others")
    void keepsOthersOut() {
        String id = json(set(1_000, "2027-01-31", "k1"), 201).path("id").asString();

        server.as(server.holder(server.tom));
        assertThat(json(server.get(fences()), 200).at("/items/0/reason").asString())
                .isEqualTo("A new bed");
        server.as(server.holder(server.grace));
        refused(server.get(fences()), 404, "not-found");
        server.as(server.socialWorker);
        refused(
                server.post("/api/v1/budgets/" + UUID.randomUUID() + "/ring-fences/" + id + "/release", null, ""),
                404,
                "not-found");
        refused(
                server.post("/api/v1/budgets/" + UUID.randomUUID() + "/ring-fences", "k2", body(1, "2027-01-31")),
                404,
                "not-found");
        assertThat(server.select("select count(*) from ledger_account where kind = 'budget-council'"
                        + " and council_id = '<council>'"))
                .containsExactly("1");
    }

    @Test
    void refusesWhatCannotBe() {
        for (String wrong : List.of(
                body(0, "2027-01-31"),
                body(1, "2026-11-30"),
                body(1, "2037-01-31"),
                body(1, "soon"),
                body(1, "2027-01-31").replace("A new bed", " "),
                body(1, "2027-01-31").replace("agreed-future-need", "holiday"))) {
            refused(server.post(fences(), "k", wrong), 400, "invalid-request");
        }
        assertThat(json(server.get(fences()), 200).path("items")).isEmpty();
    }

    @Test
    void listsInParts() {
        for (int i = 0; i < 3; i++) {
            json(set(100 + i, "2027-01-31", "k" + i), 201);
        }
        JsonNode part = json(server.get(fences() + "?limit=2"), 200);
        JsonNode rest = json(
                server.get(fences() + "?limit=2&cursor=" + part.path("next").asString()), 200);

        assertThat(part.at("/items/0/amountPence").asLong()).isEqualTo(102);
        assertThat(rest.path("items")).hasSize(1);
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private String fences() {
        return "/api/v1/budgets/" + budget + "/ring-fences";
    }

    private WebTestClient.ResponseSpec set(long pence, String until, @Nullable String key) {
        return server.post(fences(), key, body(pence, until));
    }

    private static String body(long pence, String until) {
        return "{\"purpose\": \"agreed-future-need\", \"reason\": \"A new bed\", \"amountPence\": " + pence
                + ", \"until\": \"" + until + "\"}";
    }

    private String available() {
        return server.select(
                        "select ring_fenced || ' ' || credits_posted - debits_posted - debits_pending - ring_fenced"
                                + " from ledger_account where kind = 'budget-council' and owner_id = '" + budget + "'")
                .getFirst();
    }

    private static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String problem) {
        JsonNode body = json(answer, status);
        assertThat(body.path("type").asString()).isEqualTo("https://directly.uk/problems/" + problem);
        return body;
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
        byte[] body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? new byte[0] : body);
    }
}
