package uk.directly.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.Statements;
import uk.directly.data.IdempotencyKey;
import uk.directly.intake.IntakeRefusal;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeServer;
import uk.directly.intake.ParallelRunning;
import uk.directly.intake.WentLive;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R95 over JSON, from parallel running to the first posting. Today is Tuesday 1 December 2026. */
@WithDatabase
class GoingLiveIT {
    private static final String TITLES =
            "caseReference,balanceCouncil,balanceShare,balanceOwn,balanceReserve,spent,received";

    private final IntakeServer intakes;
    private final TestDatabase database;

    GoingLiveIT(TestDatabase database) {
        this.database = database;
        intakes = new IntakeServer(
                database, IntakesController.class, ParallelController.class, IntakeFilesController.class);
    }

    @AfterEach
    void stop() {
        intakes.close();
    }

    /** £100.00 a week, paid fortnightly up to Sunday 29 November, £200.00 left of it then. */
    private JsonNode parallel(Map<String, String> cells) {
        return intakes.accepted(intakes.sent(IntakeServer.award(cells), null, null));
    }

    @Test
    @DisplayName(
            "R95 the account in parallel is ours: the balance, what our runs would pay in, what went out; compared")
    void compares() {
        JsonNode intake = parallel(Map.of("contribution", "10.00", "balanceShare", "20.00"));

        JsonNode compared = intakes.compared(
                intake,
                "2026-12-01",
                // £220.00 + (£100.00 − £10.00) × 2 from Monday 30 November + £5.00 − £30.00
                TITLES + "\nOLD-1,350.00,25.00,0,0,30.00,5.00\nOLD-2,1,,,,,\nOLD-3,x\n");

        assertThat(compared.path("recorded").asInt()).isOne();
        assertThat(compared.path("differing").asInt()).isZero();
        assertThat(compared.path("rejected").toString())
                .isEqualTo(
                        "[{\"row\":3,\"reason\":\"Nobody with this case reference runs in parallel in this intake.\"},"
                                + "{\"row\":4,\"reason\":\"caseReference: This row has 2 cells, and the line of titles 7. A text"
                                + " with a comma has to stand in quotation marks.\"}]");
        JsonNode figures = intakes.row(intake, "OLD-1").path("figures");
        assertThat(figures.path("ourPence").asLong()).isEqualTo(37_500);
        assertThat(figures.path("ourPaidUntil").asString()).isEqualTo("2026-12-13");
        assertThat(figures.path("different").asBoolean()).isFalse();

        intakes.compared(intake, "2026-12-01", TITLES + ",paidUntil\nOLD-1,340.00,25.00,0,0,30.00,5.00,2026-12-06\n");
        figures = intakes.row(intake, "OLD-1").path("figures");
        assertThat(figures.path("differencePence").asLong()).isEqualTo(-1_000);
        assertThat(figures.path("theirPaidUntil").asString()).isEqualTo("2026-12-06");
        assertThat(intakes.rows(intake, "&show=apart")).hasSize(1);
        assertThat(count("ledger_transfer")).isZero();
        assertThat(count("award")).isZero();
    }

    @Test
    @DisplayName("R95 going live opens a budget account with each kind of money, and posts nothing twice")
    void opensWithTheBalance() {
        JsonNode intake =
                parallel(Map.of("moneyRoute", "card-account", "address", "3 Larkspur Walk", "postcode", "M332AF"));
        intakes.compared(intake, "2026-11-30", TITLES + "\nOLD-1,400.00,0,15.00,7.00,0,22.00\n");
        String row = intakes.row(intake, "OLD-1").path("id").asString();

        JsonNode live = intakes.json(intakes.live(intake, "k", "{\"rows\": [\"" + row + "\"]}"), 200);

        assertThat(live.path("live").asInt()).isOne();
        intakes.live(intake, "k", "{\"rows\": [\"" + row + "\"]}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(intakes.refused(intakes.live(intake, "k2", "{\"rows\": [\"" + row + "\"]}"), 409, "wrong-state")
                        .at("/rows/0/why")
                        .asString())
                .isEqualTo("not-parallel");
        assertThat(intakes.server.select("""
                        select c.kind || ' ' || c.name || ' to ' || d.kind || ' ' || t.amount_pence || ' ' || t.code
                          from ledger_transfer t
                          join ledger_account c on c.id = t.debit_account_id join ledger_account d on d.id = t.credit_account_id
                         where t.council_id = '<council>' order by 1"""))
                .containsExactly(
                        "council-funding  to budget-council 40000 opening",
                        "council-funding  to budget-reserve 700 opening",
                        "rail-clearing old-system to budget-own 1500 opening");
        JsonNode now = intakes.row(intake, "OLD-1");
        UUID person = UUID.fromString(now.path("personId").asString());
        Budget budget = Objects.requireNonNull(intakes.server
                .bean(Budgets.class)
                .of(intakes.server.council, person)
                .blockLast());
        assertThat(budget.availablePence()).isEqualTo(40_000);
        assertThat(budget.own().availablePence()).isEqualTo(1_500);
        assertThat(budget.reservePence()).isEqualTo(700);
        assertThat(budget.route()).isEqualTo("card-account");
        assertThat(budget.fundedUntil()).isEqualTo("2026-12-13");
        assertThat(Objects.requireNonNull(intakes.server
                                .bean(Statements.class)
                                .read(
                                        budget,
                                        new StatementPeriod(
                                                java.time.LocalDate.parse("2026-12-01"),
                                                java.time.LocalDate.parse("2026-12-01")),
                                        0,
                                        10)
                                .block())
                        .lines()
                        .stream()
                        .map(line -> line.what() + " " + line.amountPence()))
                .containsExactlyInAnyOrder(
                        "Carried over from the old system 40000",
                        "Carried over from the old system 1500",
                        "Carried over from the old system 700");
        assertThat(intakes.server.select("select name || ' ' || born_on || ' ' || lines || ' ' || postcode"
                        + " from person p join home_address h on h.person_id = p.id where p.id = '" + person + "'"))
                .containsExactly("Ada Fairweather 1951-04-02 3 Larkspur Walk M33 2AF");
        assertThat(intakes.server.select("select role from person_role where person_id = '" + person + "'"))
                .containsExactly("holder");
        assertThat(intakes.server.select(
                        "select action from audit_event where council_id = '<council>'" + " and (subject_id = '"
                                + person + "' or details ->> 'rowId' = '" + row + "') order by action"))
                .containsExactly("award-carried-over", "person-added");
    }

    @Test
    @DisplayName("R95 nobody goes live who was not compared, whose figures are old, differ, or are one's own")
    void refusesWhoIsNotReady() {
        JsonNode intake = parallel(Map.of());
        String body = "{\"rows\": [\"" + intakes.row(intake, "OLD-1").path("id").asString() + "\"]";

        assertThat(why(intake, body + "}")).isEqualTo("not-compared");
        intakes.server.execute("update intake set figures_on = '2026-11-01' where council_id = '<council>'");
        intakes.compared(intake, "2026-11-23", TITLES + "\nOLD-1,200.00,,,,,\n");
        assertThat(why(intake, body + "}")).isEqualTo("old-figures");
        intakes.compared(intake, "2026-11-30", TITLES + "\nOLD-1,500.00,,,,,\n");
        intakes.server.as(intakes.server.maker);
        assertThat(intakes.refused(
                                intakes.server.post(intakes.path(intake) + "/go-live", "k", body + "}"),
                                409,
                                "wrong-state")
                        .at("/rows/0/why")
                        .asString())
                .isEqualTo("own-figures");
        assertThat(why(intake, body + "}")).isEqualTo("differs");
        // A reason is given for somebody, not for whoever may differ.
        assertThat(intakes.refused(intakes.live(intake, "k", "{\"reason\": \"It is right\"}"), 409, "wrong-state")
                        .path("why")
                        .asString())
                .isEqualTo("nothing-ready");
        assertThat(count("ledger_transfer")).isZero();

        intakes.json(
                intakes.live(intake, "k", body + ", \"reason\": \"A gift of £100.00 that the old system has late\"}"),
                200);
        assertThat(intakes.server.select("select live_reason from intake_row where council_id = '<council>'"))
                .containsExactly("A gift of £100.00 that the old system has late");
        assertThat(intakes.server.select(
                        "select sum(amount_pence) from ledger_transfer where council_id = '<council>'"))
                .containsExactly("50000");
    }

    @Test
    @DisplayName("R95 undone until the first posting, and never after it; the others of the intake still can be")
    void isNotUndoneAfterwards() {
        JsonNode intake =
                intakes.accepted(intakes.sent(IntakeServer.file("awards"), IntakeServer.file("payees"), null));
        intakes.compared(intake, "2026-11-30", figures(intake));
        JsonNode ada = intakes.row(intake, "OLD-1001");
        JsonNode idris = intakes.row(intake, "OLD-1002");
        intakes.json(intakes.live(intake, "k", "{\"rows\": [" + ada.path("id") + "]}"), 200);

        assertThat(undo(intake, "").path("live").asInt()).isOne();
        assertThat(undo(intake, "{\"rows\": [" + ada.path("id") + ", " + idris.path("id") + "]}")
                        .path("detail")
                        .asString())
                .isEqualTo(
                        "1 award has gone live, and what is posted is never undone. The others can be undone one by one.");
        JsonNode left = intakes.json(
                intakes.server.post(intakes.path(intake) + "/undo", null, "{\"rows\": [" + idris.path("id") + "]}"),
                200);

        assertThat(left.path("counts").path("parallel").asInt()).isEqualTo(58);
        assertThat(left.path("counts").path("live").asInt()).isOne();
        assertThat(intakes.rows(intake, "&sheet=payees").stream()
                        .filter(row -> row.path("state").asString().equals("live"))
                        .map(row -> row.path("caseReference").asString()))
                .containsExactly("OLD-1001");
    }

    @Test
    @DisplayName("R95 what our account in parallel expects is what our funding runs pay in")
    void expectsWhatRunsPay() {
        JsonNode intake = intakes.accepted(intakes.sent(IntakeServer.file("awards"), null, null));
        List<String> expected = intakes.server.select("""
                select a.case_reference || ' ' || (a.content ->> 'kind') || ' ' || later.pence - first.pence || ' '
                       || later.paid_until
                  from intake_row a
                 cross join lateral intake_paid_in(intake_award_of(a.content), '2026-11-30') first
                 cross join lateral intake_paid_in(intake_award_of(a.content), '2026-12-28') later
                 where a.council_id = '<council>' and later.pence > first.pence order by 1""");
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(intakes.compared(intake, "2026-11-30", figures(intake))
                        .path("differing")
                        .asInt())
                .isZero();
        assertThat(intakes.json(intakes.live(intake, "k", "{}"), 200)
                        .path("live")
                        .asInt())
                .isEqualTo(60);

        intakes.server.as(intakes.server.maker);
        intakes.json(intakes.server.post("/api/v1/funding-runs", null, "{\"date\": \"2026-12-28\"}"), 201);

        assertThat(intakes.server.select("""
                        select p.case_reference || ' ' || a.kind || ' ' || sum(l.amount_pence) || ' ' || max(l.last_day)
                          from funding_line l join award a on a.id = l.award_id join person p on p.id = a.holder_id
                         where l.council_id = '<council>' group by p.case_reference, a.kind order by 1""")).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("R95 everything comes out again in the same form: what went in, and a dry run of it changes nothing")
    void comesOutAgain() {
        JsonNode intake = intakes.accepted(intakes.sent(
                IntakeServer.file("awards"), IntakeServer.file("payees"), IntakeServer.file("arrangements")));
        List<String> inParallel = lines(intakes.exported("awards"));
        assertThat(inParallel).hasSize(61);
        intakes.compared(intake, "2026-11-30", figures(intake));
        intakes.json(intakes.live(intake, "k", "{}"), 200);

        String awards = intakes.exported("awards");
        String payees = intakes.exported("payees");
        String arrangements = intakes.exported("arrangements");

        // But for what our runs would have paid in meanwhile, to the penny and in the same form.
        assertThat(lines(awards).stream().map(GoingLiveIT::withoutMoney).sorted())
                .containsExactlyElementsOf(inParallel.stream()
                        .map(GoingLiveIT::withoutMoney)
                        .sorted()
                        .toList());
        assertThat(lines(payees)).hasSize(23).anyMatch(line -> line.contains("\"55779900\""));
        assertThat(lines(payees).stream()
                        .map(line -> line.replaceAll("[\"-]", ""))
                        .toList())
                .containsExactlyElementsOf(lines(IntakeServer.file("payees")).stream()
                        .map(line -> line.replaceAll("[\"-]", ""))
                        .toList());
        assertThat(lines(arrangements)).hasSize(23);
        intakes.server.as(intakes.server.maker);
        JsonNode again = intakes.sent(awards, payees, arrangements);
        assertThat(intakes.rows(again, ""))
                .hasSize(104)
                .allMatch(row -> row.path("effect").asString().equals("already-here"));
    }

    @Test
    @DisplayName("R95 text that a spreadsheet would run goes out as text, and comes in again as it was")
    void runsNoFormula() {
        JsonNode intake = parallel(
                Map.of("phone", "+44 161 496 0101", "email", "@ada", "planLines", "=HYPERLINK(1); Rest\\;ing"));
        intakes.compared(intake, "2026-11-30", TITLES + "\nOLD-1,400.00,,,,,\n");
        intakes.json(intakes.live(intake, "k", "{}"), 200);

        String awards = intakes.exported("awards");

        assertThat(awards)
                .contains("\"'+44 161 496 0101\"")
                .contains("\"'@ada\"")
                .contains("\"'=HYPERLINK(1); Rest\\;ing\"");
        intakes.server.as(intakes.server.maker);
        JsonNode again = intakes.row(intakes.sent(awards, null, null), "OLD-1");
        assertThat(again.path("effect").asString()).as("%s", again).isEqualTo("already-here");
        assertThat(again.at("/award/phone").asString()).isEqualTo("+44 161 496 0101");
        assertThat(intakes.server.select("select name from plan_line where council_id = '<council>' order by position"))
                .containsExactly("=HYPERLINK(1)", "Rest;ing");
    }

    @Test
    @DisplayName("R95 of two officers who take the same people live at once, one does and the other is told")
    void isDoneOnce() {
        JsonNode intake = intakes.accepted(intakes.sent(IntakeServer.file("awards"), null, null));
        intakes.compared(intake, "2026-11-30", figures(intake));
        List<UUID> rows = intakes.rows(intake, "&show=parallel").stream()
                .map(row -> UUID.fromString(row.path("id").asString()))
                .toList();
        UUID id = UUID.fromString(intake.path("id").asString());
        UUID social = intakes.server.socialWorker.personId();
        Actor third = new Actor(social, intakes.server.council, "Amina", Set.of(Role.FINANCE), null, social);

        List<IntakeResult<WentLive>> results = Objects.requireNonNull(Flux.just(intakes.server.checker, third)
                .flatMap(officer -> intakes.server
                        .bean(ParallelRunning.class)
                        .goLive(officer, id, rows, null, IdempotencyKey.of(officer.personId(), "live", "k", "the same"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block());

        assertThat(results.stream().filter(IntakeResult.Done.class::isInstance)).hasSize(1);
        assertThat(results.stream()
                        .filter(result -> result instanceof IntakeResult.Refused<WentLive> refused
                                && refused.why() instanceof IntakeRefusal.NotReady))
                .hasSize(1);
        assertThat(count("award")).isEqualTo(60);
    }

    @Test
    @DisplayName("R95 what breaks in the middle leaves nothing behind, and is done again")
    void isWholeOrNot() {
        JsonNode intake = intakes.accepted(intakes.sent(IntakeServer.file("awards"), null, null));
        intakes.compared(intake, "2026-11-30", figures(intake));

        assertThatThrownBy(() ->
                        intakes.server.execute("""
                        do $$ begin
                            perform intake_go_live('{"id": "%s", "councilId": "<council>", "actorId": "<checker>",
                                "oldestFigures": "2026-11-24", "at": "2026-12-01T09:00:00Z"}');
                            raise exception 'the power went';
                        end $$""".formatted(intake.path("id").asString())))
                .hasStackTraceContaining("the power went");

        assertThat(count("award")).isZero();
        assertThat(count("ledger_transfer")).isZero();
        assertThat(intakes.json(intakes.live(intake, "k", "{}"), 200)
                        .path("live")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    @DisplayName("R95 an award that somebody recorded meanwhile stays, and the one from the old system is undone")
    void leavesWhatCameMeanwhile() {
        JsonNode intake = parallel(Map.of("caseReference", "LAS-1", "givenName", "Tom", "familyName", "Okafor"));
        intakes.compared(intake, "2026-11-30", TITLES + "\nLAS-1,400.00,,,,,\n");
        intakes.server.award(
                intakes.server.tom,
                "direct-payment",
                "[2026-09-01,)",
                new uk.directly.budget.AwardTerms(
                        9_000, uk.directly.budget.Paid.NET, 0, 2, uk.directly.budget.ReviewBand.STANDARD),
                null);

        assertThat(why(intake, "{\"rows\": [" + intakes.row(intake, "LAS-1").path("id") + "]}"))
                .isEqualTo("award-meanwhile");
    }

    @Test
    @DisplayName("R11, R92 the database refuses what the rules refuse")
    void constrains() {
        JsonNode intake = parallel(Map.of());
        String its =
                " where council_id = '<council>' and id = '" + intake.path("id").asString() + "'";
        assertThatThrownBy(() -> intakes.server.execute("update intake set accepted_by = made_by" + its))
                .hasStackTraceContaining("intake_maker_is_never_checker");
        assertThatThrownBy(() -> intakes.server.execute("update intake set control_total_pence = 1" + its))
                .hasStackTraceContaining("intake_is_controlled");
        assertThatThrownBy(() -> intakes.server.execute("""
                        insert into intake_row (council_id, intake_id, sheet, number, case_reference, content, effect, state)
                        select council_id, intake_id, sheet, 3, case_reference, content, effect, state
                          from intake_row where council_id = '<council>'""")).hasStackTraceContaining("intake_row_parallel_once");
    }

    private String why(JsonNode intake, String body) {
        return intakes.refused(intakes.live(intake, UUID.randomUUID().toString(), body), 409, "wrong-state")
                .at("/rows/0/why")
                .asString();
    }

    private JsonNode undo(JsonNode intake, String body) {
        return intakes.refused(intakes.server.post(intakes.path(intake) + "/undo", null, body), 409, "wrong-state");
    }

    /** What an old system would say on 30 November that has paid in what we would. */
    private String figures(JsonNode intake) {
        return "caseReference,kind,from,balanceCouncil,balanceShare,balanceOwn,balanceReserve\n"
                + String.join(
                        "\n",
                        database.select("""
                        select concat_ws(',', r.case_reference, r.content ->> 'kind', r.content ->> 'from',
                                         ((r.content ->> 'councilPence')::bigint + p.pence) / 100.00,
                                         (r.content ->> 'sharePence')::bigint / 100.00,
                                         (r.content ->> 'ownPence')::bigint / 100.00,
                                         (r.content ->> 'reservePence')::bigint / 100.00)
                          from intake_row r cross join lateral intake_paid_in(intake_award_of(r.content), '2026-11-30') p
                         where r.intake_id = '%s' and r.sheet = 'awards'
                        """.formatted(intake.path("id").asString())).stream()
                                .map(line -> line.replaceAll("(\\.\\d\\d)\\d+", "$1"))
                                .toList());
    }

    private static List<String> lines(String file) {
        return Arrays.stream(file.split("\r?\n", -1))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Without the last day that is paid for, and the council's money. */
    private static String withoutMoney(String line) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        int paidUntil = cells.size() - 5;
        cells.set(paidUntil, "");
        cells.set(paidUntil + 1, "");
        return String.join(",", cells);
    }

    private int count(String table) {
        return Integer.parseInt(intakes.server
                .select("select count(*) from " + table + " where council_id = '<council>'")
                .getFirst());
    }
}
