package uk.directly.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetServer;
import uk.directly.testing.TestDatabase;

/** A council with the intake's use cases and routes, and the ways in which officers ask them. Today is 1 December 2026. */
public final class IntakeServer implements AutoCloseable {
    /** Where everything is. */
    public static final String INTAKES = "/api/v1/intakes";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final BudgetServer server;

    /**
     * Starts on this database.
     *
     * @param more beans besides
     */
    public IntakeServer(TestDatabase database, Class<?>... more) {
        List<Class<?>> beans =
                new ArrayList<>(List.of(Intakes.class, ParallelRunning.class, IntakeBook.class, IntakeExport.class));
        beans.addAll(List.of(more));
        server = new BudgetServer(database, beans.toArray(Class<?>[]::new));
        server.as(server.maker);
    }

    /** The text of one of the fictional files: 60 awards of 58 people, 22 payees, 22 arrangements. */
    public static String file(String name) {
        try (InputStream file = IntakeServer.class.getResourceAsStream("/intake/" + name + ".csv")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One award, from the titles that matter and their cells; the rest is plain. */
    public static String award(Map<String, String> cells) {
        Map<String, String> row = new java.util.LinkedHashMap<>();
        row.put("caseReference", "OLD-1");
        row.put("givenName", "Ada");
        row.put("familyName", "Fairweather");
        row.put("born", "1951-04-02");
        row.put("kind", "direct-payment");
        row.put("from", "2026-04-01");
        row.put("weekly", "100.00");
        row.put("cycle", "fortnightly");
        row.put("planLines", "Getting out");
        row.put("paidUntil", "2026-11-29");
        row.put("balanceCouncil", "200.00");
        row.putAll(cells);
        return String.join(",", row.keySet()) + "\n"
                + row.values().stream().map(cell -> '"' + cell + '"').collect(Collectors.joining(","))
                + "\n";
    }

    /** Sends files of the figures of a day. */
    public WebTestClient.ResponseSpec send(
            String key, String figuresOn, String awards, @Nullable String payees, @Nullable String arrangements) {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("awards", awards).filename("awards.csv");
        if (payees != null) {
            form.part("payees", payees).filename("payees.csv");
        }
        if (arrangements != null) {
            form.part("arrangements", arrangements).filename("arrangements.csv");
        }
        return server.client()
                .post()
                .uri(INTAKES + "?figuresOn=" + figuresOn)
                .header("Idempotency-Key", key)
                .bodyValue(form.build())
                .exchange();
    }

    /** Sends them, which works. */
    public JsonNode sent(String awards, @Nullable String payees, @Nullable String arrangements) {
        return json(send(UUID.randomUUID().toString(), "2026-11-30", awards, payees, arrangements), 201);
    }

    /** Writes down the control total that fits, and has somebody else accept it. */
    public JsonNode accepted(JsonNode intake) {
        server.as(server.maker);
        control(intake, intake.path("ours"), null);
        server.as(server.checker);
        return json(accept(intake, "{\"goodRowsOnly\": true}"), 200);
    }

    public JsonNode control(JsonNode intake, JsonNode totals, @Nullable String reason) {
        return json(
                server.put(path(intake) + "/control", """
                        {"people": %d, "totalPence": %d, "weeklyPence": %d, "reason": %s}""".formatted(
                                totals.path("people").asInt(),
                                totals.path("totalPence").asLong(),
                                totals.path("weeklyPence").asLong(),
                                reason == null ? "null" : '"' + reason + '"')),
                200);
    }

    public WebTestClient.ResponseSpec accept(JsonNode intake, String body) {
        return server.post(path(intake) + "/accept", UUID.randomUUID().toString(), body);
    }

    /** Figures of a day, which the first officer sends. */
    public JsonNode compared(JsonNode intake, String day, String rows) {
        server.as(server.maker);
        return json(server.postCsv(path(intake) + "/figures?on=" + day, rows), 200);
    }

    /** The second officer takes them live. */
    public WebTestClient.ResponseSpec live(JsonNode intake, String key, String body) {
        server.as(server.checker);
        return server.post(path(intake) + "/go-live", key, body);
    }

    /** Rows of it. */
    public List<JsonNode> rows(JsonNode intake, String query) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(
                    server.get(
                            path(intake) + "/rows?limit=100" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)),
                    200);
            page.path("items").forEach(rows::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }

    /** The first award of it with this case reference. */
    public JsonNode row(JsonNode intake, String reference) {
        return rows(intake, "&sheet=awards").stream()
                .filter(row -> row.path("caseReference").asString().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /** One of the exported files. */
    public String exported(String sheet) {
        return text(server.get(INTAKES + "/export.csv?sheet=" + sheet));
    }

    /** A file that is answered. */
    public String text(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return new String(java.util.Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }

    public String path(JsonNode intake) {
        return INTAKES + "/" + intake.path("id").asString();
    }

    /** An answer of this status. */
    public JsonNode json(WebTestClient.ResponseSpec answer, int status) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        answer.expectStatus().value(is -> assertThat(is).as(text).isEqualTo(status));
        return JSON.readTree(text);
    }

    /** A refusal with this name. */
    public JsonNode refused(WebTestClient.ResponseSpec answer, int status, String problem) {
        JsonNode body = json(answer, status);
        assertThat(body.path("type").asString()).endsWith("/" + problem);
        return body;
    }

    @Override
    public void close() {
        server.close();
    }
}
