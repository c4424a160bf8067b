package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;
import uk.directly.web.Assets;

/**
 * Floods, with limits so small that a few requests are one. All of them come from this machine, so the tests share what
 * its address may; none counts on any of it being left.
 */
@RunningApplication
@TestPropertySource(
        properties = {
            "directly.limits.requests-at-once=20",
            "directly.limits.requests-a-second=1",
            "directly.limits.sign-ins-at-once=20",
            "directly.limits.sign-ins-a-second=1"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {
    private static final int AT_ONCE = 20;
    private static final int FLOOD = 200;

    private final TestDatabase database;
    private final TestSignIn signIn;
    private final TestBrowser visitor;
    private final TestBrowser tom;
    private final TestBrowser fay;

    LimitsIT(@Autowired TestDatabase database, @Autowired TestSignIn signIn, @LocalServerPort int port) {
        this.database = database;
        this.signIn = signIn;
        this.visitor = new TestBrowser(port);
        this.tom = new TestBrowser(port);
        this.fay = new TestBrowser(port);
    }

    /** How a flood ended: how many were let in, and what the next one was told. */
    private record Flood(int letIn, TestBrowser.Answer refusal) {
        HttpHeaders headers() {
            return refusal.headers();
        }
    }

    @BeforeAll
    void begin() {
        SomePeople.in(database);
        signIn.nextIs("holder");
        tom.get("/oauth2/authorization/directly");
        signIn.nextIs("finance");
        fay.get("/oauth2/authorization/directly");
    }

    @Test
    void tellsAProgramThatItAsksTooMuchAndNobodyElse() {
        String token = signIn.token("nominee");

        Flood flood = flood(() -> withToken(token, "/api/v1/me"));

        assertThat(flood.letIn()).isGreaterThanOrEqualTo(AT_ONCE);
        assertThat(flood.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(flood.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(flood.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        JsonNode problem = JsonMapper.shared().readTree(flood.refusal().body());
        assertThat(problem.path("type").asString()).isEqualTo("https://directly.uk/problems/too-many-requests");
        assertThat(problem.path("status").asInt()).isEqualTo(429);
        assertThat(problem.path("requestId").asString()).isNotEmpty();
        assertThat(withToken(signIn.token("finance-elsewhere"), "/api/v1/me").status())
                .isEqualTo(200);
    }

    @Test
    void showsAPageToWhoGoesTooFastAndToNobodyElse() {
        Flood flood = flood(() -> tom.open("/open-door"));

        assertThat(flood.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(flood.headers().getContentType()).isEqualTo(MediaType.parseMediaType("text/html;charset=UTF-8"));
        assertThat(flood.headers().getFirst("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(flood.refusal().body())
                .contains("You are going too fast")
                .contains("Wait a few seconds and try again.")
                .contains("Reference: ");
        assertThat(fay.open("/finance-door").status()).isEqualTo(200);
    }

    @Test
    void countsOnePersonOnceBySessionAndByToken() {
        flood(() -> tom.open("/open-door"));

        Flood flood = flood(() -> withToken(signIn.token("holder"), "/api/v1/me"));

        assertThat(flood.letIn()).isLessThan(AT_ONCE / 2);
    }

    @Test
    void countsVisitorsByTheirAddressWhateverTheyClaim() {
        int[] number = {0};

        Flood flood = flood(
                () -> visitor.with("X-Forwarded-For", "192.0.2." + number[0]++).open("/open-door"));

        assertThat(flood.refusal().body()).contains("You are going too fast");
        assertThat(fay.open("/finance-door").status()).isEqualTo(200);
    }

    @Test
    void countsATokenThatIsNoGoodForTheAddressItCameFrom() {
        String forged = signIn.forgedToken("finance");

        Flood flood = flood(() -> withToken(forged, "/api/v1/me"));

        assertThat(flood.refusal().body()).contains("too-many-requests");
        assertThat(withToken(signIn.token("finance"), "/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void keepsNothingOfAFloodOfForms() {
        Flood flood = flood(() -> {
            visitor.forgetCookies();
            return visitor.submit("/door", "message=hello");
        });

        assertThat(flood.headers().containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
    }

    @Test
    void alwaysServesAssetsAndTakesWebhooks() {
        flood(() -> visitor.open("/open-door"));

        for (int i = 0; i < 2 * AT_ONCE; i++) {
            assertThat(visitor.open(Assets.path("directly.css")).status()).isEqualTo(200);
            assertThat(visitor.submit("/webhooks/doorbell", "ring=1").status()).isEqualTo(200);
        }
    }

    @Test
    void countsSigningInByAddressAlsoForWhoIsSignedIn() {
        flood(() -> visitor.open("/oauth2/authorization/directly"));

        Flood flood = flood(() -> fay.open("/login/oauth2/code/directly?code=x&state=y"));

        assertThat(flood.letIn()).isLessThan(AT_ONCE / 2);
        assertThat(flood.refusal().body()).contains("You are going too fast");
        assertThat(fay.open("/finance-door").status()).isEqualTo(200);
    }

    private TestBrowser.Answer withToken(String token, String path) {
        return visitor.with(HttpHeaders.AUTHORIZATION, "Bearer " + token).open(path);
    }

    private static Flood flood(Supplier<TestBrowser.Answer> request) {
        for (int letIn = 0; letIn < FLOOD; letIn++) {
            TestBrowser.Answer answer = request.get();
            if (answer.status() == 429) {
                return new Flood(letIn, answer);
            }
        }
        throw new AssertionError("Nothing stops this flood");
    }
}
