package uk.directly.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP server under the library that speaks OpenID Connect. It answers on threads of its own: the library
 * blocks, and its own server would let it block an event loop.
 */
final class SignInServer implements OAuth2HttpServer {
    private static final int LONGEST_BODY = 64 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("sign-in-", 0).factory());
    private @Nullable HttpServer server;

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(address, port), 0);
            started.createContext("/", exchange -> answer(exchange, handler));
            started.setExecutor(threads);
            started.start();
            server = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't listen on port " + port, e);
        }
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.close();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return new HttpUrl.Builder()
                .scheme("http")
                .host("localhost")
                .port(port())
                .addPathSegments(path)
                .build();
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }

    private static void answer(HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler)
            throws IOException {
        try (exchange) {
            HttpUrl url = asked(exchange);
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (url == null || body.length > LONGEST_BODY) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            send(
                    exchange,
                    handler.invoke(new OAuth2HttpRequest(
                            headers(exchange),
                            exchange.getRequestMethod(),
                            url,
                            new String(body, StandardCharsets.UTF_8))));
        }
    }

    /** The whole address, by the name that the request gives; none if it makes no sense. */
    private static @Nullable HttpUrl asked(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null ? null : HttpUrl.parse("http://" + host + exchange.getRequestURI());
    }

    private static Headers headers(HttpExchange exchange) {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.addUnsafeNonAscii(name, value)));
        return headers.build();
    }

    private static void send(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders()
                .toMultimap()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        byte[] body = response.getBytesBody();
        if (body == null) {
            body = response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
        }
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.getStatus(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
