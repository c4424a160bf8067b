package uk.directly.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.intake.IntakeServer;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R95 over JSON, up to the yes of a second officer: what was read, what it would do, the control total, undo. */
@WithDatabase
class IntakeRoutesIT {
    private static final String WITHOUT_BAD_ROWS = "{\"goodRowsOnly\": true}";

    private final IntakeServer intakes;

    IntakeRoutesIT(TestDatabase database) {
        intakes = new IntakeServer(
                database, IntakesController.class, ParallelController.class, IntakeFilesController.class);
    }

    @AfterEach
    void stop() {
        intakes.close();
    }

    @Test
    @DisplayName("R95 a dry run says what every row would do, and brings nothing in")
    void looksBeforeItLeaps() {
        JsonNode intake = intakes.sent(
                IntakeServer.file("awards"), IntakeServer.file("payees"), IntakeServer.file("arrangements"));

        assertThat(intake.path("state").asString()).isEqualTo("checked");
        assertThat(intake.path("rows").asInt()).isEqualTo(104);
        assertThat(intake.path("badRows").asInt()).isZero();
        assertThat(intake.path("ours").path("people").asInt()).isEqualTo(58);
        assertThat(intake.path("ours").path("totalPence").asLong()).isEqualTo(5_264_337);
        assertThat(intake.path("ours").path("weeklyPence").asLong()).isEqualTo(1_688_509);
        assertThat(intake.path("counts").path("newPeople").asInt()).isEqualTo(58);
        assertThat(intakes.rows(intake, "&sheet=awards"))
                .hasSize(60)
                .allMatch(row -> row.path("effect").asString().equals("new-person"));
        assertThat(intakes.rows(intake, "&sheet=payees"))
                .hasSize(22)
                .allMatch(row -> row.path("effect").asString().equals("new"))
                .allMatch(row -> row.at("/payee/accountNumber").asString().startsWith("******"));
        assertThat(count("person where case_reference like 'OLD-%' and council_id = '<council>'"))
                .isZero();
        assertThat(count("award where council_id = '<council>'")).isZero();
        assertThat(count("ledger_transfer where council_id = '<council>'")).isZero();
    }

    @Test
    @DisplayName(
            "R95 a row with an error names row, column and what to do; the others come in only when somebody says so")
    void namesErrors() {
        String file = IntakeServer.file("awards")
                .replaceFirst("\nOLD-1002,Idris,Osei,1946-02-06", "\nOLD-1002,Idris,Osei,1946-02-30")
                .replaceFirst("1489\\.00,,15\\.00", "-1489.00,,15.00");

        JsonNode intake = intakes.sent(file, null, null);

        assertThat(intakes.rows(intake, "&show=bad").stream().map(IntakeRoutesIT::faults))
                .containsExactly(
                        "3 born “1946-02-30” is no day. Write it like 2026-12-01 or 1/12/2026.",
                        "4 balanceCouncil “-1489.00” is below zero. Put it right in the old system first: no account"
                                + " here is.");
        assertThat(intake.path("ours").path("people").asInt()).isEqualTo(56);
        intakes.control(intake, intake.path("ours"), null);
        intakes.server.as(intakes.server.checker);
        JsonNode refusal = intakes.refused(intakes.accept(intake, ""), 409, "wrong-state");
        assertThat(refusal.path("badRows").asInt()).isEqualTo(2);
        JsonNode accepted = intakes.json(intakes.accept(intake, WITHOUT_BAD_ROWS), 200);
        assertThat(accepted.path("broughtIn").asInt()).isEqualTo(58);
        assertThat(accepted.path("leftOut").asInt()).isEqualTo(2);
        assertThat(intakes.rows(intake, "&show=bad")).isEmpty();
    }

    @Test
    @DisplayName("R95 awards that don't go together, or can't come in, say why")
    void judgesRowsTogether() {
        String titles = "caseReference,givenName,born,kind,from,to,weekly,cycle,planLines,paidUntil,balanceCouncil,"
                + "moneyRoute,broker\n";
        JsonNode intake = intakes.sent(
                titles + """
                        OLD-1,Ada,1951-04-02,direct-payment,2026-04-01,,10,weekly,Swimming,2026-11-29,0,,
                        old-1,Ada,1951-04-02,direct-payment,2026-06-01,,10,weekly,Swimming,2026-11-29,0,,
                        OLD-2,Bea,1951-04-02,direct-payment,2026-04-01,,10,weekly,,2026-11-29,0,,
                        OLD-3,Cuthbert,,direct-payment,2026-04-01,,10,weekly,Swimming,2026-11-29,0,,
                        OLD-4,Dilys,1951-04-02,direct-payment,2026-04-01,,10,weekly,Swimming,,0,,
                        OLD-5,Enid,1951-04-02,direct-payment,2020-04-01,,10,weekly,Swimming,2025-01-05,0,,
                        OLD-6,Fergus,1951-04-02,isf,2026-04-01,,10,weekly,Swimming,2026-11-29,0,,New Funds
                        OLD-7,Gwilym,1951-04-02,direct-payment,2027-01-04,,10,weekly,Swimming,,0,,
                        OLD-8,Hattie,1951-04-02,carer-direct-payment,2026-04-01,,10,yearly,Rest,2027-03-31,0,,
                        OLD-8,Hattie,1951-04-03,direct-payment,2026-04-01,,10,weekly,Rest,2026-11-29,0,,
                        OLD-9,Isolde,1951-04-02,banana,2026-04-01,2026-03-01,10,weekly,Rest,2026-11-29,0,,
                        OLD-10,Jabez
                        """,
                "caseReference,payee,sortCode,accountNumber\n"
                        + "OLD-1,Nadia,200000,55779911\nOLD-7,Nadia,200000,5577991\nOLD-7,Nadia,20-00-00,55779911\n",
                null);

        assertThat(intakes.rows(intake, "&show=bad").stream().map(IntakeRoutesIT::faults))
                .containsExactly(
                        "2 caseReference Row 3 has an award of the same kind for the same person at the same time.",
                        "3 caseReference Row 2 has an award of the same kind for the same person at the same time.",
                        "4 planLines Say what the money is for: lines of the plan, with a semicolon between them.",
                        "5 born Give the date of birth: it is asked for at the first sign-in.",
                        "6 paidUntil Give the last day that the old system has paid in for, or the day before the first.",
                        "7 paidUntil Nothing was paid in for more than a year. End this award in the old system, or look"
                                + " into it.",
                        "8 broker No organisation of this name may run funds: look in the register.",
                        "10 born Row 11 has the same case reference and another date of birth.",
                        "11 born Row 10 has the same case reference and another date of birth.",
                        "12 kind “banana” is none of: direct-payment, carer-direct-payment, one-off-direct-payment, isf."
                                + " | to The last day is before the first.",
                        "13 caseReference This row has 2 cells, and the line of titles 13. A text with a comma has to stand"
                                + " in quotation marks.",
                        "2 caseReference The file of awards has no row without an error for this case reference.",
                        "3 accountNumber Give 8 digits. A spreadsheet may have taken the first noughts away.");
        assertThat(intakes.rows(intake, "&show=new").stream()
                        .map(row -> row.path("caseReference").asString()))
                .containsExactly("OLD-7", "OLD-7");
    }

    @Test
    @DisplayName("R95 a file that can't be read as a whole is refused with a word about it")
    void refusesWholeFiles() {
        assertThat(fileFault("caseReference,name\nOLD-1,Ada\n"))
                .isEqualTo("awards The first line has to be the titles of the columns. There is none called “name”.");
        assertThat(fileFault("caseReference,caseReference\n"))
                .isEqualTo("awards The column caseReference is there twice.");
        assertThat(fileFault("caseReference,givenName\nOLD-1,Ada\n"))
                .isEqualTo("awards These columns are missing: kind, from, weekly, balanceCouncil.");
        assertThat(fileFault("")).isEqualTo("awards The file is empty.");
        assertThat(fileFault(IntakeServer.award(Map.of()).split("\n", -1)[0]))
                .isEqualTo("awards There is nothing below the line of titles.");
        assertThat(fileFault(IntakeServer.award(Map.of()) + "\"OLD-2,Bea\nOLD-3,Cuthbert\n"))
                .isEqualTo("awards From row 3 on this is no CSV: look for a quotation mark that is not closed.");
        intakes.refused(
                intakes.send("k", "2026-12-02", IntakeServer.award(Map.of()), null, null), 400, "invalid-request");
        intakes.refused(
                intakes.send("k", "2025-11-30", IntakeServer.award(Map.of()), null, null), 400, "invalid-request");
    }

    @Test
    @DisplayName("R95 who is here already is left as they are, the same or otherwise; a new award of theirs comes in")
    void leavesWhoIsHere() {
        intakes.server.execute("update person set born_on = '1960-01-01' where id = '<tom>'");
        intakes.server.award(intakes.server.tom, "direct-payment", "[2026-04-01,)", terms(10_000), "2026-12-13");
        intakes.server.award(intakes.server.grace, "direct-payment", "[2026-04-01,)", terms(10_000), null);
        String rows = intakes.exported("awards");
        assertThat(rows).contains("\"LAS-1\",\"Tom\",\"Okafor\",1960-01-01").contains("\"LAS-2\",\"Grace\",\"Hill\",,");

        JsonNode intake = intakes.sent(
                rows.replaceFirst("(?m)^(\"LAS-2\".*)100\\.00,net", "$1120.00,gross")
                        + "LAS-1,Tom,Okafor,1/1/1960,,,,,carer-direct-payment,2026-04-01,,5,,,yearly,,,,,Rest,2027-03-31,1,,,\n"
                        + "LAS-1,Tom,Okafor,1/1/1960,,,,,one-off-direct-payment,2026-10-01,2027-03-31,5,,,,,,,,Rest,,1,,,\n",
                null,
                null);

        assertThat(intakes.rows(intake, "").stream()
                        .map(row -> row.path("caseReference").asString() + " "
                                + row.path("effect").asString() + " " + row.path("differs")))
                .containsExactlyInAnyOrder(
                        "LAS-1 already-here []",
                        "LAS-2 differs [\"weeklyPence\",\"paid\"]",
                        "LAS-1 new-award []",
                        "LAS-1 bad []");
    }

    @Test
    @DisplayName("R95 somebody else with the same case reference, and somebody who has died, are refused")
    void refusesAnotherPerson() {
        intakes.server.execute("""
                update person set born_on = '1960-01-01' where id in ('<tom>', '<grace>');
                insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
                values ('<council>', uuidv7(), '<grace>', '2026-11-01', 'By phone', '2026-11-02T09:00:00Z', '<social>',
                    '<social>')""");

        JsonNode tom = intakes.sent(IntakeServer.award(Map.of("caseReference", "LAS-1")), null, null);
        JsonNode grace =
                intakes.sent(IntakeServer.award(Map.of("caseReference", "LAS-2", "born", "1960-01-01")), null, null);

        assertThat(intakes.rows(tom, "").stream().map(IntakeRoutesIT::faults))
                .containsExactly("2 born Somebody else with this case reference is here, born on another day.");
        assertThat(intakes.rows(grace, "").stream().map(IntakeRoutesIT::faults))
                .containsExactly("2 caseReference This person has died. Leave them out.");
        intakes.control(grace, grace.path("ours"), null);
        intakes.server.as(intakes.server.checker);
        assertThat(intakes.refused(intakes.accept(grace, WITHOUT_BAD_ROWS), 409, "wrong-state")
                        .path("why")
                        .asString())
                .isEqualTo("nothing-new");
    }

    @Test
    @DisplayName("R95, R92 nothing comes in without a control total that fits or a reason, and never by who sent it")
    void controls() {
        JsonNode intake = intakes.sent(IntakeServer.file("awards"), null, null);
        intakes.server.as(intakes.server.checker);
        assertThat(why(intake)).isEqualTo("no-control");
        intakes.server.as(intakes.server.maker);
        intakes.server
                .put(
                        intakes.path(intake) + "/control",
                        "{\"people\": 59, \"totalPence\": 5264337, \"weeklyPence\": 1688509}")
                .expectStatus()
                .isOk();

        intakes.refused(intakes.accept(intake, ""), 403, "not-allowed");
        intakes.server.as(intakes.server.checker);
        assertThat(why(intake)).isEqualTo("control-differs");
        intakes.server.as(intakes.server.maker);
        JsonNode with = intakes.control(intake, intake.path("ours"), "OLD-1059 has moved to another council");
        assertThat(with.path("controlReason").asString()).isEqualTo("OLD-1059 has moved to another council");
        intakes.server.as(intakes.server.checker);
        JsonNode accepted = intakes.json(intakes.accept(intake, ""), 200);

        assertThat(accepted.path("state").asString()).isEqualTo("accepted");
        assertThat(accepted.path("counts").path("parallel").asInt()).isEqualTo(60);
        assertThat(intakes.refused(intakes.accept(intake, ""), 409, "wrong-state")
                        .path("state")
                        .asString())
                .isEqualTo("accepted");
        assertThat(intakes.server.select("select action from audit_event where council_id = '<council>' order by id"))
                .containsExactly("intake-checked", "intake-controlled", "intake-controlled", "intake-accepted");
        assertThat(count("ledger_transfer where council_id = '<council>'")).isZero();
    }

    @Test
    @DisplayName("R92 whoever wrote down the control total doesn't accept it either")
    void twoOfficers() {
        JsonNode intake = intakes.sent(IntakeServer.award(Map.of()), null, null);
        intakes.server.as(intakes.server.checker);
        intakes.control(intake, intake.path("ours"), null);

        intakes.refused(intakes.accept(intake, ""), 403, "not-allowed");
        intakes.server.as(intakes.server.maker);
        intakes.refused(intakes.accept(intake, ""), 403, "not-allowed");
    }

    @Test
    @DisplayName("R15 the same files under the same key are one intake; others under it are refused")
    void sendsOnce() {
        String awards = IntakeServer.award(Map.of());
        JsonNode first = intakes.json(intakes.send("k", "2026-11-30", awards, null, null), 201);

        JsonNode second = intakes.json(
                intakes.send("k", "2026-11-30", awards, null, null)
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true"),
                201);

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        intakes.refused(intakes.send("k", "2026-11-29", awards, null, null), 409, "idempotency-key-reused");
        assertThat(count("intake where council_id = '<council>'")).isOne();
    }

    @Test
    @DisplayName("R95 what runs in parallel already is not brought in by another intake, whoever is faster")
    void bringsInOnce() {
        JsonNode first = intakes.sent(IntakeServer.award(Map.of()), null, null);
        JsonNode second = intakes.sent(IntakeServer.award(Map.of()), null, null);
        JsonNode other = intakes.sent(IntakeServer.award(Map.of("weekly", "110")), null, null);
        intakes.accepted(first);

        intakes.server.as(intakes.server.maker);
        intakes.control(second, second.path("ours"), null);
        intakes.control(other, other.path("ours"), null);
        intakes.server.as(intakes.server.checker);
        assertThat(why(second)).isEqualTo("nothing-new");
        assertThat(why(other)).isEqualTo("nothing-new");
        assertThat(intakes.row(second, "OLD-1").path("effect").asString()).isEqualTo("already-here");
        assertThat(intakes.row(other, "OLD-1").path("differs").toString()).isEqualTo("[\"weeklyPence\"]");
    }

    @Test
    @DisplayName("R95 undone, nothing is left but the audit trail, the whole or one award of it")
    void undoes() {
        JsonNode intake = intakes.accepted(intakes.sent(
                IntakeServer.file("awards"), IntakeServer.file("payees"), IntakeServer.file("arrangements")));
        String ada = intakes.row(intake, "OLD-1001").path("id").asString();

        JsonNode less = intakes.json(
                intakes.server.post(intakes.path(intake) + "/undo", null, "{\"rows\": [\"" + ada + "\"]}"), 200);

        assertThat(less.path("counts").path("parallel").asInt()).isEqualTo(59);
        assertThat(less.path("counts").path("payees").asInt()).isEqualTo(21);
        JsonNode undone = intakes.json(intakes.server.post(intakes.path(intake) + "/undo", null, ""), 200);
        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(intakes.rows(intake, "")).isEmpty();
        for (String table : List.of("intake_row", "intake_figures", "award", "budget", "ledger_transfer")) {
            assertThat(count(table + " where council_id = '<council>'"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("person where council_id = '<council>' and case_reference like 'OLD-%'"))
                .isZero();
        intakes.refused(intakes.server.post(intakes.path(intake) + "/undo", null, ""), 409, "wrong-state");
        assertThat(intakes.server.select("select details ->> 'awards' from audit_event"
                        + " where council_id = '<council>' and action = 'intake-undone' order by id"))
                .containsExactly("1", "59");
    }

    @Test
    @DisplayName("R102 another council sees and changes nothing of it")
    void keepsCouncilsApart(TestDatabase database) {
        JsonNode intake = intakes.sent(IntakeServer.award(Map.of()), null, null);
        try (IntakeServer other = new IntakeServer(
                database, IntakesController.class, ParallelController.class, IntakeFilesController.class)) {
            String path = other.path(intake);
            other.refused(other.server.get(path), 404, "not-found");
            other.refused(other.server.get(path + "/rows"), 404, "not-found");
            other.refused(other.server.get(path + "/figures.csv"), 404, "not-found");
            other.refused(
                    other.server.put(path + "/control", "{\"people\": 1, \"totalPence\": 1, \"weeklyPence\": 1}"),
                    404,
                    "not-found");
            other.refused(other.accept(intake, ""), 404, "not-found");
            other.refused(other.server.post(path + "/undo", null, ""), 404, "not-found");
            other.refused(other.live(intake, "k", "{}"), 404, "not-found");
            assertThat(other.exported("awards")).doesNotContain("OLD-1");
            assertThat(other.json(other.server.get(IntakeServer.INTAKES), 200).path("items"))
                    .isEmpty();
        }
        intakes.server.as(intakes.server.maker);
        assertThat(intakes.json(intakes.server.get(intakes.path(intake)), 200)
                        .path("state")
                        .asString())
                .isEqualTo("checked");
    }

    @Test
    @DisplayName("The examples can be sent as they are")
    void examplesWork() {
        String awards = intakes.text(intakes.server.get(IntakeServer.INTAKES + "/example.csv"));
        String payees = intakes.text(intakes.server.get(IntakeServer.INTAKES + "/example.csv?sheet=payees"));
        String arrangements =
                intakes.text(intakes.server.get(IntakeServer.INTAKES + "/example.csv?sheet=arrangements"));

        JsonNode intake = intakes.sent(awards, payees, arrangements);

        assertThat(intake.path("badRows").asInt())
                .as("%s", intakes.rows(intake, "&show=bad"))
                .isZero();
        assertThat(intake.path("rows").asInt()).isEqualTo(4);
        intakes.refused(intakes.server.get(IntakeServer.INTAKES + "/example.csv?sheet=x"), 400, "invalid-request");
    }

    private String why(JsonNode intake) {
        return intakes.refused(intakes.accept(intake, ""), 409, "wrong-state")
                .path("why")
                .asString();
    }

    private String fileFault(String awards) {
        JsonNode refusal = intakes.refused(
                intakes.send(UUID.randomUUID().toString(), "2026-11-30", awards, null, null), 400, "invalid-request");
        return refusal.at("/errors/0/field").asString() + " "
                + refusal.at("/errors/0/message").asString();
    }

    private static String faults(JsonNode row) {
        StringBuilder words = new StringBuilder().append(row.path("row").asInt());
        String between = " ";
        for (JsonNode fault : row.path("faults")) {
            words.append(between)
                    .append(fault.path("column").asString())
                    .append(' ')
                    .append(fault.path("message").asString());
            between = " | ";
        }
        return words.toString();
    }

    private int count(String rows) {
        return Integer.parseInt(
                intakes.server.select("select count(*) from " + rows).getFirst());
    }

    private static AwardTerms terms(long weeklyPence) {
        return new AwardTerms(weeklyPence, Paid.NET, 0, 2, ReviewBand.STANDARD);
    }
}
