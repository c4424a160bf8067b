package uk.directly.notice.govuknotify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as much of GOV.UK Notify's HTTP as the client asks for. */
final class NotifyStub implements AutoCloseable {
    private static final String TEMPLATE = """
            {"id": "%s", "version": 1, "uri": "https://notify.example/template"}""".formatted(UUID.randomUUID());

    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();
    final Map<UUID, JsonNode> got = new ConcurrentHashMap<>();
    volatile int refuseWith;
    volatile String status = "sending";

    NotifyStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/notifications", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (refuseWith > 0) {
                reply(exchange, refuseWith, """
                        {"status_code": %d, "errors": [{"error": "Error", "message": "no"}]}""".formatted(refuseWith));
            } else if (exchange.getRequestMethod().equals("POST")) {
                take(exchange);
            } else if (exchange.getRequestURI().getPath().equals("/v2/notifications")) {
                list(exchange);
            } else {
                String path = exchange.getRequestURI().getPath();
                UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
                JsonNode kept = got.get(id);
                reply(exchange, kept == null ? 404 : 200, kept == null ? """
                                {"status_code": 404, "errors": [{"error": "NoResultFound", "message": "No result found"}]}""" : one(id, kept));
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        UUID id = UUID.randomUUID();
        got.put(id, body);
        reply(exchange, 201, """
                {"id": "%s", "reference": "%s", "postage": "second", "uri": "https://notify.example/n", "template": %s,
                 "content": {"body": "b", "subject": "s", "from_email": "a@b.example", "from_number": "GOVUK"}}
                """.formatted(id, body.path("reference").asString(), TEMPLATE));
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        StringBuilder found = new StringBuilder();
        got.forEach((id, body) -> {
            if (query.contains("reference=" + body.path("reference").asString())) {
                found.append(found.isEmpty() ? "" : ",").append(one(id, body));
            }
        });
        reply(exchange, 200, """
                {"notifications": [%s], "links": {"current": "https://notify.example"}}""".formatted(found));
    }

    private String one(UUID id, JsonNode body) {
        return """
                {"id": "%s", "reference": "%s", "email_address": null, "phone_number": null, "line_1": null, "line_2": null,
                 "line_3": null, "line_4": null, "line_5": null, "line_6": null, "postcode": null, "postage": null,
                 "type": "email", "status": "%s", "template": %s, "body": "b", "subject": "s",
                 "created_at": "2026-12-01T10:00:00.000000Z", "sent_at": null, "completed_at": null,
                 "created_by_name": null, "estimated_delivery": null, "scheduled_for": null,
                 "is_cost_data_ready": false, "cost_in_pounds": 0.0, "cost_details": {}}
                """.formatted(id, body.path("reference").asString(), status, TEMPLATE);
    }

    private static void reply(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
