package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.directly.running.Api;
import uk.directly.running.EachPersona;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R102: each persona at each route of the register, the directories and the feed. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterRolesIT {
    private static final String IMPORTS = "/api/v1/directory/imports";
    private static final byte[] FILE = "id,name\n1,Sale Choir\n".getBytes(StandardCharsets.UTF_8);

    private final RunningDirectly directly;
    private final Api api;
    private String imported = "";
    private String provider = "";
    private String listing = "";

    RegisterRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void somethingToSee() {
        Api.Answer sent = send("accreditation", "Roles", FILE);
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
        imported = sent.body().path("importId").asString();
        provider = api.get(null, "/api/v1/providers?limit=1")
                .body()
                .at("/items/0/id")
                .asString();
        listing = api.get(null, "/api/v1/directory?q=Sale+Choir")
                .body()
                .at("/items/0/id")
                .asString();
    }

    @EachPersona
    @DisplayName("R102 the register is everybody's, directories come in by accreditation officers alone")
    void letsInWhoMay(String persona) {
        boolean officer = persona.equals("accreditation");
        boolean reads = officer || persona.equals("commissioner");
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        for (String page : everybodys()) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(200);
        }
        for (String page : List.of("", "/" + imported, "/" + imported + "/rejected.csv")) {
            assertThat(browser.get("/directory/imports" + page).status())
                    .as("%s %s", persona, page)
                    .isEqualTo(reads ? 200 : 403);
        }
        assertThat(browser.get("/directory/imports/new").status()).isEqualTo(officer ? 200 : 403);

        for (String route : List.of(IMPORTS, IMPORTS + "/" + imported)) {
            assertThat(api.get(persona, route).status()).isEqualTo(reads ? 200 : 403);
        }
        assertThat(send(persona, "Roles", FILE).status()).isEqualTo(officer ? 201 : 403);
        if (!officer) {
            assertThat(api.post(persona, IMPORTS + "/" + imported + "/gone", java.util.Map.of())
                            .status())
                    .isEqualTo(403);
            assertThat(send(persona, "Roles", new byte[2 * 1024 * 1024]).status())
                    .isEqualTo(403);
        }
        assertThat(api.get(persona, "/api/v1/providers/" + provider).status()).isEqualTo(200);
        assertThat(api.get(persona, "/open-referral/services").status()).isEqualTo(200);
    }

    @Test
    void visitorsSeeTheRegisterAndNothingElse() {
        for (String route : List.of(
                "/api/v1/providers",
                "/api/v1/providers/" + provider,
                "/api/v1/directory/" + listing,
                "/open-referral",
                "/open-referral/services",
                "/open-referral/taxonomies")) {
            assertThat(api.get(null, route).status()).as(route).isEqualTo(200);
        }
        assertThat(api.get(null, IMPORTS).status()).isEqualTo(401);
        assertThat(send(null, "Roles", FILE).status()).isEqualTo(401);
        assertThat(api.get("accreditation", IMPORTS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("a file of several megabytes is taken from an officer, one of 50 is refused with what to do")
    void takesSeveralMegabytes() {
        String row = ",\"" + "Words about a club. ".repeat(200) + "\"\n";
        StringBuilder file = new StringBuilder("id,name,description\n");
        for (int each = 0; each < 1_000; each++) {
            file.append(each).append(",Club ").append(each).append(row);
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);

        Api.Answer taken = send("accreditation", "Large", bytes);
        Api.Answer refused = send("accreditation", "Larger", new byte[50 * 1024 * 1024]);
        Api.Answer another = api.send(HttpRequest.newBuilder(URI.create(directly.address() + "/api/v1/quotes"))
                .header("Authorization", "Bearer " + api.token("accreditation"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]))
                .build());

        assertThat(bytes.length).isGreaterThan(3_000_000);
        assertThat(taken.status()).as("%s", taken.body()).isIn(201, 202);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body().path("detail").asString()).contains("16 MB");
        assertThat(another.status()).isEqualTo(413);
    }

    @Test
    @DisplayName("every web page may read the feed, with a token or without, and ask whether what it kept still holds")
    void isOpenData() {
        Api.Answer first = feed("GET", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.response().headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(first.response().headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("cross-origin");
        String tag = first.response().headers().firstValue("ETag").orElseThrow();
        assertThat(feed("GET", tag).status()).isEqualTo(304);
        Api.Answer asked = feed("OPTIONS", "");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.response().headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, HEAD, OPTIONS");
    }

    private Api.Answer feed(String method, String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(directly.address() + "/open-referral/services"))
                .header("Origin", "https://elsewhere.example")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (method.equals("OPTIONS")) {
            request.header("Access-Control-Request-Method", "GET");
        }
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return api.send(request.build());
    }

    private List<String> everybodys() {
        return List.of(
                "/providers",
                "/providers/personal-assistants",
                "/providers/small-businesses",
                "/providers/organisations",
                "/providers/community",
                "/providers/funds",
                "/providers/" + provider,
                "/directory/" + listing);
    }

    private Api.Answer send(@org.jspecify.annotations.Nullable String persona, String source, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(directly.address() + IMPORTS + "?source=" + source))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (persona != null) {
            request.header("Authorization", "Bearer " + api.token(persona));
        }
        return api.send(request.build());
    }
}
