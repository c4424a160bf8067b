package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import uk.directly.testing.TestDatabase;

/** R61: two replicas on one database, each with the sessions of its own. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasIT {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern WHICH = Pattern.compile("name=\"which\" value=\"([0-9a-f-]{36})\"");

    private final TestDatabase database;
    private final TestSignIn signIn;
    private final int port;
    private final ConfigurableApplicationContext other;

    TwoReplicasIT(
            @Autowired TestDatabase database,
            @Autowired TestSignIn signIn,
            @Autowired Environment here,
            @LocalServerPort int port) {
        this.database = database;
        this.signIn = signIn;
        this.port = port;
        java.util.List<String> arguments = new java.util.ArrayList<>();
        database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        for (String name : java.util.List.of("application", "management", "simulator")) {
            arguments.add("--directly.local." + name + "-port=0");
        }
        arguments.add("--directly.local.demonstration=false");
        arguments.add("--directly.sign-in.issuer=" + signIn.issuer());
        arguments.add("--directly.sign-in.client-id=" + here.getProperty("directly.sign-in.client-id"));
        other = new SpringApplicationBuilder(DirectlyApplication.class).run(arguments.toArray(String[]::new));
    }

    @BeforeAll
    void people() {
        SomePeople.in(database);
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @Test
    @DisplayName("R61 what is ended at one replica is ended at the other with the next request")
    void endsAtBoth() {
        TestBrowser phone = in(otherPort());
        TestBrowser desk = in(port);
        assertThat(phone.get("/signed-in").status()).isEqualTo(200);
        String listed = desk.get("/signed-in").body();
        Matcher which = WHICH.matcher(listed);
        assertThat(which.find()).isTrue();

        assertThat(send(desk, listed, "which", which.group(1)).body()).contains("It is signed out there");

        assertThat(phone.open("/signed-in").status())
                .as("the other replica asks to sign in")
                .isEqualTo(303);
        assertThat(desk.open("/signed-in").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R61 signing out everywhere at one is everywhere")
    void endsAllAtBoth() {
        TestBrowser phone = in(otherPort());
        TestBrowser desk = in(port);
        TestBrowser.Answer first = phone.open("/signed-in");
        assertThat(first.status()).as("%s", first.headers().getLocation()).isEqualTo(200);

        send(desk, desk.get("/signed-in").body(), "which", "all");

        assertThat(phone.open("/signed-in").status()).isEqualTo(303);
        assertThat(desk.open("/signed-in").status()).isEqualTo(303);
    }

    private int otherPort() {
        return Integer.parseInt(
                java.util.Objects.requireNonNull(other.getEnvironment().getProperty("local.server.port")));
    }

    private TestBrowser in(int replica) {
        TestBrowser browser = new TestBrowser(replica);
        signIn.nextIs("holder");
        assertThat(browser.get("/signed-in").status()).isEqualTo(200);
        return browser;
    }

    private static TestBrowser.Answer send(TestBrowser browser, String page, String field, String value) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        Map<String, String> form = new java.util.LinkedHashMap<>();
        form.put("_csrf", token.group(1));
        form.put(field, value);
        StringBuilder body = new StringBuilder();
        form.forEach((name, text) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)));
        return browser.post("/signed-in", body.toString());
    }
}
