package uk.directly.starting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetServer;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.starting.FirstSignIn;
import uk.directly.starting.FirstSignIn.Outcome;
import uk.directly.starting.LetterCode;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartLetters;
import uk.directly.starting.Starts;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R29: from an officer's letter to the last task, and how it goes wrong. Today is 1 December 2026. */
@WithDatabase
class StartingRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate BORN = LocalDate.of(1958, 3, 27);

    private final BudgetServer server;
    private final UUID mary = UUID.randomUUID();
    private final Actor maryHerself;

    StartingRoutesIT(TestDatabase database) {
        server = new BudgetServer(
                database,
                StartLetters.class,
                Starts.class,
                StartBook.class,
                FirstSignIn.class,
                PeopleController.class,
                StartController.class);
        maryHerself = new Actor(mary, server.council, "Mary Hall", Set.of(Role.HOLDER), null, mary);
    }

    @BeforeEach
    void maryIsAdded() {
        server.as(server.socialWorker);
        add(mary, person("LAS-77")).expectStatus().isCreated();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R29 letter, first sign-in, five tasks in any order, one's own sign-in, finished")
    void startsFromTheLetterToTheEnd() {
        problem(write(), 409, "wrong-state");
        award();
        String code = code();

        String subject = in(code, BORN);
        assertThat(subject).startsWith(FirstSignIn.BY_LETTER);
        // Half way, and on another device: the same code, the same person.
        assertThat(in(code, BORN)).isEqualTo(subject);

        server.as(maryHerself);
        server.put("/api/v1/me/start/terms", "").expectStatus().isOk();
        server.put("/api/v1/me/start/helped-by", "{\"helpedBy\": \"support-worker\"}")
                .expectStatus()
                .isOk();
        server.put("/api/v1/me/start/helpers", "{\"helperName\": \"Jo Hall\", \"helperContact\": \"0161 496 0999\"}")
                .expectStatus()
                .isOk();
        problem(server.post("/api/v1/me/start/finish", null, ""), 409, "wrong-state");
        server.put("/api/v1/me/start/money", "").expectBody().json("""
                        {"helpedBy": "support-worker", "helperName": "Jo Hall", "paid": false,
                         "firstPayment": "2026-12-07",
                         "steps": {"money": true, "route": false, "helpers": true, "terms": true, "signIn": false}}""");
        server.put("/api/v1/budgets/" + budget() + "/route", "{\"route\": \"own-bank\"}")
                .expectStatus()
                .isOk();
        assertThat(link("oidc-mary-" + mary)).isEqualTo(FirstSignIn.Linked.DONE);
        assertThat(link("oidc-mary-" + mary)).isEqualTo(FirstSignIn.Linked.DONE);

        server.post("/api/v1/me/start/finish", null, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.finishedAt")
                .isEqualTo("2026-12-01T09:00:00Z");
        assertThat(signIn(code, BORN)).isInstanceOf(Outcome.SignsInAlready.class);
        server.as(server.socialWorker);
        problem(write(), 409, "wrong-state");
        server.get("/api/v1/people/starting").expectBody().json("{\"items\": []}");
    }

    @Test
    @DisplayName("The code is kept as a hash only, and neither the trail nor the person's row has it")
    void keepsNoCode() {
        award();
        String code = code();

        assertThat(server.select("select row_to_json(l)::text from start_letter l where person_id = '" + mary + "'"))
                .noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
        assertThat(server.select("select row_to_json(e)::text from audit_event e where subject_id = '" + mary + "'"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(code.replace("-", "")));
    }

    @Test
    @DisplayName("Five wrong dates of birth and the letter is no good, right date or not; a new one is")
    void stopsGuessing() {
        award();
        String code = code();

        for (int guess = 1; guess <= 5; guess++) {
            assertThat(signIn(code, BORN.plusDays(guess))).isInstanceOf(Outcome.Wrong.class);
        }
        assertThat(signIn(code, BORN)).isInstanceOf(Outcome.Wrong.class);
        server.get("/api/v1/people/" + mary + "/start")
                .expectBody()
                .jsonPath("$.letterLocked")
                .isEqualTo(true);
        assertThat(in(code(), BORN)).startsWith(FirstSignIn.BY_LETTER);
    }

    @Test
    void guessesAtOnceAreCountedOneByOne() {
        award();
        String code = code();

        List<Outcome> outcomes = Flux.range(1, 20)
                .flatMap(guess -> first().signIn(typed(code), BORN.plusDays(guess)), 20)
                .collectList()
                .block();

        assertThat(outcomes).hasSize(20).allMatch(Outcome.Wrong.class::isInstance);
        assertThat(server.select("select misses from start_letter where person_id = '" + mary + "'"))
                .containsExactly("5");
        assertThat(server.select("select count(*) from audit_event where action = 'start-letter-locked'"
                        + " and subject_id = '" + mary + "'"))
                .containsExactly("1");
    }

    @Test
    void anOldLetterSaysThatItIsOldToWhoKnowsTheDateOfBirthOnly() {
        award();
        String old = code();
        String replacing = code();

        assertThat(signIn(old, BORN)).isInstanceOf(Outcome.NoLonger.class);
        assertThat(signIn(old, BORN.minusDays(1))).isInstanceOf(Outcome.Wrong.class);
        server.execute("update start_letter set until = '2026-11-30' where replaced_at is null");
        assertThat(signIn(replacing, BORN)).isInstanceOf(Outcome.NoLonger.class);
        assertThat(signIn("22222-22222", BORN)).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    @DisplayName("R102 a sign-in of somebody else's is not taken over")
    void refusesASignInOfSomebodyElse() {
        award();
        in(code(), BORN);
        server.execute("update person set subject = 'oidc-tom-<tom>' where id = '<tom>'");

        assertThat(link("oidc-tom-" + server.tom)).isEqualTo(FirstSignIn.Linked.SOMEBODY_ELSES);
        assertThat(link("oidc-mary-" + mary)).isEqualTo(FirstSignIn.Linked.DONE);
        assertThat(link("oidc-other-" + mary)).isEqualTo(FirstSignIn.Linked.SIGNS_IN_ALREADY);
    }

    @Test
    @DisplayName("R102 nobody has a start that is not theirs, and officers write no letter to themselves")
    void keepsOthersOut() {
        award();
        code();
        server.as(server.holder(server.grace));
        problem(server.get("/api/v1/me/start"), 404, "not-found");
        problem(server.put("/api/v1/me/start/money", ""), 404, "not-found");
        server.as(server.socialWorker);
        problem(
                server.post("/api/v1/people/" + server.socialWorker.personId() + "/start-letters", null, ""),
                404,
                "not-found");
        problem(server.post("/api/v1/people/" + UUID.randomUUID() + "/start-letters", null, ""), 404, "not-found");
        assertThatThrownBy(() -> server.execute("""
                        insert into start_letter (council_id, id, person_id, code_hash, made_at, made_by, until)
                        values ('<council>', uuidv7(), '<social>', sha256('x'), now(), '<social>', '2027-01-01')""")).hasMessageContaining("start_letter_check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Mary Hall\"|\" \"|name",
                "\"Mary\"|\"\"|firstName",
                "\"1958-03-27\"|\"2026-12-02\"|bornOn",
                "\"1958-03-27\"|\"1890-03-27\"|bornOn",
                "\"LAS-78\"|\"LAS 78\"|caseReference",
                "\"M33 2AA\"|\"M33\"|postcode",
                "\"4 Elm Road\"|\"\"|address"
            })
    void saysWhatIsWrongWithAPerson(String right, String wrong, String field) {
        add(UUID.randomUUID(), person("LAS-78").replace(right, wrong))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    @DisplayName("The same person sent twice is one; a case reference belongs to one")
    void addsOnce() {
        add(mary, person("LAS-77")).expectStatus().isCreated();

        add(UUID.randomUUID(), person("LAS-77"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("caseReference");
        assertThat(server.select("select count(*) from person where case_reference = 'LAS-77'"
                        + " and council_id = '<council>'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R29 whoever would like to stop says so once, and reads what was agreed")
    void stops() {
        server.as(maryHerself);
        String wish = "{\"id\": \"%s\", \"wish\": \"council-arranges\", \"words\": \"It is too much for me.\"}";
        String id = UUID.randomUUID().toString();
        server.post("/api/v1/stop-requests", null, wish.formatted(id))
                .expectStatus()
                .isCreated();
        server.post("/api/v1/stop-requests", null, wish.formatted(id))
                .expectStatus()
                .isCreated();
        server.post("/api/v1/stop-requests", null, wish.formatted(UUID.randomUUID()))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        problem(server.post("/api/v1/stop-requests", null, "{\"wish\": \"run-away\"}"), 400, "invalid-request");

        server.as(server.socialWorker);
        server.get("/api/v1/stop-requests/open")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id);
        String answer = "/api/v1/stop-requests/" + id + "/answer";
        problem(server.post(answer, null, "{\"outcome\": \" \"}"), 400, "invalid-request");
        server.post(answer, null, "{\"outcome\": \"From January we arrange it.\"}")
                .expectStatus()
                .isOk();
        problem(server.post(answer, null, "{\"outcome\": \"Or not.\"}"), 409, "wrong-state");

        server.as(maryHerself);
        server.get("/api/v1/stop-requests")
                .expectBody()
                .jsonPath("$.items[0].outcome")
                .isEqualTo("From January we arrange it.");
        server.as(server.holder(server.grace));
        server.get("/api/v1/stop-requests").expectBody().json("{\"items\": []}");
    }

    @Test
    @DisplayName("R29 a refusal is in writing, with reasons")
    void refuses() {
        String route = "/api/v1/people/" + mary + "/refusals";

        problem(server.post(route, null, "{\"reasons\": \" \"}"), 400, "invalid-request");
        server.post(route, null, "{\"reasons\": \"The plan is not agreed yet.\"}")
                .expectStatus()
                .isCreated();

        assertThat(server.bean(StartBook.class)
                        .refusals(server.council, mary)
                        .collectList()
                        .block())
                .singleElement()
                .matches(refused -> refused.reasons().equals("The plan is not agreed yet."))
                .matches(refused -> refused.refusedBy().equals("Amina"));
    }

    private void award() {
        server.execute("""
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', '%1$s', '%1$s', 'direct-payment', '[2026-12-07,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '%1$s', '[2026-12-07,)', 31200, 'net', 0, 2, 'standard');
                insert into budget (council_id, award_id, holder_id, funded_until)
                values ('<council>', '%1$s', '%1$s', '2026-12-06');
                """.formatted(mary));
    }

    private String budget() {
        return server.select("select id from budget where holder_id = '" + mary + "'")
                .getFirst();
    }

    private ResponseSpec add(UUID id, String person) {
        return server.post("/api/v1/people", null, person.replace("<id>", id.toString()));
    }

    private static String person(String reference) {
        return """
                {"id": "<id>", "name": "Mary Hall", "firstName": "Mary", "bornOn": "1958-03-27",
                 "caseReference": "%s", "address": "4 Elm Road", "postcode": "M33 2AA"}""".formatted(reference);
    }

    private ResponseSpec write() {
        return server.post("/api/v1/people/" + mary + "/start-letters", null, "");
    }

    private String code() {
        JsonNode letter = JSON.readTree(
                write().expectStatus().isCreated().expectBody().returnResult().getResponseBody());
        assertThat(letter.path("until").asString()).isEqualTo("2026-12-29");
        return letter.path("code").asString();
    }

    private FirstSignIn first() {
        return server.bean(FirstSignIn.class);
    }

    private static LetterCode typed(String code) {
        return Objects.requireNonNull(LetterCode.typed(code));
    }

    private Outcome signIn(String code, LocalDate born) {
        return Objects.requireNonNull(first().signIn(typed(code), born).block());
    }

    private String in(String code, LocalDate born) {
        assertThat(signIn(code, born)).isInstanceOf(Outcome.In.class);
        return ((Outcome.In) signIn(code, born)).subject();
    }

    private FirstSignIn.Linked link(String subject) {
        return Objects.requireNonNull(
                first().link(server.council, mary, subject).block());
    }

    private static void problem(ResponseSpec answer, int status, String name) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + name);
    }
}
