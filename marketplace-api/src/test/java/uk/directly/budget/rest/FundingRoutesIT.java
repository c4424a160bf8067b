package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
import uk.directly.council.CouncilSettings;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Money in, over JSON: a run is made, looked at, approved by somebody else, and posted once. */
@WithDatabase
class FundingRoutesIT {
    private static final String RUNS = "/api/v1/funding-runs";
    private static final String BY_THE_SEVENTH = "{\"date\": \"2026-12-07\"}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;

    FundingRoutesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    @BeforeEach
    void signIn() {
        server.as(server.maker);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("A draft has a line for each award and cycle that begins by the day, and pays nothing yet")
    void drafts() {
        UUID old = tom("[2026-04-01,)", "2026-12-06");
        UUID fresh = server.award(
                server.grace, "direct-payment", "[2026-12-02,2026-12-21)", terms(7_000, Paid.GROSS, 500, 1), null);

        JsonNode run = json(server.post(RUNS, null, BY_THE_SEVENTH), 201);

        assertThat(run.path("state").asString()).isEqualTo("draft");
        assertThat(run.at("/madeBy/name").asString()).isEqualTo("Colin");
        assertThat(lines(run, ""))
                .containsExactlyInAnyOrder(
                        // (£312.00 − £10.00) × 2
                        old + " 2026-12-07 2026-12-20 60400 [no-route]",
                        // £70.00 × 5 / 7, Wednesday to Sunday; the contribution of a gross award is not taken off
                        fresh + " 2026-12-02 2026-12-06 5000 [no-route] new",
                        fresh + " 2026-12-07 2026-12-13 7000 [no-route]");
        assertThat(run.path("lines").asInt()).isEqualTo(3);
        assertThat(run.path("totalPence").asLong()).isEqualTo(72_400);
        assertThat(run.path("newLines").asInt()).isOne();
        assertThat(run.path("warnedLines").asInt()).isEqualTo(3);
        assertThat(posted(old)).isZero();
    }

    @Test
    @DisplayName("R92 who made a run never approves it; another officer does, and it is posted")
    void needsAnotherOfficer() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        String run = draft();

        refused(approve(run, "k1"), 403, "not-allowed");
        server.as(server.checker);
        JsonNode done = json(approve(run, "k1"), 200);

        assertThat(done.path("state").asString()).isEqualTo("posted");
        assertThat(done.at("/decidedBy/name").asString()).isEqualTo("Mei");
        assertThat(done.path("paidPence").asLong()).isEqualTo(60_400);
        assertThat(posted(award)).isEqualTo(60_400);
        assertThat(fundedUntil(award)).isEqualTo("2026-12-20");
        assertThat(server.select("select description || ' by ' || actor_id from ledger_transfer where subject_id = '"
                        + award + "'"))
                .containsExactly("Paid in for 7 December 2026 to 20 December 2026 by " + server.checker.personId());
        assertThat(server.select("select action from audit_event where council_id = '<council>' order by id"))
                .containsExactly("funding-run-made", "funding-run-approved", "money-paid-in", "funding-run-posted");
    }

    @Test
    @DisplayName("R15 approving again changes nothing")
    void approvesOnce() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        String run = draft();
        server.as(server.checker);
        approve(run, null).expectStatus().isBadRequest();
        json(approve(run, "k1"), 200);

        approve(run, "k1").expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true");
        refused(approve(run, "k2"), 409, "wrong-state");
        refused(server.post(RUNS + "/" + run + "/discard", null, ""), 409, "wrong-state");
        assertThat(posted(award)).isEqualTo(60_400);
    }

    @Test
    @DisplayName("Of two runs over the same cycles, each cycle is paid by one")
    void paysNoCycleTwice() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        String first = draft();
        String second = json(server.post(RUNS, null, "{\"date\": \"2026-12-21\"}"), 201)
                .path("id")
                .asString();
        server.as(server.checker);

        json(approve(first, "k1"), 200);
        JsonNode done = json(approve(second, "k2"), 200);

        assertThat(done.path("lines").asInt()).isEqualTo(2);
        assertThat(done.path("paidLines").asInt()).isOne();
        assertThat(posted(award)).isEqualTo(120_800);
        assertThat(fundedUntil(award)).isEqualTo("2027-01-03");
        assertThat(lines(done, "?show=left-out"))
                .containsExactly(award + " 2026-12-07 2026-12-20 60400 [no-route] paid-already");
        server.as(server.maker);
        refused(server.post(RUNS, null, "{\"date\": \"2026-12-21\"}"), 422, "nothing-due");
    }

    @Test
    @DisplayName("What changed after the draft was made is left out, and comes with the next run")
    void leavesOutWhatChanged() {
        UUID changed = tom("[2026-04-01,)", "2026-12-06");
        UUID frozen = server.award(
                server.grace, "direct-payment", "[2026-04-01,)", terms(7_000, Paid.NET, 0, 1), "2026-12-06");
        UUID stays = server.award(
                server.grace, "carer-direct-payment", "[2026-04-01,)", terms(1_000, Paid.NET, 0, 1), "2026-12-06");
        String run = draft();
        json(
                server.post(
                        "/api/v1/awards/" + changed + "/changes",
                        "k0",
                        "{\"from\": \"2026-12-14\", \"weeklyPence\": 40000, \"reason\": \"New assessment\"}"),
                200);
        server.execute("""
                insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
                values ('<council>', uuidv7(), '%s', 'A check.', '2026-12-01T10:00:00Z', '<social>', '2026-12-08')""".formatted(frozen));
        server.as(server.checker);

        JsonNode done = json(approve(run, "k1"), 200);

        assertThat(done.path("paidPence").asLong()).isEqualTo(1_000);
        assertThat(posted(changed)).isZero();
        assertThat(posted(frozen)).isZero();
        assertThat(posted(stays)).isEqualTo(1_000);
        assertThat(lines(done, "?show=left-out"))
                .containsExactlyInAnyOrder(
                        changed + " 2026-12-07 2026-12-20 60400 [no-route] changed",
                        frozen + " 2026-12-07 2026-12-13 7000 [no-route] frozen");
        JsonNode next = json(server.post(RUNS, null, BY_THE_SEVENTH), 201);
        // A week at £302.00 and one at £390.00
        assertThat(lines(next, "")).contains(changed + " 2026-12-07 2026-12-20 69200 [no-route]");
        assertThat(lines(next, "?show=left-out"))
                .containsExactly(frozen + " 2026-12-07 2026-12-13 7000 [no-route, frozen] frozen");
        assertThat(next.path("lines").asInt()).isOne();
    }

    @Test
    @DisplayName(
            "A line warns of no route, a last payment and much more than before; it says what is new and what changed")
    void warns() {
        UUID award = tom("[2026-04-01,2027-01-10)", "2026-12-06");
        server.execute("update budget set route = 'card-account' where id = '" + award + "'");
        String first = draft();
        server.as(server.checker);
        json(approve(first, "k1"), 200);
        json(
                server.post(
                        "/api/v1/awards/" + award + "/changes",
                        "k2",
                        "{\"from\": \"2026-12-28\", \"weeklyPence\": 61001, \"reason\": \"New assessment\"}"),
                200);

        JsonNode run = json(server.post(RUNS, null, "{\"date\": \"2026-12-28\"}"), 201);
        server.as(server.maker);
        json(approve(run.path("id").asString(), "k3"), 200);
        server.execute("insert into council_setting (council_id, name, value, during)"
                + " values ('<council>', 'funding-days-ahead', '60', '(,)')");
        server.bean(CouncilSettings.class).forget(server.council);
        JsonNode last = json(server.post(RUNS, null, "{\"date\": \"2027-01-04\"}"), 201);

        // A week at £302.00 and one at £600.01; 150 per cent of before would be £906.00.
        assertThat(lines(run, "?show=changed")).containsExactly(award + " 2026-12-21 2027-01-03 90201 [] changed");
        // Six days at £600.01 a week.
        assertThat(lines(last, "?show=warned"))
                .containsExactly(award + " 2027-01-04 2027-01-09 51429 [last-payment] changed");
    }

    @Test
    @DisplayName("A line warns of much more than the time before, by the day")
    void warnsOfMuchMore() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        server.execute("update budget set route = 'card-account' where id = '" + award + "'");
        String first = draft();
        server.as(server.checker);
        json(approve(first, "k1"), 200);
        json(
                server.post(
                        "/api/v1/awards/" + award + "/changes",
                        "k2",
                        "{\"from\": \"2026-12-21\", \"weeklyPence\": 46301, \"reason\": \"New assessment\"}"),
                200);

        JsonNode run = json(server.post(RUNS, null, "{\"date\": \"2026-12-21\"}"), 201);

        assertThat(lines(run, "?show=warned"))
                .containsExactly(award + " 2026-12-21 2027-01-03 90602 [much-more] changed");
    }

    @Test
    void refusesDaysThatCannotBe() {
        refused(server.post(RUNS, null, BY_THE_SEVENTH), 422, "nothing-due");
        refused(server.post(RUNS, null, "{\"date\": \"2026-12-30\"}"), 422, "too-far-ahead");
        refused(server.post(RUNS, null, "{\"date\": \"soon\"}"), 400, "invalid-request");
        refused(server.post(RUNS, null, "{}"), 400, "invalid-request");
        refused(server.get(RUNS + "/" + UUID.randomUUID()), 404, "not-found");
        refused(approve(UUID.randomUUID().toString(), "k1"), 404, "not-found");
        assertThat(json(server.get(RUNS), 200).path("items")).isEmpty();
    }

    @Test
    void putsADraftAway() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        String run = draft();

        assertThat(json(server.post(RUNS + "/" + run + "/discard", null, ""), 200)
                        .path("state")
                        .asString())
                .isEqualTo("discarded");
        server.as(server.checker);
        refused(approve(run, "k1"), 409, "wrong-state");
        assertThat(posted(award)).isZero();
    }

    @Test
    void listsRunsAndLinesInParts() {
        for (int i = 0; i < 5; i++) {
            server.award(
                    server.tom,
                    "one-off-direct-payment",
                    "[2026-12-01,2027-06-01)",
                    terms(100 + i, Paid.GROSS, 0, 1),
                    null);
        }
        String run = draft();
        json(server.post(RUNS, null, BY_THE_SEVENTH), 201);

        JsonNode runs = json(server.get(RUNS + "?limit=1"), 200);
        assertThat(json(server.get(RUNS + "?limit=1&cursor=" + runs.path("next").asString()), 200)
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(run);
        JsonNode part = json(server.get(RUNS + "/" + run + "/lines?limit=3"), 200);
        JsonNode rest = json(
                server.get(RUNS + "/" + run + "/lines?limit=3&cursor="
                        + part.path("next").asString()),
                200);
        assertThat(part.path("items")).hasSize(3);
        assertThat(rest.path("items")).hasSize(2);
        refused(server.get(RUNS + "/" + run + "/lines?show=odd"), 400, "invalid-request");
    }

    @Test
    @DisplayName("R94 a run as a CSV file")
    void downloads() {
        UUID award = tom("[2026-04-01,)", "2026-12-06");
        String run = draft();

        String csv = server.get(RUNS + "/" + run + "/lines.csv")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(csv)
                .startsWith("line,award,name,")
                .contains(
                        "," + award
                                + ",\"Tom Okafor\",\"LAS-1\",direct-payment,2026-12-07,2026-12-20,14,604.00,,false,false,no-route,drafted,\r\n");
    }

    private UUID tom(String days, String fundedUntil) {
        return server.award(server.tom, "direct-payment", days, terms(31_200, Paid.NET, 1_000, 2), fundedUntil);
    }

    private static AwardTerms terms(long weekly, Paid paid, long contribution, int weeks) {
        return new AwardTerms(weekly, paid, contribution, weeks, ReviewBand.STANDARD);
    }

    private String draft() {
        return json(server.post(RUNS, null, BY_THE_SEVENTH), 201).path("id").asString();
    }

    private WebTestClient.ResponseSpec approve(String run, @Nullable String key) {
        return server.post(RUNS + "/" + run + "/approve", key, "");
    }

    private List<String> lines(JsonNode run, String query) {
        return json(server.get(RUNS + "/" + run.path("id").asString() + "/lines" + query), 200)
                .path("items")
                .valueStream()
                .map(line -> line.path("awardId").asString() + " "
                        + line.path("from").asString() + " "
                        + line.path("to").asString() + " "
                        + line.path("amountPence").asLong() + " "
                        + line.path("warnings")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()
                        + (line.path("new").asBoolean() ? " new" : "")
                        + (line.path("changed").asBoolean() ? " changed" : "")
                        + (line.has("why") ? " " + line.path("why").asString() : ""))
                .toList();
    }

    private long posted(UUID budget) {
        return Long.parseLong(
                server.select("select credits_posted from ledger_account where kind = 'budget-council' and owner_id = '"
                                + budget + "'")
                        .getFirst());
    }

    private String fundedUntil(UUID budget) {
        return server.select("select funded_until from budget where id = '" + budget + "'")
                .getFirst();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String problem) {
        assertThat(json(answer, status).path("type").asString()).isEqualTo("https://directly.uk/problems/" + problem);
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
