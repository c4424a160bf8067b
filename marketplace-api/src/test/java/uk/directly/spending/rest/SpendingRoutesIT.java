package uk.directly.spending.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.council.BankHolidays;
import uk.directly.spending.SpendingAnswer;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestions;
import uk.directly.spending.SpendingResult;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** "Can I spend it on this?" Today is Tuesday 1 December 2026. */
@WithDatabase
class SpendingRoutesIT {
    private static final String QUESTIONS = "/api/v1/spending-questions";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BudgetServer server;
    private UUID budget = new UUID(0, 0);
    private String line = "";
    private String line2 = "";

    SpendingRoutesIT(TestDatabase database) {
        server = new BudgetServer(
                database,
                SpendingQuestions.class,
                SpendingBook.class,
                BankHolidays.class,
                SpendingQuestionsController.class);
    }

    @BeforeEach
    void twoPeopleWithMoney() {
        AwardTerms terms = new AwardTerms(31_200, Paid.NET, 0, 2, ReviewBand.STANDARD);
        budget = server.award(server.tom, "direct-payment", "[2026-04-01,)", terms, null);
        UUID other = server.award(server.grace, "direct-payment", "[2026-04-01,)", terms, null);
        line = line(budget, "Getting out and about");
        line2 = line(other, "A garden I can sit in");
        server.as(server.holder(server.tom));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R5 is answered in writing, in 5 working days, and the answer stays")
    void asksAndIsAnswered() {
        String id = ask("Swimming lessons", 1_250);
        server.get(QUESTIONS + "/" + id).expectStatus().isOk().expectBody().json("""
                        {"id": "%s", "budgetId": "%s", "what": "Swimming lessons", "amountPence": 1250,
                         "askedAt": "2026-12-01T09:00:00Z", "askedBy": "Tom Okafor", "answerBy": "2026-12-08",
                         "state": "waiting"}""".formatted(id, budget));

        server.as(server.socialWorker);
        answer(id, """
                {"yes": true, "answer": "Yes, a class once a week.", "planLineId": "%s", "upToPence": 1500,
                 "until": "2027-03-31"}""".formatted(line)).expectStatus().isOk();

        server.as(server.holder(server.tom));
        server.get(QUESTIONS + "/" + id).expectBody().json("""
                        {"state": "yes", "answer": "Yes, a class once a week.", "answeredBy": "Amina",
                         "planLineId": "%s", "upToPence": 1500, "until": "2027-03-31"}""".formatted(line));
        server.as(server.socialWorker);
        problem(answer(id, "{\"yes\": false, \"answer\": \"No after all.\"}"), 409, "wrong-state");
        assertThat(server.select("select action from audit_event where subject_id = '" + id + "' order by id"))
                .containsExactly("spending-asked", "spending-answered");
    }

    @Test
    @DisplayName("R15 a form sent twice is one question; somebody else's id is nobody's")
    void asksOnce() {
        String id = UUID.randomUUID().toString();
        String body = """
                {"id": "%s", "budgetId": "%s", "what": "Paint"}""".formatted(id, budget);

        post(body).expectStatus().isCreated();
        post(body).expectStatus().isCreated();

        assertThat(server.select("select what from spending_question where holder_id = '<tom>'"))
                .containsExactly("Paint");
        server.as(server.holder(server.grace));
        problem(post(body), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"budgetId\": \"<b>\", \"what\": \" \"}|what",
                "{\"budgetId\": \"<b>\"}|what",
                "{\"what\": \"Paint\"}|budgetId",
                "{\"budgetId\": \"<b>\", \"what\": \"Paint\", \"amountPence\": 0}|amountPence",
                "{\"budgetId\": \"<b>\", \"what\": \"Paint\", \"amountPence\": -5}|amountPence",
                "{\"budgetId\": \"<b>\", \"what\": \"Paint\", \"amountPence\": 100000001}|amountPence",
            })
    void saysWhichFieldIsWrong(String body, String field) {
        post(body.replace("<b>", budget.toString()))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void takesFiveHundredCharactersAndNoMore() {
        post(body("x".repeat(500))).expectStatus().isCreated();
        problem(post(body("x".repeat(501))), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"yes\": true, \"answer\": \"Yes.\"}",
                "{\"yes\": false, \"answer\": \"\"}",
                "{\"yes\": false, \"answer\": \"No.\", \"planLineId\": \"<l>\"}",
                "{\"yes\": true, \"answer\": \"Yes.\", \"planLineId\": \"<l>\", \"upToPence\": 0}",
                "{\"yes\": true, \"answer\": \"Yes.\", \"planLineId\": \"<l>\", \"until\": \"2026-11-30\"}",
                "{\"answer\": \"Yes.\"}"
            })
    void refusesAnAnswerThatSaysTooLittleOrTooMuch(String body) {
        String id = ask("Paint", null);
        server.as(server.socialWorker);

        problem(answer(id, body.replace("<l>", line)), 400, "invalid-request");

        assertThat(state(id)).isEqualTo("waiting");
    }

    @Test
    @DisplayName("R102 a yes names a line of that person's plan, not of another's")
    void refusesALineOfAnotherPlan() {
        String id = ask("Paint", null);
        server.as(server.socialWorker);

        problem(
                answer(id, "{\"yes\": true, \"answer\": \"Yes.\", \"planLineId\": \"%s\"}".formatted(line2)),
                422,
                "not-in-plan");
    }

    @Test
    @DisplayName("R102 nobody sees, takes back or asks with what is somebody else's")
    void keepsOthersOut() {
        String id = ask("Paint", null);
        server.as(server.holder(server.grace));

        problem(server.get(QUESTIONS + "/" + id), 404, "not-found");
        problem(server.post(QUESTIONS + "/" + id + "/withdraw", null, ""), 404, "not-found");
        problem(post(body("Paint")), 404, "not-found");
        server.get(QUESTIONS).expectBody().json("{\"items\": []}");
        assertThat(state(id)).isEqualTo("waiting");
    }

    @Test
    @DisplayName("R64 nobody answers what they asked themselves")
    void refusesOwnAnswer() {
        UUID own = server.award(
                server.socialWorker.personId(),
                "carer-direct-payment",
                "[2026-04-01,)",
                new AwardTerms(10_000, Paid.GROSS, 0, 2, ReviewBand.LIGHT),
                null);
        server.as(server.socialWorker);
        String id = id(post("""
                {"budgetId": "%s", "what": "A weekend away"}""".formatted(own)));

        problem(
                answer(
                        id,
                        "{\"yes\": true, \"answer\": \"Yes.\", \"planLineId\": \"%s\"}"
                                .formatted(line(own, "A break"))),
                403,
                "not-allowed");
    }

    @Test
    void isTakenBackUntilItIsAnswered() {
        String id = ask("Paint", null);

        server.post(QUESTIONS + "/" + id + "/withdraw", null, "").expectStatus().isOk();
        server.post(QUESTIONS + "/" + id + "/withdraw", null, "").expectStatus().isOk();

        server.as(server.socialWorker);
        problem(answer(id, "{\"yes\": false, \"answer\": \"No.\"}"), 409, "wrong-state");
        server.get(QUESTIONS + "/waiting").expectBody().json("{\"items\": []}");
    }

    @Test
    @DisplayName("Those that have to be answered first stand first, in parts")
    void listsWhatWaits() {
        List<String> asked = IntStream.range(0, 5)
                .mapToObj(number -> ask("Thing " + number, null))
                .toList();
        server.execute("""
                alter table spending_question disable trigger spending_question_stays;
                update spending_question set answer_by = '2026-12-03' where id = '%s';
                alter table spending_question enable trigger spending_question_stays;
                """.formatted(asked.get(3)));
        server.as(server.socialWorker);

        byte[] part = server.get(QUESTIONS + "/waiting?limit=3")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(asked.get(3))
                .jsonPath("$.items[0].holder.name")
                .isEqualTo("Tom Okafor")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .returnResult()
                .getResponseBody();
        String next = JSON.readTree(part).get("next").asString();
        server.get(QUESTIONS + "/waiting?limit=3&cursor=" + next)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.next")
                .doesNotExist();
    }

    @Test
    void stopsAtTwentyThatWait() {
        IntStream.range(0, 20).forEach(number -> ask("Thing " + number, null));

        problem(post(body("One more")), 409, "wrong-state");
    }

    @Test
    @DisplayName("Of two officers at once one answers, the other is told")
    void isAnsweredOnce() {
        String id = ask("Paint", null);
        SpendingQuestions questions = server.bean(SpendingQuestions.class);
        SpendingAnswer no = new SpendingAnswer(false, "No.", null, null, null);

        List<SpendingResult> results = Flux.range(0, 8)
                .flatMap(number -> questions.answer(server.socialWorker, UUID.fromString(id), no), 8)
                .collectList()
                .block();

        assertThat(results).filteredOn(SpendingResult.Done.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(SpendingResult.WrongState.class::isInstance)
                .hasSize(7);
    }

    @Test
    @DisplayName("R5 an answer that was given stands against SQL too")
    void refusesToRewriteAnAnswer() {
        String id = ask("Paint", null);
        server.as(server.socialWorker);
        answer(id, "{\"yes\": false, \"answer\": \"No.\"}").expectStatus().isOk();

        assertThatThrownBy(() -> server.execute("update spending_question set answer = 'Yes.' where id = '" + id + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("delete from spending_question where id = '" + id + "'"))
                .hasMessageContaining("stays");
        String open = ask2("A shed");
        assertThatThrownBy(() -> server.execute("update spending_question set what = 'Gold' where id = '" + open + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("""
                        update spending_question set state = 'yes', answer = 'Yes.', answered_at = asked_at,
                            answered_by = asked_by, plan_line_id = '%s' where id = '%s'""".formatted(line, open)))
                .hasMessageContaining("spending_question_other_answers");
        assertThatThrownBy(() -> server.execute("""
                        update spending_question set state = 'yes', answer = 'Yes.', answered_at = asked_at,
                            answered_by = '<social>', plan_line_id = '%s' where id = '%s'""".formatted(line2, open))).hasMessageContaining("plan_line");
    }

    private String ask2(String what) {
        server.as(server.holder(server.tom));
        return ask(what, null);
    }

    private String ask(String what, @Nullable Integer pence) {
        return id(post("""
                {"budgetId": "%s", "what": "%s", "amountPence": %s}""".formatted(budget, what, pence)));
    }

    private String body(String what) {
        return """
                {"budgetId": "%s", "what": "%s"}""".formatted(budget, what);
    }

    private ResponseSpec post(String body) {
        return server.post(QUESTIONS, null, body);
    }

    private ResponseSpec answer(String id, String body) {
        return server.post(QUESTIONS + "/" + id + "/answer", null, body);
    }

    private static String id(ResponseSpec answer) {
        EntityExchangeResult<byte[]> result =
                answer.expectStatus().isCreated().expectBody().returnResult();
        String location = String.valueOf(result.getResponseHeaders().getLocation());
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void problem(ResponseSpec answer, int status, String name) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + name);
    }

    private String state(String id) {
        return server.select("select state from spending_question where id = '" + id + "'")
                .getFirst();
    }

    private String line(UUID award, String name) {
        server.execute("""
                insert into plan_line (council_id, award_id, name, position) values ('<council>', '%s', '%s', 1)""".formatted(award, name));
        return server.select("select id from plan_line where award_id = '" + award + "'")
                .getFirst();
    }
}
