package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.FreezeResult;
import uk.directly.budget.Freezes;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Stopping a budget for a while over JSON, what is unspent of it, and somebody with SQL who tries to break the rules. */
@WithDatabase
class FreezeRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 1_000, 2, ReviewBand.STANDARD);

    private final BudgetServer server;
    private UUID budget = Ids.next();

    FreezeRoutesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    @BeforeEach
    void anAward() {
        budget = server.award(server.tom, "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R24 R104 freezes with a reason and a day, the person reads it, and it opens again")
    void freezesAndOpens() {
        server.as(server.socialWorker);
        JsonNode made = json(freeze("\"reason\": \" We are checking a bill. \", \"reviewOn\": \"2026-12-15\""), 201);

        assertThat(made.path("reason").asString()).isEqualTo("We are checking a bill.");
        assertThat(made.path("by").asString()).isEqualTo("Amina");
        assertThat(frozenAt()).containsExactly("2026-12-01 09:00:00+00");
        server.as(server.holder(server.tom));
        assertThat(json(server.get(route("freezes")), 200)
                        .path("items")
                        .path(0)
                        .path("reviewOn")
                        .asString())
                .isEqualTo("2026-12-15");

        server.as(server.maker);
        refused(freeze("\"reason\": \"Me too.\", \"reviewOn\": \"2026-12-02\""), 409, "wrong-state");
        JsonNode goesOn = json(
                freeze("\"reason\": \"Still checking.\", \"reviewOn\": \"2026-12-02\", \"insteadOf\": \""
                        + made.path("id").asString() + "\""),
                201);
        refused(
                server.post(
                        route("unfreeze"),
                        null,
                        "{\"reason\": \"Paid.\", \"freezeId\": \""
                                + made.path("id").asString() + "\"}"),
                409,
                "wrong-state");
        assertThat(json(server.post(route("unfreeze"), null, "{\"reason\": \"All is well.\"}"), 200)
                        .path("id")
                        .asString())
                .isEqualTo(goesOn.path("id").asString());
        assertThat(frozenAt()).containsExactly("null");
        assertThat(json(server.get(route("freezes")), 200).path("items").size()).isEqualTo(2);
        assertThat(server.select("select action from audit_event where subject_id = '" + budget + "' order by id"))
                .containsExactly("budget-frozen", "freeze-goes-on", "budget-open-again");
        refused(server.post(route("unfreeze"), null, "{\"reason\": \"Again.\"}"), 409, "wrong-state");
    }

    @Test
    @DisplayName("The same id again is the same freeze")
    void isOneFreeze() {
        server.as(server.socialWorker);
        String body = "\"id\": \"" + Ids.next() + "\", \"reason\": \"A check.\", \"reviewOn\": \"2026-12-08\"";

        assertThat(json(freeze(body), 201)).isEqualTo(json(freeze(body), 201));
    }

    @Test
    @DisplayName("R102 others find nothing here, and nobody freezes their own money")
    void keepsOthersOut() {
        server.as(server.holder(server.grace));
        refused(server.get(route("freezes")), 404, "not-found");
        refused(server.get(route("surplus")), 404, "not-found");
        server.execute("""
                insert into person_role (council_id, person_id, role) values ('<council>', '<social>', 'holder')""");
        budget = server.award(server.socialWorker.personId(), "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
        server.as(server.socialWorker);
        refused(freeze("\"reason\": \"Mine.\", \"reviewOn\": \"2026-12-08\""), 403, "not-allowed");
        budget = Ids.next();
        refused(freeze("\"reason\": \"None.\", \"reviewOn\": \"2026-12-08\""), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"' ', 2026-12-08", "A check., 2026-11-30", "A check., 2026-12-16"})
    @DisplayName("R104 there is a reason, and it is looked at again within 14 days")
    void asksForAReasonAndADay(String reason, String day) {
        server.as(server.socialWorker);

        refused(freeze("\"reason\": \"" + reason + "\", \"reviewOn\": \"" + day + "\""), 400, "invalid-request");
    }

    @Test
    @DisplayName("R24 of ten who freeze at once one does")
    void freezesOnce() {
        Freezes freezes = server.bean(Freezes.class);

        List<FreezeResult> results = Flux.range(0, 10)
                .flatMap(n -> freezes.freeze(
                        server.socialWorker, Ids.next(), budget, "A check.", LocalDate.of(2026, 12, 8), null))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(results.stream().filter(FreezeResult.Done.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(FreezeResult.WrongState.class::isInstance))
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update budget set frozen_at = '2026-12-01T10:00:00Z' where id = '<budget>'",
                "update budget set frozen_at = null where id = '<budget>'",
                "update budget_freeze set reason = 'Another.' where budget_id = '<budget>'",
                "update budget_freeze set lifted_at = frozen_at where budget_id = '<budget>'",
                "delete from budget_freeze where budget_id = '<budget>'",
                "truncate budget_freeze cascade",
                """
                insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
                values ('<council>', uuidv7(), '<budget>', 'Two.', '2026-12-01T10:00:00Z', '<social>', '2026-12-08')""",
                """
                insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
                values ('<council>', uuidv7(), '<budget>', 'Long.', '2026-12-01T10:00:00Z', '<social>', '2026-12-16')"""
            })
    @DisplayName("R24 a freeze stands as it was decided against SQL too")
    void refusesSql(String sql) {
        server.execute("""
                insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
                values ('<council>', uuidv7(), '%s', 'A check.', '2026-12-01T09:00:00Z', '<social>', '2026-12-08')""".formatted(budget));

        assertThatThrownBy(() -> server.execute(sql.replace("<budget>", budget.toString())))
                .hasMessageMatching(
                        "(?s).*(a budget is frozen by a freeze only|a freeze is only ever lifted|append-only"
                                + "|freeze_is_lifted_whole|budget_freeze_one_open|freeze_is_looked_at_soon).*");
    }

    @Test
    @DisplayName("R17 says every term of what is unspent, own money is none of it, and the list has who is above")
    void saysWhatIsUnspent() {
        pays("council-funding", "budget-council", 260_000, "load");
        pays("rail-clearing", "budget-contribution", 4_000, "contribution");
        pays("rail-clearing", "budget-own", 99_000, "top-up");
        server.execute("""
                insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at, made_by)
                values ('<council>', uuidv7(), '%s', 'agreed-future-need', 'A wheelchair', 14399, '2027-03-01',
                    '2026-12-01T09:00:00Z', '<maker>')""".formatted(budget));
        server.as(server.holder(server.tom));
        JsonNode sum = json(server.get(route("surplus")), 200);

        assertThat(sum.path("councilPence").asLong()).isEqualTo(260_000);
        assertThat(sum.path("sharePence").asLong()).isEqualTo(4_000);
        assertThat(sum.path("setAsidePence").asLong()).isEqualTo(14_399);
        assertThat(sum.path("unspentPence").asLong()).isEqualTo(249_601);
        assertThat(sum.path("ceilingPence").asLong()).isEqualTo(249_600);
        assertThat(sum.path("overPence").asLong()).isOne();
        assertThat(sum.has("holder")).isFalse();

        server.award(server.grace, "direct-payment", "[2026-04-01,)", TERMS, null);
        server.as(server.maker);
        JsonNode list = json(server.get("/api/v1/surpluses?limit=1"), 200);
        assertThat(list.path("items").size()).isOne();
        assertThat(list.path("items").path(0).path("holder").path("name").asString())
                .isEqualTo("Tom Okafor");
        pays("budget-council", "council-funding", 1, "return");
        assertThat(json(server.get("/api/v1/surpluses"), 200).path("items").size())
                .isZero();
    }

    @Test
    @DisplayName("R17 what a carer gets once a year is not unspent on the day it comes")
    void leavesWholeCyclesAlone() {
        AwardTerms yearly = new AwardTerms(576, Paid.NET, 0, 52, ReviewBand.LIGHT);
        budget = server.award(server.grace, "carer-direct-payment", "[2026-12-01,2027-11-30]", yearly, "2027-11-29");
        pays("council-funding", "budget-council", 29_952, "load");
        server.as(server.maker);

        JsonNode sum = json(server.get(route("surplus")), 200);
        assertThat(sum.path("ceilingPence").asLong()).isEqualTo(52 * 576);
        assertThat(sum.path("overPence").asLong()).isZero();
        assertThat(json(server.get("/api/v1/surpluses"), 200).path("items").size())
                .isZero();
        pays("council-funding", "budget-council", 1, "load");
        assertThat(json(server.get("/api/v1/surpluses"), 200).path("items").size())
                .isOne();
    }

    private void pays(String from, String to, long pence, String code) {
        server.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                values ('<council>', uuidv7(), 'direct', ledger_account_of('<council>', '%1$s', %5$s),
                    ledger_account_of('<council>', '%2$s', %6$s), %3$d, '%4$s', 'budget', '%7$s', 'By hand',
                    '2026-12-01T09:00:00Z')""".formatted(from, to, pence, code, owner(from), owner(to), budget));
    }

    private String owner(String kind) {
        return kind.startsWith("budget") ? "'" + budget + "'" : "null";
    }

    private WebTestClient.ResponseSpec freeze(String fields) {
        return server.post(route("freeze"), null, "{" + fields + "}");
    }

    private String route(String what) {
        return "/api/v1/budgets/" + budget + "/" + what;
    }

    private List<String> frozenAt() {
        return server.select("select frozen_at at time zone 'UTC' || '+00' from budget where id = '" + budget + "'");
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String problem) {
        assertThat(json(answer, status).path("type").asString()).endsWith("/" + problem);
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
