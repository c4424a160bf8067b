package uk.directly.concurrency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mail server and a GOV.UK Notify that take what they are given and, while {@link #hold held}, don't say so: whoever sent it
 * can die before they know.
 */
final class SlowPost implements AutoCloseable {
    private static final String KEY_ID = "11111111-2222-3333-4444-555555555555";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServerSocket smtp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final HttpServer notify = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** The Message-ID of each mail, as it was taken. */
    final List<String> mails = new CopyOnWriteArrayList<>();
    /** The reference of each text message, by the id that Notify gave it. */
    final Map<UUID, String> texts = new ConcurrentHashMap<>();

    SlowPost() throws IOException {
        Thread.ofPlatform().daemon().start(this::listen);
        notify.setExecutor(Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().unstarted(task)));
        notify.createContext("/v2/notifications", this::answer);
        notify.start();
    }

    /** The settings of an application that sends by these. */
    List<String> arguments() {
        return List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.getLocalPort(),
                "--directly.mail.from=support@council.example",
                "--directly.notify.api-key=test-" + KEY_ID + "-" + KEY_ID,
                "--directly.notify.sms-template=" + KEY_ID,
                "--directly.notify.base-url=http://localhost:"
                        + notify.getAddress().getPort());
    }

    /** From now on what is taken isn't answered. */
    void hold() {
        held = new CountDownLatch(1);
    }

    /** Answers at once again. */
    void letGo() {
        held.countDown();
    }

    private void await() {
        try {
            if (!held.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!smtp.isClosed()) {
            try {
                Socket caller = smtp.accept();
                Thread.ofPlatform().daemon().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = caller.getOutputStream();
            say(out, "220 here");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(lines);
                    await();
                } else if (verb.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                }
                say(out, "250 ok");
            }
        } catch (IOException gone) {
            // Whoever sent it was killed.
        }
    }

    private void take(BufferedReader lines) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (line.toUpperCase(Locale.ROOT).startsWith("MESSAGE-ID:")) {
                id = line.substring("MESSAGE-ID:".length()).strip();
            }
        }
        mails.add(id);
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                reply(exchange, 200, found(exchange.getRequestURI().getQuery()));
                return;
            }
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            UUID id = UUID.randomUUID();
            texts.put(id, body.path("reference").asString());
            await();
            reply(exchange, 201, """
                    {"id": "%s", "reference": "%s", "uri": "https://notify.example/n", "template":
                     {"id": "%s", "version": 1, "uri": "https://notify.example/t"},
                     "content": {"body": "b", "from_number": "GOVUK"}}
                    """.formatted(id, texts.get(id), KEY_ID));
        }
    }

    private String found(@Nullable String query) {
        StringBuilder found = new StringBuilder();
        texts.forEach((id, reference) -> {
            if (query != null && query.contains("reference=" + reference)) {
                found.append(found.isEmpty() ? "" : ",").append("""
                        {"id": "%s", "reference": "%s", "email_address": null, "phone_number": null, "line_1": null,
                         "line_2": null, "line_3": null, "line_4": null, "line_5": null, "line_6": null,
                         "postcode": null, "postage": null, "type": "sms", "status": "sending", "template":
                         {"id": "%s", "version": 1, "uri": "https://notify.example/t"}, "body": "b", "subject": null,
                         "created_at": "2026-12-01T10:00:00.000000Z", "sent_at": null, "completed_at": null,
                         "created_by_name": null, "estimated_delivery": null, "scheduled_for": null,
                         "is_cost_data_ready": false, "cost_in_pounds": 0.0, "cost_details": {}}
                        """.formatted(id, reference, KEY_ID));
            }
        });
        return """
                {"notifications": [%s], "links": {"current": "https://notify.example"}}""".formatted(found);
    }

    private static void reply(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() throws IOException {
        letGo();
        smtp.close();
        notify.stop(0);
    }
}
