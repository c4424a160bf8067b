package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Where people are signed in, how that ends with the next request, and how they come in again by a letter. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInsIT {
    private static final Pattern WHICH = Pattern.compile("name=\"which\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern CODE = Pattern.compile("govuk-heading-xl\">([0-9A-Z]{5}-[0-9A-Z]{5})<");
    private static final Pattern LETTER = Pattern.compile("action=\"(/cannot-sign-in/letters/[0-9a-f-]{36})\"");

    private final RunningDirectly directly;
    private final Api api;

    SignInsIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @Order(1)
    @DisplayName("R61 one's own sign-ins are listed, and one that is ended is over with its next request")
    void endsOne() {
        PlainBrowser phone = PlainBrowser.signedIn(directly, "holder");
        PlainBrowser desk = PlainBrowser.signedIn(directly, "holder");
        PlainBrowser.Shown listed = desk.get("/signed-in");
        Matcher other = WHICH.matcher(listed.html());
        assertThat(other.find()).isTrue();
        assertThat(text(listed)).contains("(here)").contains("last used about");
        assertThat(phone.get("/money").address().getPath()).isEqualTo("/money");

        assertThat(text(desk.post("/signed-in", Map.of("which", other.group(1)))))
                .contains("It is signed out there");

        assertThat(phone.get("/money").address().getPath())
                .as("asked to sign in")
                .endsWith("/authorize");
        assertThat(text(phone.get("/help")))
                .as("as a visitor")
                .contains("Sign in")
                .doesNotContain("Tom Okafor");
        assertThat(desk.get("/money").address().getPath()).isEqualTo("/money");
    }

    @Test
    @Order(2)
    @DisplayName("R102 nobody lists or ends the sign-ins of others, nor of whom they act for")
    void refusesOthers() {
        PlainBrowser tom = PlainBrowser.signedIn(directly, "holder");
        String toms = directly.database()
                .sql("select s.id::text from sign_in s join person p on p.id = s.person_id"
                        + " where p.subject = 'holder' and s.ended_at is null limit 1")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
        PlainBrowser ngozi = PlainBrowser.signedIn(directly, "nominee");
        assertThat(ngozi.get("/signed-in").html()).doesNotContain(toms);
        assertThat(ngozi.post("/signed-in", Map.of("which", toms)).status()).isEqualTo(404);
        assertThat(ngozi.post("/signed-in", Map.of("which", "x")).status()).isEqualTo(404);
        ngozi.get("/acting-for");
        ngozi.post("/acting-for", Map.of("person", person("holder")));
        assertThat(ngozi.get("/signed-in").status()).isEqualTo(403);
        assertThat(ngozi.post("/signed-in", Map.of("which", "all")).status()).isEqualTo(403);
        assertThat(ngozi.post("/signed-in/lost", Map.of()).status()).isEqualTo(403);

        assertThat(tom.get("/money").address().getPath()).isEqualTo("/money");
    }

    @Test
    @Order(3)
    @DisplayName("R61 signing out everywhere ends every session and every token from before, at once; a new one works")
    void endsAll() {
        Api before = directly.api();
        assertThat(before.get("holder2", "/api/v1/me").status()).isEqualTo(200);
        PlainBrowser phone = PlainBrowser.signedIn(directly, "holder2");
        PlainBrowser desk = PlainBrowser.signedIn(directly, "holder2");
        desk.get("/signed-in");

        assertThat(text(desk.post("/signed-in", Map.of("which", "all")))).contains("You are signed out everywhere");

        assertThat(before.get("holder2", "/api/v1/me").status()).isEqualTo(401);
        assertThat(phone.get("/money").address().getPath()).endsWith("/authorize");
        assertThat(desk.get("/money").address().getPath()).endsWith("/authorize");
        assertThat(Waiting.until(
                        () -> directly.api().get("holder2", "/api/v1/me").status(), status -> status == 200))
                .isEqualTo(200);
        PlainBrowser again = PlainBrowser.signedIn(directly, "holder2");
        assertThat(again.get("/money").address().getPath()).isEqualTo("/money");
    }

    @Test
    @Order(4)
    @DisplayName("R61 a revoked session can't act 1 second later: a power that was taken back")
    void endsPower() {
        PlainBrowser danny = PlainBrowser.signedIn(directly, "helper");
        danny.get("/acting-for");
        danny.post("/acting-for", Map.of("person", person("holder")));
        assertThat(danny.get("/money").status()).isEqualTo(200);
        Map<String, String> forTom = new HashMap<>();
        forTom.put("Act-For", person("holder"));
        assertThat(api.send(api.request("helper", "GET", "/api/v1/budgets", null, forTom))
                        .status())
                .isEqualTo(200);

        execute("delete from acting where as_role = 'helper'");

        assertThat(text(danny.get("/money"))).contains("You don’t act for this person any more");
        assertThat(api.send(api.request("helper", "GET", "/api/v1/budgets", null, forTom))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(5)
    @DisplayName("R26 R61 whoever lost their phone is signed out, and their bank details take two officers for a while")
    void losesThePhone() {
        PlainBrowser leila = PlainBrowser.signedIn(directly, "holder-own-bank");
        assertThat(text(leila.get("/signed-in/lost"))).contains("two officers look at it");

        assertThat(text(leila.post("/signed-in/lost", Map.of())))
                .contains("You are signed out everywhere")
                .contains("Tell your phone company");

        assertThat(leila.get("/money").address().getPath()).endsWith("/authorize");
        Api.Answer changed = Waiting.until(
                () -> directly.api()
                        .put(
                                "holder-own-bank",
                                "/api/v1/me/bank-details",
                                Map.of(
                                        "sortCode", "200000",
                                        "accountNumber", "55779911",
                                        "name", "Leila Haddad")),
                answer -> answer.status() != 401);
        assertThat(changed.body().path("state").asString())
                .as("%s", changed.body())
                .isEqualTo("asked");
    }

    @Test
    @Order(6)
    @DisplayName(
            "R61 by letter: one officer asks, another prints, the code works once and binds a new sign-in; the old is gone")
    void comesInByLetter() {
        born("carer");
        PlainBrowser maureen = PlainBrowser.signedIn(directly, "carer");
        PlainBrowser joe = PlainBrowser.signedIn(directly, "support");
        String path = "/cannot-sign-in/" + person("carer");
        assertThat(text(joe.get("/cannot-sign-in?q=maureen"))).contains("Maureen Doyle");
        joe.get(path);
        assertThat(joe.post(path, Map.of("madeSure", "Her landline")).status()).isEqualTo(422);
        assertThat(joe.post(path, Map.of("called", "yes", "madeSure", " ")).status())
                .isEqualTo(422);
        String carer = person("carer");
        assertThat(text(joe.post(path, Map.of("called", "yes", "madeSure", "Her landline, from the care plan"))))
                .contains("A colleague prints the letter");

        assertThat(maureen.get("/money").address().getPath()).isEqualTo("/not-known");
        assertThat(text(PlainBrowser.signedInOrNot(directly, "carer"))).contains("We don't know you yet");
        PlainBrowser.Shown waiting = joe.get("/cannot-sign-in/letters");
        assertThat(text(waiting)).contains("Another officer prints it").doesNotContain("Print it now");
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        Matcher letter = LETTER.matcher(amina.get("/cannot-sign-in/letters").html());
        assertThat(letter.find()).isTrue();
        assertThat(joe.post(letter.group(1), Map.of()).status()).isEqualTo(409);
        PlainBrowser.Shown printed = amina.post(letter.group(1), Map.of());
        assertThat(text(printed)).contains("41 Marigold Street").contains("M32 0AA");
        Matcher code = CODE.matcher(printed.html());
        assertThat(code.find()).isTrue();
        assertThat(amina.post(letter.group(1), Map.of()).status()).isEqualTo(409);
        assertThat(startLetter(carer)).as("no other way to a code on a screen").isEqualTo(409);

        PlainBrowser in = PlainBrowser.visitor(directly);
        assertThat(text(start(in, code.group(1), 1960))).contains("don’t go together");
        assertThat(text(start(in, code.group(1), 1951))).contains("Choose your sign-in");
        assertThat(text(start(PlainBrowser.visitor(directly), code.group(1), 1951)))
                .contains("too old");
        PlainBrowser.Shown chosen = in.choose("/start/sign-in-again", "own-pa");
        assertThat(text(chosen)).contains("From now on you sign in like this").contains("Maureen Doyle");
        assertThat(text(PlainBrowser.signedIn(directly, "own-pa").get("/signed-in")))
                .contains("Maureen Doyle");
        assertThat(topics(carer)).contains("sign-in-ended", "sign-in-letter", "signed-in-anew");
        assertThat(audited(carer)).contains("sign-in-letter-asked Joe Brennan", "sign-in-letter-printed Amina Yusuf");
    }

    @Test
    @Order(7)
    @DisplayName("R61 after five wrong dates of birth a code is no good, and neither is one of long ago")
    void limitsGuesses() {
        born("isf-person");
        String code = letterFor("isf-person");
        PlainBrowser thief = PlainBrowser.visitor(directly);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(text(start(thief, code, 1940 + guess))).contains("don’t go together");
        }
        assertThat(text(start(thief, code, 1951))).contains("don’t go together");

        String late = letterFor("isf-person");
        assertThat(text(start(thief, code, 1951))).as("the old one").contains("don’t go together");
        api.moveClock(api.now().plus(Duration.ofDays(15)));
        assertThat(text(start(thief, late, 1951))).contains("too old");
    }

    @ParameterizedTest
    @Order(8)
    @ValueSource(strings = {"finance", "support", "social-work", "starter-of-nobody"})
    @DisplayName("R102 no letter for officers, for oneself, or for nobody")
    void refusesOfficers(String persona) {
        PlainBrowser joe = PlainBrowser.signedIn(directly, "support");
        String id = persona.equals("starter-of-nobody") ? UUID.randomUUID().toString() : person(persona);
        String path = "/cannot-sign-in/" + id;
        joe.get("/cannot-sign-in");

        assertThat(joe.get(path).status()).isEqualTo(404);
        assertThat(joe.post(path, Map.of("called", "yes", "madeSure", "x")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(strings = {"holder2", "pa", "finance", "accreditation", "social-work", "broker", "nominee"})
    @DisplayName("R102 only support workers ask, after a call")
    void letsOnlySupportAsk(String persona) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        browser.get("/signed-in");

        assertThat(browser.get("/cannot-sign-in").status()).isEqualTo(403);
        assertThat(browser.post("/cannot-sign-in/" + person("holder"), Map.of("called", "yes", "madeSure", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(10)
    @DisplayName("R26 one officer asks for another address, another looks; letters with a code wait, and they are told")
    void changesAddressesSlowly() {
        String grace = person("holder2");
        String path = "/home-changes/for/" + grace;
        PlainBrowser joe = PlainBrowser.signedIn(directly, "support");
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        Map<String, String> form = Map.of(
                "called", "yes",
                "madeSure", "I saw her, and her tenancy",
                "lines", "5 New Street",
                "postcode", "m33 2ab",
                "bornOn-day", "3",
                "bornOn-month", "4",
                "bornOn-year", "1951");
        assertThat(joe.get(path).status()).isEqualTo(200);
        assertThat(joe.post(path, Map.of("madeSure", "x", "lines", "5 New Street", "postcode", "M33 2AB"))
                        .status())
                .as("nobody was called")
                .isEqualTo(422);
        assertThat(joe.post(path, Map.of("called", "yes", "madeSure", "x", "lines", "5 New Street", "postcode", "here"))
                        .status())
                .isEqualTo(422);
        assertThat(text(joe.post(path, form))).contains("Another officer looks at it. We tell them");
        assertThat(joe.post(path, form).status()).as("one waits").isEqualTo(409);
        assertThat(homeOf(grace)).doesNotContain("5 New Street");
        String change = "/home-changes/"
                + api.get("support", "/api/v1/home-changes")
                        .body()
                        .at("/items/0/id")
                        .asString();
        assertThat(text(joe.get("/home-changes")))
                .contains("Another officer looks at it.")
                .doesNotContain("Look at it");
        assertThat(joe.post(change, Map.of("answer", "yes")).status()).isEqualTo(403);
        assertThat(text(amina.get(change))).contains("5 New Street, M33 2AB").contains("I saw her, and her tenancy");
        assertThat(amina.post(change, Map.of("answer", "no", "reason", "")).status())
                .isEqualTo(422);

        assertThat(text(amina.post(change, Map.of("answer", "yes")))).contains("It is decided. We tell them.");

        assertThat(homeOf(grace)).isEqualTo("5 New Street M33 2AB 1951-04-03");
        assertThat(topics(grace)).contains("home-change-asked", "home-changed");
        assertThat(audited(grace)).contains("home-change-asked Joe Brennan", "home-change-checked Amina Yusuf");
        Map<String, String> called = Map.of("called", "yes", "madeSure", "Her landline");
        joe.get("/cannot-sign-in/" + grace);
        assertThat(joe.post("/cannot-sign-in/" + grace, called).status())
                .as("it waits")
                .isEqualTo(409);
        api.moveClock(api.now().plus(Duration.ofDays(12)));
        assertThat(joe.post("/cannot-sign-in/" + grace, called).status()).isEqualTo(200);
        assertThat(api.post(
                                "support",
                                "/api/v1/people/" + grace + "/home-changes",
                                Map.of("address", "6 New Street", "postcode", "M33 2AB", "madeSure", "Seen"))
                        .status())
                .isEqualTo(201);
        String again = api.get("social-work", "/api/v1/home-changes")
                .body()
                .at("/items/0/id")
                .asString();
        assertThat(api.post("social-work", "/api/v1/home-changes/" + again, Map.of("yes", true))
                        .status())
                .isEqualTo(200);
        Matcher letter = LETTER.matcher(amina.get("/cannot-sign-in/letters").html());
        assertThat(letter.find()).isTrue();
        assertThat(amina.post(letter.group(1), Map.of()).status())
                .as("a letter asked for before waits too")
                .isEqualTo(409);
    }

    @ParameterizedTest
    @Order(11)
    @ValueSource(strings = {"pa", "finance", "social-work", "broker", "nominee"})
    @DisplayName("R102 only support workers ask for another address, and of no officer")
    void letsOnlySupportChange(String persona) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        browser.get("/signed-in");
        String path = "/home-changes/for/" + person("holder");
        Map<String, Object> body = Map.of("address", "6 New Street", "postcode", "M33 2AB", "madeSure", "Seen");

        assertThat(browser.get(path).status()).isEqualTo(403);
        assertThat(browser.post(path, Map.of("called", "yes", "madeSure", "x")).status())
                .isEqualTo(403);
        assertThat(api.post(persona, "/api/v1/people/" + person("holder") + "/home-changes", body)
                        .status())
                .isEqualTo(403);
        if (!persona.matches("social-work")) {
            assertThat(api.get(persona, "/api/v1/home-changes").status()).isEqualTo(403);
        }
        assertThat(api.post("support", "/api/v1/people/" + person("finance") + "/home-changes", body)
                        .status())
                .isEqualTo(404);
        assertThat(api.post("support", "/api/v1/people/" + person("support") + "/home-changes", body)
                        .status())
                .as("their own")
                .isEqualTo(404);
    }

    private String homeOf(String person) {
        return directly.database()
                .sql("select h.lines || ' ' || h.postcode || ' ' || coalesce(p.born_on::text, '') from person p"
                        + " join home_address h on h.council_id = p.council_id and h.person_id = p.id where p.id = :id")
                .bind("id", UUID.fromString(person))
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElse("");
    }

    private String letterFor(String persona) {
        String id = directly.database()
                .sql("select id::text from person where name = 'Jamal Edwards'")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
        PlainBrowser joe = PlainBrowser.signedIn(directly, "support");
        joe.get("/cannot-sign-in/" + id);
        assertThat(joe.post("/cannot-sign-in/" + id, Map.of("called", "yes", "madeSure", persona))
                        .status())
                .isEqualTo(200);
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        Matcher letter = LETTER.matcher(amina.get("/cannot-sign-in/letters").html());
        assertThat(letter.find()).isTrue();
        Matcher code = CODE.matcher(amina.post(letter.group(1), Map.of()).html());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static PlainBrowser.Shown start(PlainBrowser browser, String code, int year) {
        browser.get("/start");
        return browser.post(
                "/start", Map.of("code", code, "born-day", "2", "born-month", "5", "born-year", String.valueOf(year)));
    }

    private int startLetter(String person) {
        return api.post("social-work", "/api/v1/people/" + person + "/start-letters", Map.of())
                .status();
    }

    private void born(String persona) {
        execute("update person set born_on = '1951-05-02' where subject = '" + persona + "'");
    }

    private void execute(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private String topics(String person) {
        return all("select topic from outbox where payload ->> 'personId' = '" + person + "'");
    }

    private String audited(String person) {
        return all("select e.action || ' ' || p.name from audit_event e join person p on p.id = e.actor_id"
                + " where e.subject_id = '" + person + "'");
    }

    private String all(String sql) {
        return String.join(
                "\n",
                directly.database()
                        .sql(sql)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .blockOptional()
                        .orElseThrow());
    }

    private String person(String persona) {
        return directly.database()
                .sql("select id::text from person where subject = :subject")
                .bind("subject", persona)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String text(PlainBrowser.Shown shown) {
        return PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
    }
}
