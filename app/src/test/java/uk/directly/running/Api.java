package uk.directly.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running application from outside, as any other program would: HTTP, JSON, a bearer token. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Ports ports;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** The application on these ports. */
    public Api(Ports ports) {
        this.ports = ports;
    }

    /** An answer: status, headers and, where there is one, JSON. */
    public record Answer(int status, HttpResponse<String> response, JsonNode body) {
        /** The last part of the problem's type. */
        public String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /** The id in the body. */
        public UUID id() {
            return UUID.fromString(body.path("id").asString());
        }
    }

    /** A persona's token, from the token endpoint. */
    public String token(String persona) {
        return tokens.computeIfAbsent(persona, name -> {
            String form = "grant_type=password&username=" + name
                    + "&password=x&client_id=directly-api&client_secret=x&scope=openid%20directly-api";
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + ports.signIn() + "/directly/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return send(request).body().path("access_token").asString();
        });
    }

    /** Reads. */
    public Answer get(@Nullable String persona, String path) {
        return send(request(persona, "GET", path, null, Map.of()));
    }

    /** Posts JSON. */
    public Answer post(@Nullable String persona, String path, Object body) {
        return send(request(persona, "POST", path, body, Map.of()));
    }

    /** Posts JSON under an Idempotency-Key. */
    public Answer post(@Nullable String persona, String path, String key, Object body) {
        return send(request(persona, "POST", path, body, Map.of("Idempotency-Key", key)));
    }

    /** The same, without waiting. */
    public CompletableFuture<Answer> postAsync(String persona, String path, String key, Object body) {
        return http.sendAsync(
                        request(persona, "POST", path, body, Map.of("Idempotency-Key", key)),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(Api::answer);
    }

    /** Puts JSON. */
    public Answer put(@Nullable String persona, String path, Object body) {
        return send(request(persona, "PUT", path, body, Map.of()));
    }

    /** Posts a file as it is. */
    public Answer postFile(@Nullable String persona, String path, byte[] content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.application() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/octet-stream")
                // What is refused unread is answered before it is sent.
                .expectContinue(content.length > 10_000_000)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content));
        if (persona != null) {
            request.header("Authorization", "Bearer " + token(persona));
        }
        return send(request.build());
    }

    /** Moves product time forwards. */
    public Answer moveClock(Instant now) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + ports.management() + "/actuator/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + now + "\"}"))
                .build());
    }

    /** Product time. */
    public Instant now() {
        Answer answer =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + ports.management() + "/actuator/clock"))
                        .build());
        return Instant.parse(answer.body().path("now").asString());
    }

    /** Sends whatever it is. */
    public Answer send(HttpRequest request) {
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request to the application; a body that is text goes as it is. */
    public HttpRequest request(
            @Nullable String persona, String method, String path, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        if (persona != null) {
            all.put("Authorization", "Bearer " + token(persona));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.application() + path))
                .timeout(Duration.ofSeconds(60));
        all.forEach(request::header);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        String body = response.body();
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(response.statusCode(), response, json ? JSON.readTree(body) : JSON.createObjectNode());
    }
}
