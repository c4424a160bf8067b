package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.ContributionFile;
import uk.directly.budget.ContributionPayments;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.Contributions;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** People's own shares, over JSON: expected with each cycle, matched when paid, overdue where they are not (R22). */
@WithDatabase
class ContributionRoutesIT {
    private static final String PAYMENTS = "/api/v1/contributions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;

    ContributionRoutesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R22 a share is expected with each cycle that is paid in, by the day, and counts only when it is paid")
    void expectsAShareWithEachCycle() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-12-02,)", null);

        run("2026-12-14");

        // 12 of 14 days of £80.00: £68.57, rounded once.
        assertThat(shares(budget))
                .containsExactly(
                        "2026-12-14 2026-12-27 8000 0 expected 2026-12-28 net",
                        "2026-12-02 2026-12-13 6857 0 expected 2026-12-16 net");
        assertThat(figures(budget)).isEqualTo("contribution 0, council 101029");

        received(pay(budget, 2_857, "BACS 1", "k1"), 201);
        assertThat(figures(budget)).isEqualTo("contribution 2857, council 101029");
    }

    @Test
    @DisplayName("R22 what is paid pays what was expected first; more than that waits for the next cycle")
    void matchesOldestFirst() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-11-22");
        run("2026-12-07");

        received(pay(budget, 5_000, "BACS 1", "k1"), 201);
        assertThat(shares(budget))
                .containsExactly(
                        "2026-12-07 2026-12-20 8000 0 expected 2026-12-21 net",
                        "2026-11-23 2026-12-06 8000 5000 part 2026-12-15 net");

        received(pay(budget, 14_000, "BACS 2", "k2"), 201);
        assertThat(shares(budget))
                .containsExactly(
                        "2026-12-07 2026-12-20 8000 8000 paid 2026-12-21 net",
                        "2026-11-23 2026-12-06 8000 8000 paid 2026-12-15 net");

        run("2026-12-21");
        assertThat(shares(budget)).first().isEqualTo("2026-12-21 2027-01-03 8000 3000 part 2027-01-04 net");
        assertThat(figures(budget)).startsWith("contribution 19000,");
    }

    @Test
    @DisplayName("R22 a share that is billed is separate: paying it never touches the budget account")
    void keepsBillsApart() {
        UUID budget = tom(Paid.GROSS, 4_000, "[2026-04-01,)", "2026-12-06");
        run("2026-12-07");
        String before = figures(budget);

        received(pay(budget, 9_000, "BACS 1", "k1"), 201);

        assertThat(shares(budget)).containsExactly("2026-12-07 2026-12-20 8000 8000 paid 2026-12-21 gross");
        assertThat(figures(budget)).isEqualTo(before).isEqualTo("contribution 0, council 62400");
        assertThat(server.select("select net_pence || ' ' || gross_pence from contribution_payment"
                        + " where budget_id = '" + budget + "'"))
                .containsExactly("0 9000");
        assertThat(server.select("""
                        select d.kind || ' ' || d.name || ' to ' || c.kind from ledger_transfer t
                          join ledger_account d on d.council_id = t.council_id and d.id = t.debit_account_id
                          join ledger_account c on c.council_id = t.council_id and c.id = t.credit_account_id
                         where t.council_id = '<council>' and t.code = 'contribution'""")).containsExactly("rail-clearing bank to council-funding");
    }

    @Test
    @DisplayName("R22 a cycle in which the way of paying changes expects both, and one payment pays both")
    void paysBothWays() {
        UUID budget = tom(Paid.GROSS, 700, "[2026-04-01,)", "2026-12-06");
        server.execute("""
                update award_terms set during = daterange(lower(during), '2026-12-10') where award_id = '%1$s';
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '%1$s', '[2026-12-10,)', 31200, 'net', 1400, 2, 'light');
                """.formatted(budget));
        run("2026-12-07");
        assertThat(shares(budget))
                .containsExactly(
                        "2026-12-10 2026-12-20 2200 0 expected 2026-12-24 net",
                        "2026-12-07 2026-12-09 300 0 expected 2026-12-21 gross");

        received(pay(budget, 1_000, "BACS 1", "k1"), 201);

        assertThat(shares(budget))
                .containsExactly(
                        "2026-12-10 2026-12-20 2200 700 part 2026-12-24 net",
                        "2026-12-07 2026-12-09 300 300 paid 2026-12-21 gross");
        assertThat(figures(budget)).startsWith("contribution 700,");
    }

    @Test
    @DisplayName("R15 the same request again changes nothing, and neither does the same line of the bank")
    void recordsOnce() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        run("2026-12-07");
        refused(pay(budget, 1_000, "BACS 1", null), 400, "idempotency-key-required");
        String id = received(pay(budget, 1_000, "BACS 1", "k1"), 201).path("id").asString();

        assertThat(received(
                                pay(budget, 1_000, "BACS 1", "k1")
                                        .expectHeader()
                                        .valueEquals("Idempotency-Replayed", "true"),
                                201)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(received(pay(budget, 1_000, "BACS 1", "k2"), 200)
                        .path("alreadyKnown")
                        .asBoolean())
                .isTrue();
        refused(pay(budget, 2_000, "BACS 1", "k1"), 409, "idempotency-key-reused");

        assertThat(figures(budget)).startsWith("contribution 1000,");
    }

    @Test
    @DisplayName("R15 however many record one payment at once, it is recorded once")
    void recordsOnceAtTheSameTime() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        run("2026-12-07");
        ContributionFile file = ContributionFile.of(
                "2026-12-01,10.00,LAS-1,BACS 1\n2026-12-01,20.00," + budget + ",BACS 2\n2026-12-01,30.00,LAS-1,BACS 3");

        List<ContributionResult> results = Flux.range(0, 8)
                .flatMap(i -> server.bean(ContributionPayments.class).receive(server.maker, file))
                .collectList()
                .block();

        assertThat(Objects.requireNonNull(results).stream()
                        .mapToInt(result -> ((ContributionResult.Done) result).imported())
                        .sum())
                .isEqualTo(3);
        assertThat(figures(budget)).startsWith("contribution 6000,");
    }

    @Test
    @DisplayName("R90 of a file the good rows go in, each bad one is named, and the same file again changes nothing")
    void importsAFile() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        server.award(server.grace, "direct-payment", "[2026-04-01,)", terms(Paid.NET, 0), "2026-12-06");
        run("2026-12-07");
        String file = """
                date,amount,person,reference
                2026-12-01,40.00,las-1,BACS 1
                2026-12-01,20.00,%s,BACS 2
                2026-12-01,20.00,%s,BACS 2
                2026-12-01,5.00,LAS-99,BACS 3
                2026-12-02,5.00,LAS-1,BACS 4
                2026-12-01,five,LAS-1,BACS 5
                2026-12-01,5.00,LAS-2,BACS 6
                """.formatted(budget, budget);

        server.as(server.maker);
        JsonNode first = json(server.postCsv(PAYMENTS + "/import", file), 200);
        JsonNode second = json(server.postCsv(PAYMENTS + "/import", file), 200);

        assertThat(first.path("imported").asInt()).isEqualTo(2);
        assertThat(first.path("alreadyKnown").asInt()).isOne();
        assertThat(first.path("rejected")
                        .valueStream()
                        .map(row -> row.path("row").asInt() + " "
                                + row.path("reason").asString()))
                .containsExactly(
                        "5 This council has no budget and no case LAS-99.",
                        "6 The date is after today.",
                        "7 The amount has to be above zero, in pounds like 40.00, and £100,000 at most.",
                        "8 No share is paid for the budget of LAS-2.");
        assertThat(second.path("imported").asInt()).isZero();
        assertThat(second.path("alreadyKnown").asInt()).isEqualTo(3);
        assertThat(figures(budget)).startsWith("contribution 6000,");
        server.post(PAYMENTS + "/import", null, "{}").expectStatus().isEqualTo(415);
    }

    @Test
    @DisplayName("A case with two budgets that a share is paid for has to be told apart")
    void asksWhichBudget() {
        tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        server.award(server.tom, "one-off-direct-payment", "[2026-04-01,2027-04-01)", terms(Paid.NET, 100), null);
        server.as(server.maker);

        assertThat(json(server.postCsv(PAYMENTS + "/import", "2026-12-01,40.00,LAS-1,BACS 1"), 200)
                        .at("/rejected/0/reason")
                        .asString())
                .isEqualTo("LAS-1 has more than one budget with a share. Give the budget's id.");
    }

    @Test
    @DisplayName("R27 on the own-bank route the person says that they paid it; it is kept who said so")
    void takesThePersonsWord() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        run("2026-12-07");
        server.as(server.holder(server.tom));

        refused(say(budget, 3_000, "k1"), 409, "wrong-state");
        server.execute("update budget set route = 'own-bank' where id = '" + budget + "'");
        json(say(budget, 3_000, "k1"), 200);
        say(budget, 3_000, "k1").expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true");

        assertThat(refused(say(budget, 5_001, "k2"), 422, "no-share")
                        .path("openPence")
                        .asLong())
                .isEqualTo(5_000);
        assertThat(figures(budget)).startsWith("contribution 3000,");
        assertThat(server.select("select source || ' ' || recorded_by || ' ' || paid_on from contribution_payment"
                        + " where budget_id = '" + budget + "'"))
                .containsExactly("said " + server.tom + " 2026-12-01");
        assertThat(server.select("select name from ledger_account where council_id = '<council>'"
                        + " and kind = 'rail-clearing' and debits_posted = 3000"))
                .containsExactly("own-bank");
    }

    @Test
    @DisplayName("R27 the person's word never pays a bill of the council")
    void paysNoBillByWord() {
        UUID budget = tom(Paid.GROSS, 4_000, "[2026-04-01,)", "2026-12-06");
        server.execute("update budget set route = 'own-bank' where id = '" + budget + "'");
        run("2026-12-07");
        server.as(server.holder(server.tom));

        assertThat(refused(say(budget, 1, "k1"), 422, "no-share")
                        .path("openPence")
                        .asLong())
                .isZero();
    }

    @Test
    @DisplayName("R102 nobody reads or pays somebody else's share")
    void keepsOthersOut() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        server.execute("update budget set route = 'own-bank' where id = '" + budget + "'");
        run("2026-12-07");

        server.as(server.holder(server.grace));
        refused(server.get("/api/v1/budgets/" + budget + "/contributions"), 404, "not-found");
        refused(say(budget, 100, "k1"), 404, "not-found");
        server.as(server.socialWorker);
        refused(server.get("/api/v1/budgets/" + budget + "/contributions"), 404, "not-found");
        server.as(server.maker);
        assertThat(json(server.get("/api/v1/budgets/" + budget + "/contributions"), 200)
                        .path("items"))
                .hasSize(1);
    }

    @Test
    @DisplayName("Finance sees whose share is not paid in time, the longest ago first, in parts and as a file")
    void listsWhatIsOverdue() {
        UUID toms = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        UUID graces =
                server.award(server.grace, "direct-payment", "[2026-04-01,)", terms(Paid.GROSS, 500), "2026-12-06");
        due(toms, "2026-10-05", 8_000, 3_000, "2026-10-19", "net");
        due(toms, "2026-11-02", 8_000, 0, "2026-11-16", "net");
        due(toms, "2026-11-16", 8_000, 0, "2026-12-01", "net");
        due(graces, "2026-08-03", 1_000, 0, "2026-08-17", "gross");
        server.as(server.maker);

        JsonNode first = json(server.get(PAYMENTS + "/overdue?limit=1"), 200);
        JsonNode second = json(
                server.get(PAYMENTS + "/overdue?limit=1&cursor="
                        + first.path("next").asString()),
                200);

        assertThat(first.at("/items/0/budgetId").asString()).isEqualTo(graces.toString());
        assertThat(first.at("/items/0/grossPence").asLong()).isEqualTo(1_000);
        assertThat(second.at("/items/0/holder/name").asString()).isEqualTo("Tom Okafor");
        assertThat(second.at("/items/0/amountPence").asLong()).isEqualTo(13_000);
        assertThat(second.at("/items/0/dueOn").asString()).isEqualTo("2026-10-19");
        assertThat(second.has("next") && !second.path("next").isNull()).isFalse();
        assertThat(server.get(PAYMENTS + "/overdue.csv")
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains(toms + ",\"Tom Okafor\",\"LAS-1\",2026-10-19,130.00,0.00,130.00\r\n");
        assertThat(server.bean(Contributions.class).ages(server.council).block())
                .extracting(age -> age.words() + " " + age.people() + " " + age.pence())
                .containsExactly("Up to 4 weeks 0 0", "4 to 12 weeks 1 13000", "More than 12 weeks 1 1000");
        assertThat(shares(toms)).first().isEqualTo("2026-11-16 2026-11-29 8000 0 expected 2026-12-01 net");
        settle(toms, 3_000);
    }

    @Test
    @DisplayName("What is expected and what was paid can't be rewritten by plain SQL")
    void keepsHistory() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        run("2026-12-07");
        received(pay(budget, 1_000, "BACS 1", "k1"), 201);

        for (String change : List.of(
                "update contribution_due set paid_pence = 0",
                "update contribution_due set amount_pence = 9000",
                "update contribution_due set paid_pence = 8001",
                "delete from contribution_due",
                "update contribution_payment set paid_on = '2026-11-01'",
                "delete from contribution_payment",
                "truncate contribution_payment",
                "insert into contribution_payment select council_id, uuidv7(), budget_id, amount_pence, net_pence,"
                        + " gross_pence, paid_on, source, reference, recorded_at, recorded_by, on_behalf_of"
                        + " from contribution_payment",
                "insert into contribution_due select council_id, uuidv7(), budget_id, first_day, last_day, how, 1, 0, due_on"
                        + " from contribution_due")) {
            assertThatThrownBy(() -> server.execute(change)).as(change).isInstanceOf(RuntimeException.class);
        }
        assertThat(shares(budget)).containsExactly("2026-12-07 2026-12-20 8000 1000 part 2026-12-21 net");
    }

    @Test
    void refusesWhatIsNoPayment() {
        UUID budget = tom(Paid.NET, 4_000, "[2026-04-01,)", "2026-12-06");
        server.as(server.maker);

        refused(pay(budget, 0, "BACS", "k1"), 400, "invalid-request");
        refused(pay(budget, 100, " ", "k2"), 400, "invalid-request");
        refused(pay(UUID.randomUUID(), 100, "BACS", "k3"), 422, "no-share");
        refused(
                server.post(
                        PAYMENTS,
                        "k4",
                        "{\"budgetId\": \"" + budget
                                + "\", \"amountPence\": 100, \"paidOn\": \"2026-12-02\", \"reference\": \"B\"}"),
                422,
                "no-share");
        assertThat(json(server.get("/api/v1/budgets/" + budget + "/contributions"), 200)
                        .path("items"))
                .isEmpty();
    }

    private UUID tom(Paid paid, long contribution, String days, @Nullable String fundedUntil) {
        return server.award(server.tom, "direct-payment", days, terms(paid, contribution), fundedUntil);
    }

    private static AwardTerms terms(Paid paid, long contribution) {
        return new AwardTerms(31_200, paid, contribution, 2, ReviewBand.STANDARD);
    }

    private void run(String day) {
        server.as(server.maker);
        String run = json(server.post("/api/v1/funding-runs", null, "{\"date\": \"" + day + "\"}"), 201)
                .path("id")
                .asString();
        server.as(server.checker);
        json(server.post("/api/v1/funding-runs/" + run + "/approve", run, ""), 200);
        server.as(server.maker);
    }

    private void due(UUID budget, String firstDay, long amount, long paid, String dueOn, String how) {
        server.execute("""
                insert into contribution_due (council_id, budget_id, first_day, last_day, amount_pence, paid_pence,
                    due_on, how)
                values ('<council>', '%1$s', '%2$s', date '%2$s' + 13, %3$d, %4$d, '%5$s', '%6$s')""".formatted(budget, firstDay, amount, paid, dueOn, how));
    }

    /** Books behind what was laid by hand: the checks after each test count it. */
    private void settle(UUID budget, long pence) {
        UUID id = UUID.randomUUID();
        server.execute("""
                insert into contribution_payment (council_id, id, budget_id, amount_pence, net_pence, gross_pence,
                    paid_on, source, reference, recorded_at, recorded_by)
                values ('<council>', '%1$s', '%2$s', %3$d, %3$d, 0, '2026-10-06', 'received', 'BACS 0',
                    '2026-10-06T09:00:00Z', '<maker>');
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, description, at)
                values ('<council>', '%1$s', 'direct', ledger_account_of('<council>', 'rail-clearing', null, 'bank'),
                    ledger_account_of('<council>', 'budget-contribution', '%2$s'), %3$d, 'contribution', 'budget',
                    '%2$s', 'Share', '2026-10-06T09:00:00Z')""".formatted(id, budget, pence));
    }

    private WebTestClient.ResponseSpec pay(UUID budget, long pence, String reference, @Nullable String key) {
        server.as(server.maker);
        return server.post(
                PAYMENTS,
                key,
                "{\"budgetId\": \"%s\", \"amountPence\": %d, \"paidOn\": \"2026-12-01\", \"reference\": \"%s\"}"
                        .formatted(budget, pence, reference));
    }

    private WebTestClient.ResponseSpec say(UUID budget, long pence, String key) {
        return server.post(
                "/api/v1/budgets/" + budget + "/contributions/paid", key, "{\"amountPence\": " + pence + "}");
    }

    private static JsonNode received(WebTestClient.ResponseSpec answer, int status) {
        return json(answer, status);
    }

    private List<String> shares(UUID budget) {
        return json(server.get("/api/v1/budgets/" + budget + "/contributions"), 200)
                .path("items")
                .valueStream()
                .map(share -> String.join(
                        " ",
                        IntStream.range(1, 8)
                                .mapToObj(i -> share.path(List.of(
                                                        "id",
                                                        "firstDay",
                                                        "lastDay",
                                                        "amountPence",
                                                        "paidPence",
                                                        "state",
                                                        "dueOn",
                                                        "how")
                                                .get(i))
                                        .asString())
                                .toList()))
                .toList();
    }

    private String figures(UUID budget) {
        server.as(server.holder(server.tom));
        JsonNode read = json(server.get("/api/v1/budgets/" + budget), 200);
        server.as(server.maker);
        assertThat(read.path("postedPence").asLong())
                .isEqualTo(read.path("councilPence").asLong()
                        + read.path("contributionPence").asLong());
        return "contribution " + read.path("contributionPence").asLong() + ", council "
                + read.path("councilPence").asLong();
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
