package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LocalSignInTests {
    private static final String BACK = "http://localhost:8080/login/oauth2/code/directly";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    /** Of all tests here: making a key takes time. */
    @TempDir
    static Path folder;

    private int port;
    private LocalSignIn signIn;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        signIn = LocalSignIn.start(folder, port);
    }

    @AfterEach
    void stop() {
        signIn.close();
        client.close();
    }

    @Test
    void issuesAPersonasTokenForTheApiByThePasswordGrant() throws Exception {
        JWTClaimsSet claims = claims(token("holder"));

        assertThat(claims.getSubject()).isEqualTo("holder");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + port + "/directly");
        assertThat(claims.getAudience()).containsExactly("directly-api");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void signsWithAKeyOfItsOwnThatSurvivesARestart() throws Exception {
        String token = token("pa");
        signIn.close();
        signIn = restarted();

        JWKSet keys = JWKSet.parse(get("/directly/jwks", Map.of()).body());

        assertThat(isSignedBy(token, keys)).isTrue();
        try (var shipped = LocalSignIn.class.getResourceAsStream("/mock-oauth2-server-keys.json")) {
            assertThat(shipped).isNotNull();
            JWKSet everybodys = JWKSet.load(shipped);
            assertThat(keys.getKeys())
                    .noneMatch(key -> everybodys.getKeys().stream()
                            .anyMatch(other -> sameKey(
                                    key.toRSAKey().getModulus(),
                                    other.toRSAKey().getModulus())));
        }
    }

    @Test
    void signsInByCodeWithProofKeyAndNonce() throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-for-pkce";
        HttpResponse<String> page = get(authorize(verifier), Map.of());
        assertThat(page.body()).contains("<button name=\"username\" value=\"holder\"", "£624.00");

        HttpResponse<String> chosen = post(authorize(verifier), form(Map.of("username", "finance2")), Map.of());
        Map<String, String> answer =
                query(chosen.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> tokens = redeem(required(answer, "code"), verifier);

        assertThat(answer).containsEntry("state", "the-state");
        JWTClaimsSet claims =
                claims(JSON.readTree(tokens.body()).get("id_token").asString());
        assertThat(claims.getSubject()).isEqualTo("finance2");
        assertThat(claims.getAudience()).containsExactly("directly-web");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the-nonce");
    }

    @Test
    void refusesACodeWithoutItsProofKeyAndUsesNoCodeTwice() throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-for-pkce";
        HttpResponse<String> chosen = post(authorize(verifier), form(Map.of("username", "pa")), Map.of());
        String code = required(query(chosen.headers().firstValue("Location").orElseThrow()), "code");

        assertThat(redeem(code, "another-verifier-that-nobody-has-promised-anything")
                        .statusCode())
                .isEqualTo(400);
        assertThat(redeem(code, verifier).statusCode()).isEqualTo(400);
    }

    @Test
    void showsAPageThatNeedsNoScriptAndNothingFromOutside() throws Exception {
        HttpResponse<String> page = get(authorize("v".repeat(43)), Map.of());

        assertThat(page.body()).doesNotContain("<script", "src=", "@import", "url(", "//fonts");
        for (String persona : new String[] {
            "holder",
            "holder2",
            "holder-own-bank",
            "carer",
            "isf-person",
            "nominee",
            "authorised",
            "helper",
            "self-funder",
            "pa",
            "pa-employed",
            "micro",
            "newcomer",
            "broker",
            "accreditation",
            "finance",
            "finance2",
            "social-work",
            "commissioner",
            "support"
        }) {
            assertThat(page.body()).contains("value=\"" + persona + "\"");
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self' http://localhost:8080;");
    }

    @Test
    void goesBackAfterSigningOut() throws Exception {
        HttpResponse<String> back =
                get("/directly/endsession?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F", Map.of());
        HttpResponse<String> elsewhere =
                get("/directly/endsession?post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F", Map.of());

        assertThat(back.headers().firstValue("Location")).contains("http://localhost:8080/");
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(elsewhere.body()).contains("You have signed out");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=directly-web, client_id=another",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8080, redirect_uri=https%3A%2F%2Fevil.example",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8080, redirect_uri=http%3A%2F%2Flocalhost.evil.example"
    })
    void sendsNobodyAnywhereElse(String ours, String theirs) throws Exception {
        String address = authorize("v".repeat(43)).replace(ours, theirs);

        assertThat(get(address, Map.of()).statusCode()).isEqualTo(400);
        assertThat(post(address, form(Map.of("username", "holder")), Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersNoOtherWebsite() throws Exception {
        HttpResponse<String> answer =
                post("/directly/token", passwordGrant("holder"), Map.of("Origin", "https://evil"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(post(authorize("v".repeat(43)), form(Map.of("username", "pa")), Map.of("Origin", "https://evil"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void hasOneNameWhateverItIsCalled() throws Exception {
        HttpResponse<String> discovery = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/directly/.well-known/openid-configuration"))
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                BodyHandlers.ofString());

        assertThat(JSON.readTree(discovery.body()).get("issuer").asString())
                .isEqualTo("http://localhost:" + port + "/directly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/directly/debugger",
                "/directly/introspect",
                "/another/jwks",
                "/",
                "/favicon.ico",
                "/directly/x/token",
                "/directly/../directly/debugger"
            })
    void offersTheProtocolAndNothingElse(String path) throws Exception {
        assertThat(get(path, Map.of()).statusCode()).isEqualTo(404);
    }

    private LocalSignIn restarted() throws Exception {
        // The port of the stopped one may take a moment; another one shows the same.
        start();
        return signIn;
    }

    private String authorize(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return "/directly/authorize?response_type=code&client_id=directly-web&scope=openid&state=the-state"
                + "&nonce=the-nonce&redirect_uri=" + encoded(BACK) + "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/directly/token",
                form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        verifier,
                        "client_id",
                        "directly-web",
                        "client_secret",
                        "local")),
                Map.of());
    }

    private String token(String persona) throws Exception {
        HttpResponse<String> answer = post("/directly/token", passwordGrant(persona), Map.of());
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    /** To the letter as api.md has it. */
    private static String passwordGrant(String persona) {
        return "grant_type=password&username=" + persona
                + "&password=x&client_id=directly-api&client_secret=x&scope=openid%20directly-api";
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)), headers);
    }

    private HttpResponse<String> post(String path, String form, Map<String, String> headers) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) throws Exception {
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static boolean isSignedBy(String token, JWKSet keys) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(token);
        return jwt.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()));
    }

    private static boolean sameKey(Object one, Object other) {
        return one.equals(other);
    }

    private static Map<String, String> query(String address) {
        return java.util.Arrays.stream(URI.create(address).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String required(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
