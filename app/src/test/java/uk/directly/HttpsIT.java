package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.TestPropertySource;
import uk.directly.testing.TestDatabase;

/** What is different where people come by https: a proxy decrypts, and speaks plain http with us. */
@RunningApplication
@TestPropertySource(properties = "directly.address=https://localhost:8443")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsIT {
    private static final String COOKIE = "__Host-directly";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestDatabase database;
    private final TestSignIn signIn;
    private final int port;
    private TestBrowser browser;

    HttpsIT(@Autowired TestDatabase database, @Autowired TestSignIn signIn, @LocalServerPort int port) {
        this.database = database;
        this.signIn = signIn;
        this.port = port;
        this.browser = new TestBrowser(port);
    }

    @BeforeAll
    void people() {
        SomePeople.in(database);
    }

    @BeforeEach
    void begin() {
        browser = new TestBrowser(port);
    }

    @Test
    void givesTheSessionACookieThatStaysOnThisHostAndTravelsEncrypted() {
        String line = browser.open("/door").headers().getFirst(HttpHeaders.SET_COOKIE);

        // The name of an attribute may be written in any case.
        assertThat(line == null ? "" : line.replace("HTTPOnly", "HttpOnly"))
                .startsWith(COOKIE + "=")
                .contains("; Path=/;")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                // Browsers refuse a cookie of that name with one.
                .doesNotContain("Domain");
    }

    @Test
    void keepsSuchACookieThroughSigningIn() {
        browser.open("/door");
        String before = browser.cookie(COOKIE);
        signIn.nextIs("holder");

        TestBrowser.Answer door = browser.get("/door");

        assertThat(door.status()).isEqualTo(200);
        assertThat(door.body()).contains("Tom Shah");
        ResponseCookie cookie = browser.setCookie(COOKIE);
        assertThat(cookie.getValue()).isNotEqualTo(before);
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    /** A browser takes a cookie of that name away only if the answer that ends it is as strict as the one that set it. */
    @Test
    void takesTheCookieAwayWhenSomebodySignsOut() {
        signIn.nextIs("holder");
        Matcher token = FORM_TOKEN.matcher(browser.get("/door").body());
        assertThat(token.find()).isTrue();

        browser.submit("/sign-out", "_csrf=" + token.group(1));

        ResponseCookie gone = browser.setCookie(COOKIE);
        assertThat(gone.getValue()).isEmpty();
        assertThat(gone.getMaxAge()).isEqualTo(Duration.ZERO);
        assertThat(gone.isSecure()).isTrue();
        assertThat(gone.getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open-door", "/door", "/no-such-page", "/api/v1/for-everyone", "/api/v1/me", "/%2e%2e"})
    void tellsBrowsersToComeByHttpsOnly(String path) {
        HttpHeaders headers = browser.open(path).headers();

        assertThat(headers.getFirst("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void tellsPagesToAskForNothingUnencrypted() {
        assertThat(browser.open("/open-door").headers().getFirst("Content-Security-Policy"))
                .contains("upgrade-insecure-requests");
    }
}
