package uk.directly.running;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: it keeps cookies, follows redirects and sends a form's hidden token with the form. */
public final class PlainBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI home;
    private final Map<String, String> hidden = new LinkedHashMap<>();

    private PlainBrowser(URI home) {
        this.home = home;
    }

    /** One in which nobody has signed in. */
    public static PlainBrowser visitor(RunningDirectly directly) {
        return new PlainBrowser(URI.create(directly.address()));
    }

    /** One in which this persona has signed in. */
    public static PlainBrowser signedIn(RunningDirectly directly, String persona) {
        PlainBrowser browser = new PlainBrowser(URI.create(directly.address()));
        Shown signIn = browser.get("/sign-in");
        Shown home = browser.send(signIn.address(), Map.of("username", persona));
        if (home.status() != 200 || !home.address().getAuthority().equals(browser.home.getAuthority())) {
            throw new IllegalStateException(persona + " could not sign in: " + home.status() + " " + home.address());
        }
        return browser;
    }

    /** What a persona sees who signs in, known here or not. */
    public static Shown signedInOrNot(RunningDirectly directly, String persona) {
        PlainBrowser browser = new PlainBrowser(URI.create(directly.address()));
        return browser.send(browser.get("/sign-in").address(), Map.of("username", persona));
    }

    /** Sends a form that leads to the sign-in, and signs in there as this persona. */
    public Shown choose(String path, String persona) {
        return send(post(path, Map.of()).address(), Map.of("username", persona));
    }

    /** Opens a page. */
    public Shown get(String path) {
        return exchange(HttpRequest.newBuilder(home.resolve(path)).GET());
    }

    /** Opens what is no page: a file. */
    public byte[] bytes(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(home.resolve(path))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form, with the token of the page shown last. */
    public Shown post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        return send(home.resolve(path), all);
    }

    /**
     * Sends a form with a file, with the token of the page shown last; a large one asks first whether it may be sent, as
     * nobody waits for the answer of one that they are still sending.
     */
    public Shown postFile(String path, Map<String, String> fields, String name, byte[] content) {
        String boundary = "----directly-test";
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        StringBuilder form = new StringBuilder();
        all.forEach((field, value) -> form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + field + "\"\r\n\r\n" + value + "\r\n"));
        form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(form.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .expectContinue(content.length > 10_000_000)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private Shown send(URI address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Shown exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.header("Accept", "text/html,*/*")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(response.body());
            if (token.find()) {
                hidden.put(token.group(1), token.group(2));
            }
            return new Shown(response.statusCode(), response.uri(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back, after all redirects. */
    public record Shown(int status, URI address, String html) {}
}
