package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import uk.directly.testing.TestDatabase;

/** Whom the pages let in, by session, and how one signs in and out. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSecurityIT {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestDatabase database;
    private final TestSignIn signIn;
    private final int port;
    private TestBrowser browser;

    PageSecurityIT(@Autowired TestDatabase database, @Autowired TestSignIn signIn, @LocalServerPort int port) {
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
    void asksToSignInAndComesBackToThePageAskedFor() {
        signIn.nextIs("holder");

        TestBrowser.Answer door = browser.get("/door?of=2");

        assertThat(door.status()).isEqualTo(200);
        assertThat(door.address()).hasPath("/door").hasQuery("of=2");
        assertThat(door.body()).contains("Tom Shah").contains("Sign out");
        assertThat(door.headers().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void keepsTheSessionsCookieFromScriptsAndOtherSites() {
        signIn.nextIs("holder");
        browser.get("/door");

        ResponseCookie cookie = browser.setCookie("directly");

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void changesTheSessionsIdWhenSomebodySignsIn() {
        browser.open("/door");
        String before = browser.cookie("directly");
        signIn.nextIs("holder");
        browser.get("/door");

        assertThat(browser.cookie("directly")).isNotEqualTo(before);
    }

    @Test
    void startsNoSessionForAVisitor() {
        TestBrowser.Answer page = browser.get("/open-door");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign in").doesNotContain("_csrf");
        assertThat(page.headers().containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
    }

    @Test
    void showsAPageForOthersAsNotForYou() {
        signIn.nextIs("holder");

        TestBrowser.Answer page = browser.get("/finance-door");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("You can't see this page").contains("Tom Shah");
    }

    @Test
    void saysSoToWhoeverIsNotKnown() {
        signIn.nextIs("stranger");

        TestBrowser.Answer page = browser.get("/door");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("We don't know you yet").contains("_csrf");
    }

    @Test
    void doesAFormOnlyWithItsToken() {
        signIn.nextIs("holder");
        String token = formToken(browser.get("/door"));

        assertThat(browser.post("/door", "message=hello&_csrf=" + token).address())
                .hasPath("/door")
                .hasQuery("knocked");
        assertThat(browser.post("/door", "message=hello").body()).contains("typed: hello");
    }

    @Test
    void refusesAFormOfAnotherSite() {
        signIn.nextIs("holder");
        browser.get("/door");

        TestBrowser.Answer page = browser.with("Sec-Fetch-Site", "cross-site").post("/door", "message=hello");

        assertThat(page.status()).isEqualTo(403);
        assertThat(browser.get("/door").body()).doesNotContain("hello");
    }

    @Test
    void losesNothingTypedWhenTheSessionHasEnded() {
        signIn.nextIs("holder");
        String token = formToken(browser.get("/door"));
        browser.forgetCookies();
        signIn.nextIs("holder");

        TestBrowser.Answer page = browser.post("/door", "message=hello&_csrf=" + token);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address()).hasPath("/door").hasNoQuery();
        assertThat(page.body()).contains("typed: hello");
        assertThat(browser.get("/door").body()).doesNotContain("typed: hello");
    }

    @Test
    void signsOutHereAndThere() {
        signIn.nextIs("holder");
        String token = formToken(browser.get("/door"));

        TestBrowser.Answer there = browser.submit("/sign-out", "_csrf=" + token);

        assertThat(there.location().toString())
                .startsWith(signIn.issuer() + "/endsession")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=http://localhost:" + port + "/");
        assertThat(browser.open("/door").location()).hasPath("/oauth2/authorization/directly");
    }

    @Test
    void signsOutByPostOnly() {
        signIn.nextIs("holder");
        browser.get("/door");

        browser.open("/sign-out");

        assertThat(browser.get("/door").status()).isEqualTo(200);
    }

    @Test
    void goesOnOnlyToPagesOfOurs() {
        signIn.nextIs("holder");
        browser.get("/door");

        assertThat(browser.open("/sign-in?to=/door").location()).isEqualTo(URI.create("/door"));
        assertThat(browser.open("/sign-in?to=//evil.example").location()).isEqualTo(URI.create("/home"));
        assertThat(browser.open("/sign-in?to=/%5Cevil.example").location()).isEqualTo(URI.create("/home"));
        assertThat(browser.open("/sign-in?to=https://evil.example").location()).isEqualTo(URI.create("/home"));
    }

    @Test
    void saysSoWhenSigningInFails() {
        TestBrowser.Answer page = browser.get("/login/oauth2/code/directly?code=x&state=forged");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("You are not signed in");
    }

    @Test
    void tellsBrowsersWhatPagesMayDo() {
        for (String path : new String[] {"/open-door", "/no-such-page"}) {
            HttpHeaders headers = browser.open(path).headers();

            assertThat(headers.getFirst("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .contains("form-action 'self' " + signIn.issuer().replaceAll("/directly$", ""))
                    .doesNotContain("unsafe");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(headers.getFirst("Permissions-Policy")).contains("geolocation=(), camera=(), microphone=()");
            assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(headers.containsHeader("Strict-Transport-Security")).isFalse();
        }
    }

    private static String formToken(TestBrowser.Answer page) {
        Matcher token = FORM_TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return Objects.requireNonNull(token.group(1));
    }
}
