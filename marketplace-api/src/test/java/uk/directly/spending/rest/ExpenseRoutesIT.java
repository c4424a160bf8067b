package uk.directly.spending.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.agreement.Family;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.data.IdempotencyKey;
import uk.directly.spending.ExpenseBook;
import uk.directly.spending.ExpenseRequest;
import uk.directly.spending.ExpenseResult;
import uk.directly.spending.Expenses;
import uk.directly.spending.Receipt;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What is recorded as spent from one's own bank. Today is Tuesday 1 December 2026; Tom has £100.00, £20.00 of it his share. */
@WithDatabase
class ExpenseRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;
    private UUID budget = new UUID(0, 0);
    private UUID other = new UUID(0, 0);
    private String line = "";
    private String foreignLine = "";

    ExpenseRoutesIT(TestDatabase database) {
        server = new BudgetServer(database, Expenses.class, ExpenseBook.class, ExpensesController.class);
    }

    @BeforeEach
    void twoPeopleWithMoneyInTheirBanks() {
        AwardTerms terms = new AwardTerms(31_200, Paid.NET, 0, 2, ReviewBand.STANDARD);
        budget = server.award(server.tom, "direct-payment", "[2026-04-01,)", terms, null);
        other = server.award(server.grace, "direct-payment", "[2026-04-01,)", terms, null);
        line = line(budget);
        foreignLine = line(other);
        server.execute("""
                update budget set route = 'own-bank' where council_id = '<council>';
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                select '<council>', uuidv7(), 'direct', ledger_account_of('<council>', m.source, null, m.rail),
                       ledger_account_of('<council>', m.pot, b.id), m.pence, m.code, 'budget', b.id, 'Paid in',
                       '2026-11-30T09:00:00Z'
                  from budget b cross join (values ('council-funding', '', 'budget-council', 8000, 'load'),
                        ('rail-clearing', 'own-bank', 'budget-contribution', 2000, 'contribution'))
                        m (source, rail, pot, pence, code)
                 where b.council_id = '<council>'""");
        server.as(server.holder(server.tom));
    }

    @AfterEach
    void ledgersSumToZero() {
        assertThat(server.select("""
                select coalesce(sum(e.amount_pence), 0)::text from ledger_entry e where e.council_id = '<council>'""")).containsExactly("0");
        server.close();
    }

    @Test
    @DisplayName("R1, R27 what is recorded is spent: the share first, then council money, with who and what for")
    void records() {
        post("k1", body(3_000, "2026-11-30", line, ""))
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("""
                {"budgetId": "%s", "planLineId": "%s", "planLine": "Getting out", "what": "Swimming",
                 "paidTo": "Sale Leisure", "amountPence": 3000, "spentOn": "2026-11-30", "receipt": "not-asked",
                 "recordedBy": "Tom Okafor"}""".formatted(budget, line));

        assertThat(balances()).containsExactly("budget-contribution 0", "budget-council 7000");
        assertThat(server.select("select count(*)::text from audit_event where action = 'expense-recorded'"
                        + " and council_id = '<council>'"))
                .containsExactly("1");
        assertThat(server.select("select distinct description from ledger_transfer where council_id = '<council>'"
                        + " and code = 'payment' and plan_line_id = '" + line + "'"))
                .containsExactly("Swimming, paid to Sale Leisure");
    }

    @Test
    @DisplayName("R15 a key is asked for; the same again is the same, another body under it is refused")
    void isIdempotent() {
        String body = body(1_000, "2026-11-30", line, "");

        post(null, body).expectStatus().isBadRequest();
        String first = id(post("k2", body));
        assertThat(id(post("k2", body))).isEqualTo(first);
        post("k2", body(1_001, "2026-11-30", line, "")).expectStatus().isEqualTo(409);
        assertThat(balances()).containsExactly("budget-contribution 1000", "budget-council 8000");
    }

    @Test
    @DisplayName("R12 more than is left to use is refused with how much is missing, and nothing is taken")
    void refusesWhatIsNotThere() {
        server.execute("""
                insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at, made_by)
                values ('<council>', uuidv7(), '%s', 'agreed-future-need', 'a bed', 3000, '2027-01-31', '2026-11-30T09:00:00Z',
                    '<social>')""".formatted(budget));

        problem(post("k3", body(7_001, "2026-11-30", line, "")), 409, "insufficient-funds");
        post("k3", body(7_001, "2026-11-30", line, ""))
                .expectBody()
                .jsonPath("$.shortPence")
                .isEqualTo(1)
                .jsonPath("$.availablePence")
                .isEqualTo(7_000);
        assertThat(balances()).containsExactly("budget-contribution 2000", "budget-council 8000");
        post("k3", body(7_000, "2026-11-30", line, "")).expectStatus().isCreated();
    }

    @Test
    @DisplayName("R11 taken back: each posting is corrected by one that names it, once")
    void takesBack() {
        String id = id(post("k4", body(3_000, "2026-11-30", line, "")));

        server.as(server.holder(server.grace));
        takeBack(budget, id).expectStatus().isNotFound();
        takeBack(other, id).expectStatus().isNotFound();
        server.as(server.holder(server.tom));
        takeBack(other, id).expectStatus().isNotFound();
        takeBack(budget, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.takenBackAt")
                .isNotEmpty();
        takeBack(budget, id).expectStatus().isOk();

        assertThat(balances()).containsExactly("budget-contribution 2000", "budget-council 8000");
        assertThat(server.select("select count(*)::text from ledger_transfer where council_id = '<council>'"
                        + " and code = 'correction' and corrects_id is not null"))
                .containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,          2026-11-30
                    10000001,   2026-11-30
                    100,        2026-12-02
                    100,        2025-11-30
                    100,        2026-03-31
                    """)
    void refusesWhatCantBeMeant(long pence, String day) {
        problem(post("k5", body(pence, day, line, "")), 400, "invalid-request");
    }

    @Test
    @DisplayName("R5 it is for something in the plan, or for what the council said yes to, so far and so long")
    void restsOnThePlanOrAYes() {
        UUID question = UUID.randomUUID();
        server.execute("""
                insert into spending_question (council_id, id, budget_id, holder_id, award_id, what, asked_at, asked_by,
                    answer_by, state, answer, answered_at, answered_by, plan_line_id, up_to_pence, until)
                values ('<council>', '%s', '%s', '<tom>', '%s', 'Swimming', '2026-11-20T09:00:00Z', '<tom>', '2026-11-27',
                    'yes', 'Yes.', '2026-11-23T09:00:00Z', '<social>', '%s', 1500, '2026-11-30')""".formatted(question, budget, budget, line));
        String yes = ", \"spendingQuestionId\": \"" + question + "\"";

        problem(post("k6", body(100, "2026-11-30", foreignLine, "")), 422, "not-in-plan");
        problem(post("k6", body(1_501, "2026-11-30", null, yes)), 422, "not-in-plan");
        problem(post("k6", body(1_500, "2026-12-01", null, yes)), 422, "not-in-plan");
        post("k6", body(1_500, "2026-11-30", null, yes))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.planLineId")
                .isEqualTo(line)
                .jsonPath("$.spendingQuestionId")
                .isEqualTo(question.toString());
    }

    @Test
    @DisplayName("R21 a receipt is asked for only where the review is close, and none with a reason is an answer")
    void asksForAReceiptWhereTheBandDoes() {
        server.execute("update award_terms set review_band = 'close' where award_id = '" + budget + "'");

        problem(post("k7", body(100, "2026-11-30", line, "")), 400, "invalid-request");
        problem(post("k7", body(100, "2026-11-30", line, ", \"receipt\": \"none\"")), 400, "invalid-request");
        post("k7", body(100, "2026-11-30", line, ", \"receipt\": \"kept\""))
                .expectStatus()
                .isCreated();
        post("k8", body(100, "2026-11-30", line, ", \"receipt\": \"none\", \"noReceiptBecause\": \"A market stall\""))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.noReceiptBecause")
                .isEqualTo("A market stall");
    }

    @Test
    @DisplayName("R102 nobody records or reads another person's; whose money is elsewhere is told")
    void isOnlyForOnesOwnBank() {
        post("k9", body(100, "2026-11-30", line, "")).expectStatus().isCreated();
        server.as(server.holder(server.grace));
        post("k9", body(100, "2026-11-30", line, "")).expectStatus().isNotFound();
        server.get(path(budget))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);

        server.as(server.holder(server.tom));
        server.get(path(budget)).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        server.execute("update budget set route = 'card-account' where id = '" + budget + "'");
        problem(post("k10", body(100, "2026-11-30", line, "")), 409, "wrong-state");
    }

    @Test
    @DisplayName("R12 many at once never take more than there is")
    void neverOverdraws() {
        Expenses expenses = server.bean(Expenses.class);
        ExpenseRequest asked = new ExpenseRequest(
                budget,
                UUID.fromString(line),
                null,
                "Swimming",
                "Sale Leisure",
                Family.NO,
                3_000,
                LocalDate.parse("2026-11-30"),
                Receipt.NOT_ASKED,
                null);

        List<ExpenseResult> results = Flux.range(0, 12)
                .flatMap(i -> expenses.record(
                        server.holder(server.tom), asked, IdempotencyKey.of(server.tom, "expense", "many-" + i, "")))
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(results).filteredOn(ExpenseResult.Done.class::isInstance).hasSize(3);
        assertThat(results)
                .filteredOn(ExpenseResult.TooMuch.class::isInstance)
                .containsOnly(new ExpenseResult.TooMuch(2_000, 1_000));
        assertThat(balances()).containsExactly("budget-contribution 0", "budget-council 1000");
    }

    @Test
    @DisplayName("What was recorded stands against SQL too")
    void stays() {
        String id = id(post("k11", body(100, "2026-11-30", line, "")));

        assertThatThrownBy(() -> server.execute("update expense set amount_pence = 1 where id = '" + id + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("delete from expense where id = '" + id + "'"))
                .hasMessageContaining("stays");
        takeBack(budget, id).expectStatus().isOk();
        assertThatThrownBy(() -> server.execute(
                        "update expense set taken_back_at = null, taken_back_by = null where id = '" + id + "'"))
                .hasMessageContaining("stays");
    }

    private String line(UUID award) {
        return server.select("""
                insert into plan_line (council_id, award_id, name, position)
                values ('<council>', '%s', 'Getting out', 1) returning id::text""".formatted(award)).getFirst();
    }

    private List<String> balances() {
        return server.select("""
                select l.kind || ' ' || (l.credits_posted - l.debits_posted) from ledger_account l
                 where l.council_id = '<council>' and l.owner_id = '%s' and l.kind in ('budget-council', 'budget-contribution')
                 order by l.kind desc""".formatted(budget)).stream().sorted().toList();
    }

    private String path(UUID of) {
        return "/api/v1/budgets/" + of + "/expenses";
    }

    @Test
    @DisplayName("R62 whether whom they pay is family is asked once of each, however the name is written")
    void asksOnce() {
        problem(post("f1", toNephew(100, "Ben Hill", null)), 400, "invalid-request");
        post("f2", toNephew(100, "Ben Hill", "elsewhere")).expectStatus().isCreated();

        post("f3", toNephew(100, "ben  hill ", null)).expectStatus().isCreated();
        // The first answer stays.
        post("f4", toNephew(100, "Ben Hill", "partner")).expectStatus().isCreated();

        assertThat(server.select("select family from payee where council_id = '<council>'"))
                .containsExactly("elsewhere");
    }

    @Test
    @DisplayName("R62 a partner is paid once the council has decided, and for administration up to its cap")
    void waitsForTheCouncil() {
        problem(post("p1", toNephew(400, "Pat Okafor", "partner")), 409, "agreement-needed");
        assertThat(server.select("select count(*)::text from expense where council_id = '<council>'"))
                .containsExactly("0");
        String payee = server.select("select id::text from payee where council_id = '<council>'")
                .getFirst();

        assertThat(decide(payee, "no", "null")).containsExactly("decided");
        problem(post("p2", toNephew(400, "Pat Okafor", null)), 409, "agreement-needed");
        assertThat(decide(payee, "administration", "1000")).containsExactly("decided");

        post("p3", toNephew(600, "Pat Okafor", null)).expectStatus().isCreated();
        problem(post("p4", toNephew(401, "Pat Okafor", null)), 409, "agreement-needed");
        String last = id(post("p5", toNephew(400, "Pat Okafor", null)));
        takeBack(budget, last).expectStatus().isOk();
        post("p6", toNephew(400, "Pat Okafor", null)).expectStatus().isCreated();
    }

    private List<String> decide(String payee, String purpose, String cap) {
        boolean yes = !purpose.equals("no");
        return server.select(
                """
                select family_decide('{"id": "%s", "councilId": "<council>", "actorId": "<grace>", "agreementId": "%s",
                    "yes": %s, "purpose": %s, "capPence": %s, "reason": "x", "at": "2026-12-01T10:00:00Z"}') ->> 'outcome'""".formatted(uk.directly.data.Ids.next(), payee, yes, yes ? '"' + purpose + '"' : "null", cap));
    }

    private String toNephew(long pence, String name, @Nullable String family) {
        return """
                {"what": "Lifts", "paidTo": "%s", "amountPence": %d, "spentOn": "2026-11-30", "planLineId": "%s"%s}""".formatted(name, pence, line, family == null ? "" : ", \"family\": \"" + family + "\"");
    }

    private static String body(long pence, String day, @Nullable String planLine, String more) {
        return """
                {"what": " Swimming ", "paidTo": "Sale Leisure", "family": "no", "amountPence": %d, "spentOn": "%s"%s%s}""".formatted(pence, day, planLine == null ? "" : ", \"planLineId\": \"" + planLine + "\"", more);
    }

    private ResponseSpec post(@Nullable String key, String body) {
        return server.post(path(budget), key, body);
    }

    private ResponseSpec takeBack(UUID of, String id) {
        return server.post(path(of) + "/" + id + "/take-back", null, "");
    }

    private static String id(ResponseSpec answer) {
        byte[] body =
                answer.expectStatus().isCreated().expectBody().returnResult().getResponseBody();
        return JSON.readTree(body).path("id").asString();
    }

    private static void problem(ResponseSpec answer, int status, String name) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + name);
    }
}
