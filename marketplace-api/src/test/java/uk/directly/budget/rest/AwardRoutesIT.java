package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetServer;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Recording, changing and ending awards over JSON. */
@WithDatabase
class AwardRoutesIT {
    private static final String AWARDS = "/api/v1/awards";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;

    AwardRoutesIT(TestDatabase database) {
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
    @DisplayName("An award is recorded, opens its budget account without a route, and makes the person a holder")
    void records() {
        JsonNode award = json(server.post(AWARDS, "k1", body("")), 201);

        assertThat(award.path("version").asInt()).isOne();
        assertThat(award.path("fundedUntil").asString()).isEqualTo("2026-12-08");
        assertThat(award.path("route").isMissingNode()).isTrue();
        assertThat(award.at("/holder/name").asString()).isEqualTo("Tom Okafor");
        // Wednesday to the Sunday after the next: 12 days of (£312.00 − £10.00) / 7
        assertThat(award.at("/nextCycle/to").asString()).isEqualTo("2026-12-20");
        assertThat(award.at("/nextCycle/amountPence").asLong()).isEqualTo(51_771);
        assertThat(server.select("select role from person_role where person_id = '<tom>'"))
                .containsExactly("holder");
        assertThat(server.select("select kind from ledger_account where owner_id = '"
                        + award.path("budgetId").asString() + "' and kind = 'budget-council'"))
                .hasSize(1);
        assertThat(server.select("select action || ' ' || actor_id from audit_event where council_id = '<council>'"))
                .containsExactly("award-made " + server.maker.personId());

        JsonNode read = json(server.get(AWARDS + "/" + award.path("id").asString()), 200);
        assertThat(read.at("/changes/0/what").asString()).isEqualTo("recorded");
        assertThat(read.at("/changes/0/by").asString()).isEqualTo("Colin");
        assertThat(read.at("/planLines/1/name").asString()).isEqualTo("Seeing friends");
    }

    @Test
    @DisplayName("R15 the same key and body make one award, another body is refused")
    void recordsOnce() {
        server.post(AWARDS, null, body(""))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(problem("idempotency-key-required"));
        String id = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();

        server.post(AWARDS, "k1", body(""))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id);
        refused(server.post(AWARDS, "k1", body("").replace("31200", "31300")), 409, "idempotency-key-reused");
        assertThat(server.select("select count(*) from award where council_id = '<council>'"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "weeklyPence": 31200 | "weeklyPence": -1                     | weeklyPence
                    "weeklyPence": 31200 | "weeklyPence": 0                      | weeklyPence
                    "weeklyPence": 31200 | "weeklyPence": 9223372036854775807    | weeklyPence
                    "weeklyPence": 31200 | "weeklyPence": 92233720368547758070   | weeklyPence
                    "weeklyPence": 31200 | "weeklyPence": 312.5                  | weeklyPence
                    "weeklyPence": 31200 | "weeklyPence": null                   | weeklyPence
                    "net"                | "nett"                                | paid
                    1000                 | 31201                                 | contributionWeeklyPence
                    "cycleWeeks": 2      | "cycleWeeks": 3                       | cycleWeeks
                    2026-12-09           | 2026-02-30                            | from
                    2026-12-09           | 1999-12-09                            | from
                    "direct-payment"     | "isf"                                 | brokerId
                    "direct-payment"     | "one-off-direct-payment", "to": null  | contributionWeeklyPence
                    "direct-payment"     | "carer-direct-payment"                | contributionWeeklyPence
                    ["Getting up", "Seeing friends"] | []                        | planLines
                    ["Getting up", "Seeing friends"] | ["a", null]               | planLines[1]
                    "standard"           | "relaxed"                             | reviewBand
                    "cycleWeeks": 2      | "cycleWeeks": 2, "plannedMinutesWeekly": 10081 | plannedMinutesWeekly
                    "cycleWeeks": 2      | "cycleWeeks": 2, "plannedMinutesWeekly": 0     | plannedMinutesWeekly
                    "kind"               | "kinds"                               | kinds
                    """)
    void refusesBadInput(String good, String bad, String field) {
        JsonNode answer = json(server.post(AWARDS, "k1", body("").replace(good, bad)), 400);

        assertThat(answer.path("type").asString()).isEqualTo(problem("invalid-request"));
        assertThat(answer.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(server.select("select count(*) from award where council_id = '<council>'"))
                .containsExactly("0");
    }

    @Test
    void refusesDaysUpsideDown() {
        refused(server.post(AWARDS, "k1", body(", \"to\": \"2026-12-08\"")), 422, "end-before-start");
        json(server.post(AWARDS, "k1", body(", \"to\": \"2026-12-09\"")), 201);
    }

    @Test
    @DisplayName("R102 nobody, or somebody of another council, gets no award")
    void refusesUnknownPeople() {
        refused(
                server.post(
                        AWARDS,
                        "k1",
                        body("").replace(
                                        server.tom.toString(), UUID.randomUUID().toString())),
                404,
                "not-found");
        refused(server.get(AWARDS + "/" + UUID.randomUUID()), 404, "not-found");
        refused(
                server.post(
                        AWARDS + "/" + UUID.randomUUID() + "/end", "k2", "{\"on\": \"2026-12-31\", \"reason\": \"x\"}"),
                404,
                "not-found");
    }

    @Test
    @DisplayName("R70 only a broker that is accredited now is entrusted with a fund")
    void refusesBrokersThatMayNot() {
        String fund = body("").replace("\"direct-payment\"", "\"isf\"");
        JsonNode refusal = json(
                server.post(AWARDS, "k1", fund.replace("}", ", \"brokerId\": \"" + server.draftBroker + "\"}")), 400);

        assertThat(refusal.at("/errors/0/field").asString()).isEqualTo("brokerId");
        JsonNode award =
                json(server.post(AWARDS, "k1", fund.replace("}", ", \"brokerId\": \"" + server.broker + "\"}")), 201);
        assertThat(award.path("route").asString()).isEqualTo("isf");
        assertThat(award.at("/broker/name").asString()).isEqualTo("Fair Funds");
    }

    @Test
    void refusesTwoOfOneKindAtOneTime() {
        String first = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();

        server.post(AWARDS, "k2", body("").replace("2026-12-09", "2027-06-01"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(problem("overlaps"))
                .jsonPath("$.awardId")
                .isEqualTo(first);
        String oneOff = body(", \"to\": \"2027-06-01\"")
                .replace("\"direct-payment\"", "\"one-off-direct-payment\"")
                .replace(": 1000", ": 0");
        json(server.post(AWARDS, "k3", oneOff), 201);
        json(server.post(AWARDS, "k4", oneOff), 201);
        json(server.post(AWARDS, "k5", body("").replace(server.tom.toString(), server.grace.toString())), 201);
    }

    @Test
    @DisplayName("A change from a day keeps what was before, and the next change that is known stays")
    void changesFromADay() {
        String id = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();

        json(change(id, "k2", "2027-04-05", "\"weeklyPence\": 33000"), 200);
        JsonNode award = json(change(id, "k3", "2027-01-04", "\"paid\": \"gross\""), 200);

        assertThat(award.path("version").asInt()).isEqualTo(3);
        assertThat(award.path("terms")
                        .valueStream()
                        .map(each -> each.path("from").asString() + " "
                                + each.path("to").asString("open") + " "
                                + each.path("weeklyPence").asLong() + " "
                                + each.path("paid").asString()))
                .containsExactly(
                        "2026-12-09 2027-01-03 31200 net",
                        "2027-01-04 2027-04-04 31200 gross",
                        "2027-04-05 open 33000 net");
        json(change(id, "k4", "2027-01-04", "\"weeklyPence\": 32000"), 200);
        assertThat(json(server.get(AWARDS + "/" + id), 200)
                        .at("/terms/1/weeklyPence")
                        .asLong())
                .isEqualTo(32_000);
        assertThat(server.select("select action from audit_event where subject_id = '" + id + "' order by id"))
                .containsExactly("award-made", "award-changed", "award-changed", "award-changed");
    }

    @Test
    @DisplayName("R28 planned hours are dated like the other terms, and can be taken away")
    void datesPlannedHours() {
        String id = json(server.post(AWARDS, "k1", body(", \"plannedMinutesWeekly\": 1200")), 201)
                .path("id")
                .asString();

        json(change(id, "k2", "2027-01-04", "\"plannedMinutesWeekly\": 1350"), 200);
        json(change(id, "k3", "2027-02-01", "\"weeklyPence\": 33000"), 200);
        JsonNode award = json(change(id, "k4", "2027-03-01", "\"plannedMinutesWeekly\": 0"), 200);

        assertThat(award.path("plannedMinutesWeekly").asInt()).isEqualTo(1200);
        assertThat(award.path("terms")
                        .valueStream()
                        .map(each -> each.path("plannedMinutesWeekly").asInt(0)))
                .containsExactly(1200, 1350, 1350, 0);
        JsonNode changes = json(server.get(AWARDS + "/" + id), 200).path("changes");
        assertThat(changes.at("/0/terms/plannedMinutesWeekly").isMissingNode()).isTrue();
        assertThat(changes.at("/1/terms/plannedMinutesWeekly").asInt()).isEqualTo(1350);
    }

    @Test
    @DisplayName("A change in the past of money already paid is refused, and says what to do")
    void keepsWhatIsPaid() {
        String id = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();
        server.execute("update budget set funded_until = '2026-12-20' where award_id = '" + id + "'");

        JsonNode refusal = json(change(id, "k2", "2026-12-20", "\"weeklyPence\": 33000"), 422);

        assertThat(refusal.path("type").asString()).isEqualTo(problem("paid-already"));
        assertThat(refusal.path("fundedUntil").asString()).isEqualTo("2026-12-20");
        assertThat(refusal.path("detail").asString()).contains("2026-12-21").contains("one-off payment");
        json(change(id, "k2", "2026-12-21", "\"weeklyPence\": 33000"), 200);
    }

    @Test
    void refusesChangesThatCannotBe() {
        String id = json(server.post(AWARDS, "k1", body(", \"to\": \"2027-03-31\"")), 201)
                .path("id")
                .asString();

        refused(change(id, "k2", "2027-04-01", "\"weeklyPence\": 33000"), 409, "wrong-state");
        refused(change(id, "k2", "2026-12-08", "\"weeklyPence\": 33000"), 409, "wrong-state");
        refused(change(id, "k2", "2026-12-21", "\"weeklyPence\": 31200"), 400, "invalid-request");
        refused(change(id, "k2", "2026-12-21", "\"weeklyPence\": 999"), 400, "invalid-request");
        refused(
                server.post(
                        AWARDS + "/" + id + "/changes",
                        "k2",
                        "{\"from\": \"2026-12-21\", \"weeklyPence\": 1, \"reason\": \" \"}"),
                400,
                "invalid-request");
        assertThat(server.select("select version from award where id = '" + id + "'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R15 a change is made once, also where it would be refused the second time")
    void changesOnce() {
        String id = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();
        json(change(id, "k2", "2026-12-21", "\"weeklyPence\": 33000"), 200);

        change(id, "k2", "2026-12-21", "\"weeklyPence\": 33000")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Of two officers who change one award, one is told")
    void tellsTheSecondOfficer() {
        WebTestClient.ResponseSpec recorded = server.post(AWARDS, "k1", body(""));
        recorded.expectHeader().valueEquals("ETag", "\"1\"");
        String id = json(recorded, 201).path("id").asString();
        String end = "{\"on\": \"2027-12-31\", \"reason\": \"They move\"}";

        server.postIf("\"1\"", AWARDS + "/" + id + "/end", "k2", end)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        server.as(server.socialWorker);
        refused(
                server.postIf("\"1\"", AWARDS + "/" + id + "/end", "k3", end.replace("12-31", "11-30")),
                412,
                "changed-meanwhile");
        refused(server.postIf("one", AWARDS + "/" + id + "/end", "k3", end), 400, "invalid-request");
        json(server.postIf("\"2\"", AWARDS + "/" + id + "/end", "k3", end.replace("12-31", "11-30")), 200);
    }

    @Test
    @DisplayName("An award ends on a day, and what was to come after it goes")
    void ends() {
        String id = json(server.post(AWARDS, "k1", body("")), 201).path("id").asString();
        json(change(id, "k2", "2027-04-05", "\"weeklyPence\": 33000"), 200);

        JsonNode ended = json(end(id, "k3", "2027-02-28"), 200);

        assertThat(ended.path("to").asString()).isEqualTo("2027-02-28");
        assertThat(ended.path("terms")).hasSize(1);
        refused(end(id, "k4", "2027-02-28"), 400, "invalid-request");
        refused(end(id, "k4", "2026-12-08"), 409, "wrong-state");
        assertThat(json(end(id, "k4", "2027-03-31"), 200).at("/terms/0/to").asString())
                .isEqualTo("2027-03-31");
        json(server.post(AWARDS, "k5", body("").replace("2026-12-09", "2027-04-01")), 201);
        refused(end(id, "k6", "2027-04-01"), 409, "overlaps");
    }

    @Test
    void findsByNameAndCaseReference() {
        json(server.post(AWARDS, "k1", body("")), 201);
        json(server.post(AWARDS, "k2", body("").replace(server.tom.toString(), server.grace.toString())), 201);

        assertThat(names("")).containsExactly("Grace Hill", "Tom Okafor");
        assertThat(names("?q=okaf")).containsExactly("Tom Okafor");
        assertThat(names("?q=las-2")).containsExactly("Grace Hill");
        assertThat(names("?q=%25")).isEmpty();
        JsonNode first = json(server.get(AWARDS + "?limit=1"), 200);
        assertThat(names("?limit=1&cursor=" + first.path("next").asString())).containsExactly("Tom Okafor");
    }

    private Stream<String> names(String query) {
        return json(server.get(AWARDS + query), 200)
                .path("items")
                .valueStream()
                .map(award -> award.at("/holder/name").asString());
    }

    private WebTestClient.ResponseSpec change(String id, String key, String from, String what) {
        return server.post(
                AWARDS + "/" + id + "/changes",
                key,
                "{\"from\": \"%s\", %s, \"reason\": \"New assessment\"}".formatted(from, what));
    }

    private WebTestClient.ResponseSpec end(String id, String key, String on) {
        return server.post(
                AWARDS + "/" + id + "/end", key, "{\"on\": \"%s\", \"reason\": \"They move away\"}".formatted(on));
    }

    private String body(String more) {
        return """
                {"holderId": "%s", "kind": "direct-payment", "weeklyPence": 31200, "paid": "net",
                 "contributionWeeklyPence": 1000, "cycleWeeks": 2, "from": "2026-12-09", "reviewBand": "standard",
                 "planLines": ["Getting up", "Seeing friends"]%s}""".formatted(server.tom, more);
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String problem) {
        assertThat(json(answer, status).path("type").asString()).isEqualTo(problem(problem));
    }

    private static String problem(String name) {
        return "https://directly.uk/problems/" + name;
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
