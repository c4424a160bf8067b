package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;
import uk.directly.web.testing.PrintedDocument;

/** Tom's statement: read on the page, over the API, as a file and on paper, by him alone. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private LocalDate today = LocalDate.EPOCH;

    StatementIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    /** A load, £30.00 of his own, a visit that is paid. */
    @BeforeAll
    void moveMoney() {
        directly.database()
                .sql("""
                        select budget_top_up(jsonb_build_object('id', :id::text, 'councilId', council_id, 'budgetId', id,
                                   'amountPence', 3000, 'rail', 'stripe', 'description', 'Added from your card',
                                   'actorId', holder_id, 'at', :at::text))::text
                          from budget where id = :budget::uuid""")
                .bind("id", Ids.next().toString())
                .bind("at", api.now().toString())
                .bind("budget", budget())
                .mapValue(String.class)
                .one()
                .block();
        Instant start = directly.firstDay()
                .plusDays(2)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        Instant end = start.plus(Duration.ofMinutes(90));
        UUID visit = tom.book(Holder.offerOf(api, "pa"), start, Duration.ofMinutes(90))
                .id();
        ok(api.post("pa", "/api/v1/bookings/" + visit + "/accept", key(), Map.of()));
        api.moveClock(end);
        ok(api.put(
                "pa",
                "/api/v1/bookings/" + visit + "/visit",
                Map.of("start", start.toString(), "end", end.toString())));
        ok(api.post("holder", "/api/v1/bookings/" + visit + "/approve", key(), Map.of()));
        today = api.now().atZone(LONDON).toLocalDate();
    }

    @Test
    @DisplayName("R94 page, API, file and PDF show the same figures and lines, in large print too")
    void showsTheSameEverywhere() throws IOException, InterruptedException {
        JsonNode statement = ok(api.get("holder", "/api/v1/budgets/" + budget() + "/statement" + days()));
        JsonNode budget = tom.budget();
        assertThat(statement.path("closingPence").asLong())
                .isEqualTo(budget.path("postedPence").asLong()
                        + budget.path("ownPence").asLong()
                        + budget.path("reservePence").asLong());
        assertThat(statement.path("items").size()).isEqualTo(3);

        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        String page = text(browser.get(page() + days()));
        String file = browser.get(page() + ".csv" + days()).html();
        String paper = new PrintedDocument(pdf("")).text();
        String large = new PrintedDocument(pdf("&print=large")).text();

        for (String figure : List.of("openingPence", "inPence", "outPence", "closingPence")) {
            String amount = Pence.of(statement.path(figure).asLong()).text();
            assertThat(page).contains(amount);
            assertThat(paper).contains(amount);
            assertThat(large).contains(amount);
        }
        for (JsonNode line : statement.path("items")) {
            long pence = line.path("amountPence").asLong();
            String signed = (pence > 0 ? "+" : "") + Pence.of(pence).text();
            String both =
                    signed + " " + Pence.of(line.path("balancePence").asLong()).text();
            assertThat(page).contains(both);
            assertThat(paper).contains(both);
            assertThat(large).contains(both);
            assertThat(file)
                    .contains(pounds(Math.abs(pence)))
                    .contains(pounds(line.path("balancePence").asLong()))
                    .contains(line.path("id").asString());
        }
        assertThat(file)
                .contains("\"Closing balance\",,,,,,,"
                        + pounds(statement.path("closingPence").asLong()));
        assertThat(paper)
                .contains("Name Tom Okafor")
                .contains("Demonstration: the people and the money here are made up.")
                .contains("The council takes your share off first");
        PageWords.check("the printed statement", paper);
    }

    @Test
    void isFoundFromMoneyAndPrintsFromThere() {
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");

        assertThat(browser.get("/money").html()).contains("href=\"" + page() + "\"");
        Shown shown = browser.get(page());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(text(shown)).contains("Statement of your support money");
        assertThat(text(browser.get(page() + "?days=last-month"))).contains("Nothing came in or went out");
        assertThat(text(browser.get(page() + "?days=start"))).contains("Paid in by the council");
        assertThat(browser.get(page() + ".pdf" + days()).html()).startsWith("%PDF-1.");
        assertThat(browser.get(page() + ".pdf" + days() + "&print=large").status())
                .isEqualTo(200);
    }

    @Test
    void showsWhatIsWrongWithTheDays() {
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");

        Shown page = browser.get(page() + "?days=own&from-day=31&from-month=2&from-year=2026");

        assertThat(page.status()).isEqualTo(422);
        assertThat(text(page)).contains("There is a problem").contains("Give the last day");
        assertThat(browser.get(page() + ".pdf?from=2026-02-30&to=2026-03-01").status())
                .isEqualTo(400);
        assertThat(browser.get(page() + "?after=x").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-02&to=2026-01-01, 422, end-before-start",
        "from=2026-01-02&to=2999-01-01, 422, too-far-ahead",
        "from=2010-01-02&to=2026-01-02, 422, too-long",
        "from=2026-01-02, 400, invalid-request",
        "from=2026-01-01&to=2026-01-02&print=huge, 400, invalid-request"
    })
    void refusesAPdfOfNoPeriod(String query, int status, String problem) {
        Api.Answer answer = api.get("holder", "/api/v1/budgets/" + budget() + "/statement.pdf?" + query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".csv", ".pdf"})
    @DisplayName("R102 nobody but the person reads it, in whatever form")
    void showsItToNobodyElse(String form) {
        String route = "/api/v1/budgets/" + budget() + "/statement" + form + days();
        assertThat(api.get("holder2", route).status()).isEqualTo(404);
        assertThat(api.get("carer", route).status()).isEqualTo(404);
        for (String persona : List.of("pa", "finance", "accreditation", "support", "nominee", "helper", "broker")) {
            assertThat(api.get(persona, route).status()).as(persona).isEqualTo(403);
        }
        assertThat(api.get(null, route).status()).isEqualTo(401);

        assertThat(PlainBrowser.signedIn(directly, "holder2")
                        .get(page() + form + days())
                        .status())
                .isEqualTo(404);
        assertThat(PlainBrowser.signedIn(directly, "pa")
                        .get(page() + form + days())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isDescribed() {
        JsonNode paths = api.get(null, "/v3/api-docs").body().path("paths");

        for (Map.Entry<String, String> form : Map.of(
                        "statement",
                        "application/json",
                        "statement.csv",
                        "text/csv",
                        "statement.pdf",
                        "application/pdf")
                .entrySet()) {
            JsonNode operation =
                    paths.path("/api/v1/budgets/{id}/" + form.getKey()).path("get");
            assertThat(operation.path("responses").path("200").path("content").propertyNames())
                    .as(form.getKey())
                    .containsExactly(form.getValue());
            assertThat(operation.path("parameters").toString())
                    .contains("\"from\"")
                    .contains("\"to\"");
        }
    }

    private byte[] pdf(String print) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                api.request(
                        "holder",
                        "GET",
                        "/api/v1/budgets/" + budget() + "/statement.pdf" + days() + print,
                        null,
                        Map.of()),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return answer.body();
    }

    private String budget() {
        return tom.budget().path("id").asString();
    }

    private String page() {
        return "/money/" + budget() + "/statement";
    }

    private String days() {
        return "?from=" + directly.firstDay() + "&to=" + today;
    }

    private static String pounds(long pence) {
        return String.format(Locale.ROOT, "%d.%02d", pence / 100, pence % 100);
    }

    private static String text(Shown shown) {
        String text = PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
        PageWords.check(shown.address().getPath(), text);
        return text;
    }

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
