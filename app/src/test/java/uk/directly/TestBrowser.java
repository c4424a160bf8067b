package uk.directly;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** As much of a browser as signing in needs: it keeps cookies of each host and port, and follows redirects. */
final class TestBrowser {
    private static final int MOST_REDIRECTS = 10;

    private final URI home;
    private final Map<String, Map<String, ResponseCookie>> cookies = new HashMap<>();
    private final WebTestClient client =
            WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(30)).build();
    private @Nullable String headerName;
    private String headerValue = "";

    TestBrowser(int port) {
        this.home = URI.create("http://localhost:" + port);
    }

    /** What came back. */
    record Answer(URI address, int status, HttpHeaders headers, String body) {
        URI location() {
            return Objects.requireNonNull(headers.getLocation());
        }
    }

    /** Sends this header with the next request. */
    TestBrowser with(String name, String value) {
        headerName = name;
        headerValue = value;
        return this;
    }

    /** A page, after all redirects. */
    Answer get(String path) {
        return follow(open(path));
    }

    /** A form, after all redirects. */
    Answer post(String path, String form) {
        return follow(submit(path, form));
    }

    /** A page, without redirects. */
    Answer open(String path) {
        return request(HttpMethod.GET, home.resolve(path), null);
    }

    /** A form, without redirects. */
    Answer submit(String path, String form) {
        return request(HttpMethod.POST, home.resolve(path), form);
    }

    String cookie(String name) {
        return setCookie(name).getValue();
    }

    ResponseCookie setCookie(String name) {
        Map<String, ResponseCookie> ofHome = cookies.getOrDefault(home.getAuthority(), Map.of());
        return Objects.requireNonNull(ofHome.get(name), () -> "No cookie " + name + " among " + ofHome.keySet());
    }

    void forgetCookies() {
        cookies.clear();
    }

    private Answer follow(Answer first) {
        Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.status() / 100 == 3; i++) {
            answer = request(HttpMethod.GET, answer.address().resolve(answer.location()), null);
        }
        return answer;
    }

    private Answer request(HttpMethod method, URI address, @Nullable String form) {
        Map<String, ResponseCookie> kept = cookies.computeIfAbsent(address.getAuthority(), any -> new HashMap<>());
        WebTestClient.RequestBodySpec request =
                client.method(method).uri(address).accept(MediaType.TEXT_HTML, MediaType.ALL);
        kept.values().forEach(cookie -> request.cookie(cookie.getName(), cookie.getValue()));
        if (headerName != null) {
            request.header(headerName, headerValue);
            headerName = null;
        }
        if (form != null) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form);
        }
        EntityExchangeResult<String> result =
                request.exchange().expectBody(String.class).returnResult();
        result.getResponseCookies().forEach((name, values) -> kept.put(name, values.getLast()));
        String body = result.getResponseBody();
        return new Answer(address, result.getStatus().value(), result.getResponseHeaders(), body == null ? "" : body);
    }
}
