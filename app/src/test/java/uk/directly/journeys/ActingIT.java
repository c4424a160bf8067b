package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Somebody acts for another, within limits, over the API and over the pages; and no longer once that was taken back. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActingIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Api api;
    private final UUID tom;
    private final UUID aisha;

    ActingIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = UUID.fromString(
                api.get("holder", "/api/v1/me").body().path("id").asString());
        this.aisha = Holder.offerOf(api, "pa");
    }

    @Test
    @Order(1)
    @DisplayName("R60 who acts for somebody sees their money, and nothing of it without naming them")
    void seesForTom() {
        assertThat(api.get("nominee", "/api/v1/me")
                        .body()
                        .at("/actsFor/0/personId")
                        .asString())
                .isEqualTo(tom.toString());
        assertThat(api.get("nominee", "/api/v1/budgets").status()).isEqualTo(403);

        JsonNode budgets = as("nominee", "GET", "/api/v1/budgets", null).body();

        assertThat(budgets).isEqualTo(api.get("holder", "/api/v1/budgets").body());
    }

    @ParameterizedTest
    @Order(2)
    @DisplayName("R102 nobody acts for whom they don't act for, whatever they are themselves")
    @CsvSource({"authorised", "holder2", "pa", "finance", "support", "broker", "carer"})
    void refusesStrangers(String persona) {
        Api.Answer answer = as(persona, "GET", "/api/v1/budgets", null);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @Test
    @Order(3)
    @DisplayName("R60 R61 a helper books and says yes up to their limit; both names stand beside it")
    void worksWithinLimits() {
        Instant start = at(2, 9, 30);
        UUID booking = booked("helper", start, Duration.ofMinutes(150));
        told(booking, start, Duration.ofMinutes(150));

        assertThat(approved("helper", booking).status()).isEqualTo(200);

        assertThat(audited(booking)).contains("Danny Price for Tom Okafor");
        JsonNode line = api.get(
                        "holder",
                        "/api/v1/budgets/"
                                + new Holder(api, "holder").budget().path("id").asString() + "/transfers")
                .body()
                .at("/items/0");
        assertThat(line.path("by").asString()).isEqualTo("Danny Price");
        assertThat(line.path("onBehalfOf").asString()).isEqualTo("Tom Okafor");
    }

    @Test
    @Order(4)
    @DisplayName("R60 beyond the limit a helper is refused, nothing is paid, and the nominated person may")
    void refusesBeyondTheLimit() {
        Instant start = at(4, 9, 30);
        UUID booking = booked("helper", start, Duration.ofHours(4));
        told(booking, start, Duration.ofHours(4));

        Api.Answer refused = approved("helper", booking);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("detail").asString()).contains("£50.00");
        assertThat(api.get("holder", "/api/v1/bookings/" + booking)
                        .body()
                        .path("settledPence")
                        .asLong())
                .isZero();
        assertThat(approved("nominee", booking).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @Order(5)
    @DisplayName("R26 R60 no one who acts for another changes powers, bank details or the way the money comes")
    @CsvSource({
        "helper, PUT, /api/v1/me/bank-details",
        "nominee, PUT, /api/v1/budgets/00000000-0000-0000-0000-000000000001/route",
        "helper, PUT, /api/v1/asking",
        "helper, POST, /api/v1/top-ups",
        "helper, POST, /api/v1/agreements",
        "nominee, POST, /api/v1/stop-requests"
    })
    void refusesWhatIsNotTheirs(String persona, String method, String path) {
        assertThat(as(persona, method, path, Map.of()).status()).isEqualTo(403);
    }

    @Test
    @Order(5)
    @DisplayName("R26 who runs the money for another only asks for new bank details; two officers decide")
    void asksForBankDetails() {
        Map<String, Object> details = Map.of(
                "id",
                UUID.randomUUID(),
                "sortCode",
                "200000",
                "accountNumber",
                "55779911",
                "name",
                "T Okafor",
                "nameConfirmed",
                true);

        Api.Answer asked = as("nominee", "PUT", "/api/v1/me/bank-details", details);

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(200);
        assertThat(asked.body().path("state").asString()).isEqualTo("asked");
        assertThat(asked.body().path("onBehalfOf").asString()).isEqualTo("Tom Okafor");
        assertThat(api.post("holder", "/api/v1/bank-detail-changes/" + asked.id() + "/stop", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    @DisplayName("R64 nobody books their own work for another, or says yes to it")
    void refusesOwnWork() {
        give("pa", "helper");
        Map<String, Object> visit = new Holder(api, "holder").visit(aisha, at(6, 9, 30), Duration.ofHours(1));

        Api.Answer own = as("pa", "POST", "/api/v1/bookings", visit);

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().path("detail").asString()).contains("your own work");
        Instant start = at(6, 9, 30);
        UUID booking = booked("nominee", start, Duration.ofHours(1));
        told(booking, start, Duration.ofHours(1));
        assertThat(approved("pa", booking).status()).isEqualTo(403);
        take("pa");
    }

    @Test
    @Order(7)
    @DisplayName("R61 the pages say for whom one acts; choosing is deliberate, and an old form is shown again")
    void actsOnThePages() {
        PlainBrowser ngozi = PlainBrowser.signedIn(directly, "nominee");
        assertThat(text(ngozi.get("/home")))
                .contains("Who are you here for?")
                .contains("Tom Okafor")
                .contains("They chose you to look after their support money");
        PlainBrowser.Shown home = ngozi.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(text(home)).contains("You are acting for Tom Okafor").contains("left to use");
        assertThat(ngozi.get("/money").status()).isEqualTo(200);
        assertThat(ngozi.get("/visits").status()).isEqualTo(200);
        assertThat(text(ngozi.get("/money"))).contains("Tom Okafor’s share").doesNotContain("Your share");
        assertThat(text(ngozi.get("/money/agreement")))
                .contains("Tom Okafor’s agreement with the council")
                .doesNotContain("Your share");
        assertThat(ngozi.get("/money").html()).doesNotContain("/money/how").doesNotContain("/money/stop");
        assertThat(ngozi.get("/money/how").status()).isEqualTo(403);
        assertThat(text(ngozi.get("/money/bank"))).contains("The bank account for Tom Okafor’s support money");

        PlainBrowser.Shown mine = ngozi.post("/acting-for", Map.of("person", "myself"));

        assertThat(text(mine)).doesNotContain("You are acting for");
        assertThat(ngozi.get("/money").status()).isEqualTo(403);
        assertThat(ngozi.post("/acting-for", Map.of("person", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Order(8)
    @DisplayName("R61 what is taken back is gone with the next click, also in the middle of a session; bookings stand")
    void endsAtOnce() {
        Instant start = at(8, 9, 30);
        UUID booking = booked("helper", start, Duration.ofHours(1));
        Map<String, Object> weekly = new Holder(api, "holder").visit(aisha, at(9, 15, 0), Duration.ofMinutes(30));
        weekly.put("repeat", "FREQ=WEEKLY");
        UUID series = UUID.fromString(as("helper", "POST", "/api/v1/bookings", weekly)
                .body()
                .at("/series/id")
                .asString());
        assertThat(api.post("pa", "/api/v1/series/" + series + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        long booked = visitsOf(series);
        PlainBrowser danny = PlainBrowser.signedIn(directly, "helper");
        danny.get("/acting-for");
        danny.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(danny.get("/visits/" + booking + "/cancel").status()).isEqualTo(200);

        take("helper");

        PlainBrowser.Shown over = danny.post("/visits/" + booking + "/cancel", Map.of("reason", "changed-mind"));
        assertThat(text(over)).contains("You don’t act for this person any more. What you were doing was not done.");
        assertThat(as("helper", "GET", "/api/v1/bookings", null).status()).isEqualTo(403);
        assertThat(api.get("holder", "/api/v1/bookings/" + booking)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
        api.moveClock(at(24, 9, 0));
        assertThat(Waiting.until(() -> visitsOf(series), visits -> visits > booked))
                .as("what they set up goes on")
                .isGreaterThan(booked);
    }

    @Test
    @Order(9)
    @DisplayName("R60 an officer lowers how far somebody goes; they let nobody in for more, over the API or a page")
    void givesNoMoreThanTheirOwn() {
        UUID peter = idOf("holder-lacks");
        UUID helen = idOf("authorised");
        String lower = "/api/v1/people/" + peter + "/acting/" + helen;
        Map<String, Object> fifty = Map.of("mayApproveUpToPence", 5_000, "reason", "Only small bills");
        for (String persona : new String[] {"holder", "authorised", "finance", "support", "helper"}) {
            assertThat(api.put(persona, lower, fifty).status()).as(persona).isEqualTo(403);
        }
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        assertThat(text(amina.get("/acting/people/" + peter))).contains("Lower up to how much Helen Marsh says yes");
        String page = "/acting/people/" + peter + "/lower/" + helen;
        assertThat(text(amina.get(page))).contains("They say yes to any amount now.");
        assertThat(amina.post(page, Map.of("upTo", "much", "reason", "")).status())
                .isEqualTo(422);
        assertThat(amina.get("/acting/people/" + peter + "/lower/" + tom).status())
                .isEqualTo(404);

        assertThat(text(amina.post(page, Map.of("upTo", "60.00", "reason", "Only small bills"))))
                .contains("It is recorded.");

        assertThat(api.put("social-work", lower, fifty).status()).isEqualTo(204);
        Map<String, Object> more =
                Map.of("name", "Sam", "as", "helper", "way", "paper", "mayBook", true, "mayApproveUpToPence", 5_001);
        Api.Answer refused = forPerson("authorised", peter, "POST", "/api/v1/acting/invitations", more);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("mostPence").asLong()).isEqualTo(5_000);
        PlainBrowser browser = PlainBrowser.signedIn(directly, "authorised");
        browser.get("/acting-for");
        browser.post("/acting-for", Map.of("person", peter.toString()));
        Map<String, String> form = Map.of("name", "Sam", "way", "paper", "may", "approve", "upTo", "50.01");
        PlainBrowser.Shown again = browser.post("/people/helpers/new", form);
        assertThat(again.status()).isEqualTo(422);
        assertThat(text(again)).contains("You say yes up to £50.00 yourself. Enter that amount or less");
        assertThat(again.html()).contains("value=\"50.01\"");
    }

    @Test
    @Order(10)
    @DisplayName("R64 an officer sees with whom somebody lives or works, and ends it with a reason")
    void endsTies() {
        UUID danny = idOf("helper");
        assertThat(api.post("helper", "/api/v1/acting-for/ties", Map.of("providerId", provider(), "kind", "household"))
                        .status())
                .isEqualTo(204);
        String ties = "/api/v1/people/" + danny + "/ties";
        for (String persona : new String[] {"helper", "holder", "finance", "support"}) {
            assertThat(api.get(persona, ties).status()).as(persona).isEqualTo(403);
        }
        JsonNode tie = api.get("social-work", ties).body().at("/items/0");
        assertThat(tie.path("saidBy").asString()).isEqualTo("Danny Price");
        String end = "/acting/people/" + danny + "/ties/" + tie.path("id").asString() + "/end";
        assertThat(api.post(
                                "helper",
                                "/api/v1/people/" + danny + "/ties/"
                                        + tie.path("id").asString() + "/end",
                                Map.of("reason", "Mine"))
                        .status())
                .isEqualTo(403);
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        assertThat(text(amina.get("/acting/people/" + danny + "/ties")))
                .contains("Whom Danny Price lives or works with")
                .contains("They live together.")
                .contains("Said by Danny Price on");
        assertThat(amina.get("/acting/people/" + tom + "/ties/" + tie.path("id").asString() + "/end")
                        .status())
                .as("of somebody else")
                .isEqualTo(404);
        assertThat(amina.get(end).status()).isEqualTo(200);
        assertThat(amina.post(end, Map.of("words", "")).status()).isEqualTo(422);

        assertThat(text(amina.post(end, Map.of("words", "He moved out"))))
                .contains("It is ended. We tell them, and for whom they act.")
                .contains("He moved out");

        assertThat(api.get("social-work", ties)
                        .body()
                        .at("/items/0/endedReason")
                        .asString())
                .isEqualTo("He moved out");
    }

    @Test
    @Order(11)
    @DisplayName("R65 “they can decide again” takes two steps, and nobody is left authorised")
    void canDecideAgain() {
        UUID peter = idOf("holder-lacks");
        assertThat(forPerson("authorised", peter, "POST", "/api/v1/acting/can-decide-again", Map.of())
                        .status())
                .isEqualTo(204);
        Map<String, Object> can =
                Map.of("canDecide", true, "decidedOn", directly.firstDay().toString(), "reason", "Seen");
        Api.Answer twoSteps = api.post("social-work", "/api/v1/people/" + peter + "/capacity", can);
        assertThat(twoSteps.status()).isEqualTo(409);
        assertThat(twoSteps.body().path("names").asString()).isEqualTo("Helen Marsh");
        String review = "/acting/reviews/" + review(peter);
        PlainBrowser amina = PlainBrowser.signedIn(directly, "social-work");
        assertThat(text(amina.get(review)))
                .contains("They can decide about the money")
                .doesNotContain("It ends now");
        assertThat(amina.post(review, Map.of()).status()).isEqualTo(422);

        PlainBrowser.Shown second = amina.post(review, Map.of("answer", "can"));

        assertThat(text(second)).contains("This ends now: Helen Marsh").contains("When was it assessed?");
        assertThat(forPerson("authorised", peter, "GET", "/api/v1/budgets", null)
                        .status())
                .isEqualTo(200);
        assertThat(amina.post(review + "/can", Map.of("answer", "yes", "reason", ""))
                        .status())
                .isEqualTo(422);
        Map<String, String> form = new HashMap<>(Map.of("answer", "yes", "reason", "Assessed by Dr Shaw"));
        form.put("on-day", String.valueOf(directly.firstDay().getDayOfMonth()));
        form.put("on-month", String.valueOf(directly.firstDay().getMonthValue()));
        form.put("on-year", String.valueOf(directly.firstDay().getYear()));
        assertThat(text(amina.post(review + "/can", form))).contains("The decision is recorded.");
        assertThat(forPerson("authorised", peter, "GET", "/api/v1/budgets", null)
                        .status())
                .isEqualTo(403);
        assertThat(text(amina.get("/acting/people/" + peter))).contains("they can decide about this money");
    }

    private String review(UUID forPerson) {
        for (JsonNode each :
                api.get("social-work", "/api/v1/acting-reviews").body().path("items")) {
            if (each.path("forPersonId").asString().equals(forPerson.toString())) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("There is no review");
    }

    private UUID idOf(String persona) {
        return UUID.fromString(api.get(persona, "/api/v1/me").body().path("id").asString());
    }

    private String provider() {
        return directly.database()
                .sql(
                        "select p.id::text from provider p join offer o on o.council_id = p.council_id and o.provider_id = p.id"
                                + " where o.id = :offer")
                .bind("offer", aisha)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private Api.Answer forPerson(
            String persona, UUID person, String method, String path, @org.jspecify.annotations.Nullable Object body) {
        return api.send(api.request(
                persona,
                method,
                path,
                body,
                Map.of(
                        "Act-For",
                        person.toString(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())));
    }

    private long visitsOf(UUID series) {
        return directly.database()
                .sql("select count(*) from series_visit where series_id = :series and booking_id is not null")
                .bind("series", series)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    @Order(100)
    @DisplayName("R106 a worry is taken though the power, or the sign-in, of whoever writes it has ended meanwhile")
    void losesNoWorry() {
        UUID sue = UUID.fromString(
                api.get("self-funder", "/api/v1/me").body().path("id").asString());
        run("""
                insert into acting (council_id, person_id, for_person_id, as_role, may_book, may_approve_up_to_pence, during)
                select council_id, '%s', id, 'helper', false, 0, '[2026-01-01,)' from person where id = '%s'
                """.formatted(sue, tom));
        PlainBrowser browser = PlainBrowser.signedIn(directly, "self-funder");
        browser.get("/acting-for");
        browser.post("/acting-for", Map.of("person", tom.toString()));
        assertThat(browser.get("/concern").html()).contains("Worried about someone?");
        run("delete from acting where person_id = '" + sue + "'");

        PlainBrowser.Shown wrong = browser.post("/concern", Map.of("happened", "He is cold."));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains(">He is cold.<");
        assertThat(worry(browser, "Mr Hill")).isEqualTo(200);
        assertThat(told("Mr Hill")).as("in one's own name").isEqualTo(sue.toString());
        assertThat(browser.get("/visits").address().toString())
                .as("the next page says that the power is over")
                .contains("over=yes");

        run("update sign_in set ended_at = now(), ended_by = person_id where person_id = '" + sue
                + "' and ended_at is null");
        assertThat(worry(browser, "Mr Dale")).isEqualTo(200);
        assertThat(told("Mr Dale")).as("as by a visitor").isEqualTo("nobody");
    }

    private static int worry(PlainBrowser browser, String about) {
        return browser.post(
                        "/concern",
                        Map.of(
                                "key",
                                UUID.randomUUID().toString(),
                                "about",
                                "other",
                                "aboutName",
                                about,
                                "happened",
                                "They called for help.",
                                "danger",
                                "no",
                                "knows",
                                "no"))
                .status();
    }

    /** Who told of it, as far as we know. */
    private String told(String about) {
        return directly.database()
                .sql("select coalesce(raised_by::text, 'nobody') from concern where about_name = :about")
                .bind("about", about)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private void run(String sql) {
        directly.database().sql(sql).then().block();
    }

    private UUID booked(String persona, Instant start, Duration length) {
        Api.Answer booked =
                as(persona, "POST", "/api/v1/bookings", new Holder(api, "holder").visit(aisha, start, length));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return booked.id();
    }

    private void told(UUID booking, Instant start, Duration length) {
        api.moveClock(start.plus(length).plusSeconds(60));
        assertThat(api.put(
                                "pa",
                                "/api/v1/bookings/" + booking + "/visit",
                                Map.of(
                                        "start",
                                        start.toString(),
                                        "end",
                                        start.plus(length).toString()))
                        .status())
                .isEqualTo(200);
    }

    private Api.Answer approved(String persona, UUID booking) {
        return as(persona, "POST", "/api/v1/bookings/" + booking + "/approve", Map.of());
    }

    /** A request for Tom, under a key of its own. */
    private Api.Answer as(String persona, String method, String path, @org.jspecify.annotations.Nullable Object body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Act-For", tom.toString());
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return api.send(api.request(persona, method, path, body, headers));
    }

    private void give(String persona, String as) {
        execute("insert into acting (council_id, person_id, for_person_id, as_role, during) select council_id, '"
                + api.get(persona, "/api/v1/me").body().path("id").asString() + "', id, '" + as
                + "', daterange('2020-01-01', null) from person where id = '" + tom + "'");
    }

    private void take(String persona) {
        execute("delete from acting where person_id = '"
                + api.get(persona, "/api/v1/me").body().path("id").asString() + "' and for_person_id = '" + tom + "'");
    }

    private void execute(String sql) {
        directly.database().sql(sql).fetch().rowsUpdated().block();
    }

    private String audited(UUID booking) {
        StringBuilder all = new StringBuilder();
        for (JsonNode line :
                api.get("finance", "/api/v1/audit?subject=" + booking).body().path("items")) {
            all.append(line.at("/actor/name").asString())
                    .append(" for ")
                    .append(line.at("/onBehalfOf/name").asString())
                    .append('\n');
        }
        return all.toString();
    }

    private Instant at(int days, int hour, int minute) {
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(hour, minute))
                .atZone(LONDON)
                .toInstant();
    }

    private static String text(PlainBrowser.Shown shown) {
        return PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
    }
}
