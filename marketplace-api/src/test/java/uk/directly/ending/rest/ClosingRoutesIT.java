package uk.directly.ending.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Contributions;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.ending.ClosingResult;
import uk.directly.ending.ClosingServer;
import uk.directly.ending.Closings;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Closing an account over JSON: who may, when it can't be, to the penny, once, and for ever. */
@WithDatabase
class ClosingRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTICE_AND_TAX = """
            {"payee": "Ann Okafor", "liabilities": [
                {"what": "notice", "payee": "Aisha T", "amountPence": 5000},
                {"what": "tax", "payee": "HMRC", "amountPence": 501}]}""";

    private final ClosingServer closing;
    private final BudgetServer server;

    ClosingRoutesIT(TestDatabase database) {
        closing = new ClosingServer(database, ClosingServer.Beans.class);
        server = closing.budgets;
    }

    @AfterEach
    void stop() {
        closing.close();
    }

    @Test
    @DisplayName(
            "R24 R92 liabilities first, council money back, own money and unused share to the estate, to the penny")
    void closesToThePenny() {
        UUID budget = closing.endedWithMoney();
        server.as(server.maker);
        JsonNode check = json(server.get(route(budget, "")), 200);
        assertThat(check.path("holder").asString()).isEqualTo("Tom Okafor");
        assertThat(check.path("open").size()).isZero();

        JsonNode proposed = json(post(budget, "", "k1", NOTICE_AND_TAX), 201);
        assertThat(proposed.path("returnPence").asLong()).isEqualTo(4_499);
        assertThat(proposed.path("payOutPence").asLong()).isEqualTo(5_500);
        assertThat(json(post(budget, "", "k1", NOTICE_AND_TAX), 201).path("id")).isEqualTo(proposed.path("id"));
        refused(post(budget, "", "k2", NOTICE_AND_TAX), 409, "wrong-state", "proposed");
        String approve = "/" + proposed.path("id").asString() + "/approve";
        refused(post(budget, approve, "k3", ""), 403, "not-allowed", null);
        assertThat(posted(budget)).containsExactly("3000", "6000", "2500", "4000");

        server.as(server.checker);
        JsonNode done = json(post(budget, approve, "k4", ""), 200);
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("decidedBy").asString()).isEqualTo("Mei");
        assertThat(json(post(budget, approve, "k4", ""), 200)).isEqualTo(done);
        refused(post(budget, approve, "k5", ""), 409, "wrong-state", "done");
        assertThat(posted(budget)).containsExactly("0", "0", "0", "0");
        assertThat(server.select("select (closed_at is not null and frozen_at is null)::text from budget where id = '"
                        + budget + "'"))
                .containsExactly("true");
        assertThat(lines(budget, "return")).containsExactly("4499");
        assertThat(lines(budget, "liability")).containsExactlyInAnyOrder("4000", "1000", "501");
        assertThat(lines(budget, "pay-out")).containsExactlyInAnyOrder("3000", "2500");
        assertThat(payable(budget)).containsExactly("11001");
        assertThat(server.select(
                        "select topic from outbox where council_id = '<council>' and topic = 'account-closed'"))
                .containsExactly("account-closed");
        paysWhatIsOwed(budget, done);
    }

    private void paysWhatIsOwed(UUID budget, JsonNode done) {
        for (JsonNode payment : done.path("payments")) {
            String paid = "/payments/" + payment.path("id").asString() + "/paid";
            String body = "{\"how\": \"bank-transfer\", \"reference\": \"BACS 7\", \"paidOn\": \"%s\"}";
            refused(post(budget, paid, "k9", body.formatted("2026-11-30")), 400, "invalid-request", null);
            refused(post(budget, paid, "k9", body.formatted("2026-12-02")), 400, "invalid-request", null);
            JsonNode after = json(post(budget, paid, paid, body.formatted("2026-12-01")), 200);
            assertThat(json(post(budget, paid, paid, body.formatted("2026-12-01")), 200))
                    .isEqualTo(after);
            refused(post(budget, paid, "again", body.formatted("2026-12-01")), 409, "wrong-state", "paid");
        }
        assertThat(payable(budget)).containsExactly("0");
        assertThat(lines(budget, "payment")).containsExactlyInAnyOrder("5000", "501", "5500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "award | update award_terms set during = '[2026-04-01,)' where award_id = '<budget>';"
                        + " update award set during = '[2026-04-01,)' where id = '<budget>'",
                "top-ups | insert into top_up (council_id, id, budget_id, rail, amount_pence, state, idempotency_key,"
                        + " asked_at, asked_by, expires_at, ask_at) values ('<council>', uuidv7(), '<budget>', 'stripe',"
                        + " 500, 'intended', 'x', '2026-11-30T09:00:00Z', '<tom>', '2026-12-01T09:00:00Z',"
                        + " '2026-12-01T09:00:00Z')",
                "questions | insert into spending_question (council_id, id, budget_id, holder_id, award_id, what,"
                        + " asked_at, asked_by, answer_by) values ('<council>', uuidv7(), '<budget>', '<tom>', '<budget>',"
                        + " 'A bus pass', '2026-11-30T09:00:00Z', '<tom>', '2026-12-07')",
                "set-aside | insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until,"
                        + " made_at, made_by) values ('<council>', uuidv7(), '<budget>', 'employer-costs', 'Notice', 100,"
                        + " '2027-01-31', '2026-11-30T09:00:00Z', '<maker>')"
            })
    @DisplayName("R24 is refused for what is open, when it is proposed and when it is approved")
    void refusesWhatIsOpen(String what, String sql) {
        UUID budget = closing.endedWithMoney();
        server.as(server.maker);
        String proposed = json(post(budget, "", "k1", "{\"payee\": \"Tom Okafor\"}"), 201)
                .path("id")
                .asString();
        server.execute(sql.replace("<budget>", budget.toString()));

        server.as(server.checker);
        JsonNode open = refused(post(budget, "/" + proposed + "/approve", "k2", ""), 409, "wrong-state", "open");
        assertThat(open.path("open").path(0).path("what").asString()).isEqualTo(what);
        json(server.post(route(budget, "/" + proposed + "/withdraw"), null, ""), 200);
        refused(post(budget, "", "k3", "{\"payee\": \"Tom Okafor\"}"), 409, "wrong-state", "open");
        assertThat(json(server.get(route(budget, "")), 200)
                        .path("open")
                        .path(0)
                        .path("blocks")
                        .asBoolean())
                .isTrue();
        assertThat(posted(budget)).containsExactly("3000", "6000", "2500", "4000");
    }

    @Test
    @DisplayName("R22 a share that was not paid is shown and blocks nothing")
    void showsSharesThatAreOwed() {
        UUID budget = closing.ended();
        server.execute("""
                insert into contribution_due (council_id, budget_id, first_day, last_day, how, amount_pence, paid_pence,
                    due_on)
                values ('<council>', '%s', '2026-11-16', '2026-11-28', 'net', 2000, 500, '2026-11-20')""".formatted(budget));
        server.execute("""
                insert into contribution_payment (council_id, id, budget_id, amount_pence, net_pence, gross_pence, paid_on,
                    source, reference, recorded_at, recorded_by)
                values ('<council>', '%1$s', '%2$s', 500, 500, 0, '2026-11-20', 'received', 'B', '2026-11-20T09:00:00Z',
                    '<maker>');
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                values ('<council>', '%1$s', 'direct', ledger_account_of('<council>', 'rail-clearing', null, 'bank'),
                    ledger_account_of('<council>', 'budget-contribution', '%2$s'), 500, 'contribution', 'budget', '%2$s',
                    'Share', '2026-11-20T09:00:00Z')""".formatted(Ids.next(), budget));
        server.as(server.maker);
        JsonNode open = json(server.get(route(budget, "")), 200).path("open").path(0);
        assertThat(open.path("what").asString()).isEqualTo("share-in-account");
        assertThat(open.path("pence").asLong()).isEqualTo(1_500);

        Contributions shares = server.bean(Contributions.class);
        assertThat(shares.behind(server.council, null, 10).count().block()).isOne();
        close(budget, "{\"payee\": \"Tom Okafor\"}");
        assertThat(shares.behind(server.council, null, 10).count().block()).isZero();
        assertThat(shares.open(server.council, server.tom).count().block()).isZero();
        // Nothing comes into the account any more, whatever was owed.
        server.as(server.maker)
                .post(
                        "/api/v1/contributions",
                        "s1",
                        "{\"budgetId\": \"" + budget
                                + "\", \"amountPence\": 1500, \"paidOn\": \"2026-12-01\", \"reference\": \"LATE\"}")
                .expectStatus()
                .is4xxClientError();
        assertThat(posted(budget)).containsExactly("0", "0", "0", "0");
    }

    @Test
    @DisplayName(
            "R24 nobody gets what is theirs without a name, and the council's money comes back from an own bank first")
    void asksForWhatIsMissing() {
        UUID budget = closing.endedWithMoney();
        server.execute("update budget set route = 'own-bank' where id = '" + budget + "'");
        server.as(server.maker);
        refused(post(budget, "", "k1", "{}"), 400, "invalid-request", null);
        refused(post(budget, "", "k1", "{\"payee\": \"Tom\"}"), 400, "invalid-request", null);
        JsonNode more = refused(
                post(budget, "", "k1", NOTICE_AND_TAX.replace("5000", "9500")), 409, "insufficient-funds", null);
        assertThat(more.path("shortPence").asLong()).isOne();

        JsonNode done =
                close(budget, "{\"payee\": \"Tom\", \"returnedOn\": \"2026-11-30\", \"returnReference\": \"FPS 12\"}");
        assertThat(done.path("returnPence").asLong()).isEqualTo(10_000);
        assertThat(done.path("payments").path(0).path("how").asString()).isEqualTo("own-bank");
        assertThat(payable(budget)).containsExactly("0");
    }

    @Test
    @DisplayName("R24 R27 what was spent from an own bank is neither added nor taken back after the closing")
    void keepsExpensesAsTheyAre() {
        UUID budget = closing.endedWithMoney();
        UUID line = Ids.next();
        UUID expense = Ids.next();
        server.execute("""
                update budget set route = 'own-bank' where id = '%1$s';
                insert into plan_line (council_id, id, award_id, name, position)
                values ('<council>', '%2$s', '%1$s', 'Getting out', 1)""".formatted(budget, line));
        assertThat(spend(budget, line, expense)).containsExactly("done");
        close(budget, "{\"payee\": \"Tom\", \"returnedOn\": \"2026-11-30\", \"returnReference\": \"FPS 12\"}");

        assertThat(spend(budget, line, Ids.next())).containsExactly("closed");
        assertThat(server.select("""
                select expense_take_back('{"id": "%s", "councilId": "<council>", "actorId": "<tom>", "holderId": "<tom>",
                    "at": "2026-12-01T10:00:00Z"}') ->> 'outcome'""".formatted(expense))).containsExactly("closed");
        assertThat(posted(budget)).containsExactly("0", "0", "0", "0");
    }

    private List<String> spend(UUID budget, UUID line, UUID id) {
        return server.select("""
                select expense_record('{"id": "%s", "councilId": "<council>", "actorId": "<tom>", "holderId": "<tom>",
                    "budgetId": "%s", "planLineId": "%s", "what": "A bus pass", "paidTo": "TfGM", "family": "no", "amountPence": 300,
                    "spentOn": "2026-11-20", "receipt": "not-asked", "at": "2026-11-30T10:00:00Z"}') ->> 'outcome'""".formatted(id, budget, line));
    }

    @Test
    @DisplayName("R102 an officer's own account is closed by others, and another council's is nobody's")
    void refusesTheWrongPeople() {
        UUID own = server.award(
                server.maker.personId(),
                "direct-payment",
                "[2026-04-01,2026-11-29)",
                new uk.directly.budget.AwardTerms(
                        31_200, uk.directly.budget.Paid.NET, 0, 2, uk.directly.budget.ReviewBand.STANDARD),
                null);
        server.as(server.maker);
        refused(post(own, "", "k1", "{}"), 403, "not-allowed", null);
        refused(server.get(route(UUID.randomUUID(), "")), 404, "not-found", null);
        Actor elsewhere = new Actor(
                server.maker.personId(),
                UUID.randomUUID(),
                "Colin",
                server.maker.roles(),
                null,
                server.maker.personId());
        server.as(elsewhere);
        refused(server.get(route(own, "")), 404, "not-found", null);
        refused(post(own, "", "k2", "{}"), 404, "not-found", null);
    }

    @Test
    @DisplayName("R24 where money moves between proposal and yes, nothing is posted")
    void noticesMoneyThatMoved() {
        UUID budget = closing.endedWithMoney();
        server.as(server.maker);
        String id = json(post(budget, "", "k1", "{\"payee\": \"Tom\"}"), 201)
                .path("id")
                .asString();
        closing.move(budget, "council-funding", "budget-council", 1, "load");

        server.as(server.checker);
        refused(post(budget, "/" + id + "/approve", "k2", ""), 409, "wrong-state", "changed");
        assertThat(posted(budget)).containsExactly("3000", "6001", "2500", "4000");
    }

    @Test
    @DisplayName("R15 R92 of many officers at once one closes it, once")
    void closesOnce() {
        UUID budget = closing.endedWithMoney();
        server.as(server.maker);
        UUID id = UUID.fromString(json(post(budget, "", "k1", "{\"payee\": \"Tom\"}"), 201)
                .path("id")
                .asString());
        Closings closings = server.bean(Closings.class);

        List<ClosingResult> results = Flux.fromStream(IntStream.range(0, 8).boxed())
                .flatMap(n -> closings.approve(
                        n % 2 == 0 ? server.checker : server.maker,
                        budget,
                        id,
                        IdempotencyKey.of(server.checker.personId(), "test", "k" + n, "x")))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(results.stream().filter(ClosingResult.Done.class::isInstance))
                .hasSize(1);
        assertThat(lines(budget, "return")).containsExactlyInAnyOrder("4000", "6000");
    }

    @Test
    @DisplayName("R24 a closing and a hold or a top-up at the same moment: one wins, the other is told")
    void racesWithHoldsAndTopUps() {
        for (int round = 0; round < 8; round++) {
            UUID budget = closing.endedWithMoney();
            server.as(server.maker);
            UUID id = UUID.fromString(json(post(budget, "", "r" + budget, "{\"payee\": \"Tom\"}"), 201)
                    .path("id")
                    .asString());
            String begins = round % 2 == 0 ? topUp(budget) : hold(budget);
            Closings closings = server.bean(Closings.class);
            Flux<String> approved = closings.approve(
                            server.checker,
                            budget,
                            id,
                            IdempotencyKey.of(server.checker.personId(), "test", "r" + budget, "x"))
                    .map(result -> result instanceof ClosingResult.Done ? "closed" : "refused")
                    .flux();
            Flux<String> begun = Flux.defer(() -> Flux.fromIterable(server.select(begins)))
                    .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
            List<String> both =
                    Flux.merge(begun, approved).collectList().blockOptional().orElseThrow();

            assertThat(both).as("round %d", round).containsAnyOf("closed", "begun");
            assertThat(both.contains("closed") && both.contains("begun")).isFalse();
        }
    }

    private String topUp(UUID budget) {
        return """
                select case top_up_intend('{"councilId": "<council>", "id": "%s", "budgetId": "%s", "holderId": "<tom>",
                    "amountPence": 500, "expiresAt": "2026-12-01T10:00:00Z", "askAt": "2026-12-01T09:01:00Z",
                    "actorId": "<tom>", "at": "2026-12-01T09:00:00Z"}') ->> 'outcome'
                when 'intended' then 'begun' when 'closed' then 'told' else 'strange' end""".formatted(Ids.next(), budget);
    }

    private String hold(UUID budget) {
        return """
                with stopped as materialized (
                    select booking_stopped('<council>', '%1$s', '%1$s', '2026-11-27T09:00:00Z') as why),
                held as (
                    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                        code, subject_kind, subject_id, description, at)
                    select '<council>', uuidv7(), 'pending', ledger_account_of('<council>', 'budget-council', '%1$s'),
                        ledger_account_of('<council>', 'exception', null), 100, 'hold', 'budget', '%1$s', 'x',
                        '2026-12-01T09:00:00Z'
                      from stopped where why is null
                    returning id)
                select case when exists (select from held) then 'begun' else 'told' end""".formatted(budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "hold",
                "insert into top_up (council_id, id, budget_id, rail, amount_pence, state, idempotency_key, asked_at,"
                        + " asked_by, expires_at, paid_at, ask_at) values ('<council>', uuidv7(), '<budget>', 'own-bank',"
                        + " 500, 'paid', 'x', '2026-12-01T09:00:00Z', '<tom>', '2026-12-01T09:00:00Z',"
                        + " '2026-12-01T09:00:00Z', 'infinity')",
                "insert into funding_run (council_id, id, for_day, made_by, made_at) values ('<council>',"
                        + " '00000000-0000-7000-8000-000000000001', '2026-12-01', '<maker>', '2026-12-01T09:00:00Z');"
                        + " insert into funding_line (council_id, run_id, id, award_id, award_version, budget_id,"
                        + " first_day, last_day, weekly_days_pence, is_new, is_changed) values ('<council>',"
                        + " '00000000-0000-7000-8000-000000000001', uuidv7(), '<budget>', 1, '<budget>', '2026-11-29',"
                        + " '2026-11-29', 700, false, false)",
                "insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at,"
                        + " made_by) values ('<council>', uuidv7(), '<budget>', 'employer-costs', 'x', 1, '2027-01-31',"
                        + " '2026-12-01T09:00:00Z', '<maker>')",
                "insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on) values"
                        + " ('<council>', uuidv7(), '<budget>', 'x', '2026-12-01T09:00:00Z', '<maker>', '2026-12-02')",
                "insert into spending_question (council_id, id, budget_id, holder_id, award_id, what, asked_at,"
                        + " asked_by, answer_by) values ('<council>', uuidv7(), '<budget>', '<tom>', '<budget>', 'x',"
                        + " '2026-12-01T09:00:00Z', '<tom>', '2026-12-07')",
                "update budget set closed_at = null where id = '<budget>'",
                "update ledger_account set closed_entries = null where owner_id = '<budget>'",
                "update budget_closing set return_reference = 'x' where budget_id = '<budget>'",
                "delete from budget_closing where budget_id = '<budget>'",
                "truncate budget_closing cascade",
                "update closing_payment set amount_pence = 1",
                "delete from closing_payment",
                "truncate closing_payment"
            })
    @DisplayName("R24 a closed account stays closed and empty against SQL too")
    void refusesSql(String sql) {
        UUID budget = closing.endedWithMoney();
        close(budget, "{\"payee\": \"Tom\"}");
        String attempt = switch (sql) {
            case "load" -> ClosingServer.transfer(budget, "direct", "council-funding", "budget-council", 1, "load");
            case "hold" -> ClosingServer.transfer(budget, "pending", "rail-clearing", "budget-own", 1, "hold");
            default -> sql.replace("<budget>", budget.toString());
        };

        assertThatThrownBy(() -> server.execute(attempt))
                .hasMessageMatching(
                        "(?s).*(closed_account_stays_empty|this account is closed|is closed by a closing only"
                                + "|a closing is decided once|a payment of a closing is recorded once|available_not_negative).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update budget set closed_at = '2026-12-01T09:00:00Z' where id = '<budget>'",
                "update ledger_account set closed_entries = entries where owner_id = '<budget>'",
                "update budget_closing set state = 'done', decided_at = '2026-12-01T09:00:00Z', decided_by = '<checker>'"
                        + " where budget_id = '<budget>'",
                "update budget_closing set state = 'done', decided_at = '2026-12-01T09:00:00Z', decided_by = '<maker>'"
                        + " where budget_id = '<budget>'"
            })
    @DisplayName("R24 R92 an account with money in it isn't closed by SQL, nor by one officer alone")
    void refusesToCloseBySql(String sql) {
        UUID budget = closing.endedWithMoney();
        server.as(server.maker);
        json(post(budget, "", "k1", "{\"payee\": \"Tom\"}"), 201);

        assertThatThrownBy(() -> server.execute(sql.replace("<budget>", budget.toString())))
                .hasMessageMatching("(?s).*(is closed by a closing only|closed_account_stays_empty"
                        + "|closing_maker_is_never_checker).*");
    }

    private JsonNode close(UUID budget, String body) {
        server.as(server.maker);
        String id = json(post(budget, "", "c1" + budget, body), 201).path("id").asString();
        server.as(server.checker);
        return json(post(budget, "/" + id + "/approve", "c2" + budget, ""), 200);
    }

    /** Share, council's, own, set aside. */
    private List<String> posted(UUID budget) {
        return server.select("select (credits_posted - debits_posted)::text from ledger_account where owner_id = '"
                + budget + "' and kind like 'budget-%' order by kind");
    }

    private List<String> payable(UUID budget) {
        return server.select("select (credits_posted - debits_posted)::text from ledger_account where owner_id = '"
                + budget + "' and kind = 'closing-payable'");
    }

    private List<String> lines(UUID budget, String code) {
        return server.select("select amount_pence::text from ledger_transfer where subject_id = '" + budget
                + "' and code = '" + code + "' order by id");
    }

    private ResponseSpec post(UUID budget, String step, String key, String body) {
        return server.post(route(budget, step), key, body);
    }

    private static String route(UUID budget, String step) {
        return "/api/v1/budgets/" + budget + "/closing" + step;
    }

    private static JsonNode json(ResponseSpec answer, int status) {
        byte[] body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? new byte[0] : body);
    }

    private static JsonNode refused(ResponseSpec answer, int status, String problem, @Nullable String state) {
        JsonNode json = json(answer, status);
        assertThat(json.path("type").asString()).endsWith("/" + problem);
        if (state != null) {
            assertThat(json.path("state").asString()).isEqualTo(state);
        }
        return json;
    }
}
