package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

class WebTests {
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private static WebTestClient client;

    @BeforeAll
    static void start() {
        CONTEXT.register(
                Server.class,
                WebConfiguration.class,
                AssetRoutes.class,
                Templates.class,
                JteViewResolver.class,
                ViewerArgumentResolver.class,
                KeptForms.class,
                KeptFormArgumentResolver.class,
                ErrorPages.class,
                Pages.class);
        CONTEXT.refresh();
        client = WebTestClient.bindToApplicationContext(CONTEXT).build();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, We couldn't understand that",
        "401, Sign in first",
        "403, You can't see this page",
        "404, We can't find this page",
        "405, That can't be done from here",
        "409, Somebody was faster",
        "413, That is too much at once",
        "429, You are going too fast",
        "500, 'Sorry, something went wrong'",
        "503, We are busy at the moment"
    })
    void showsEachFailureAsAPageWithAReference(int status, String title) {
        client.get()
                .uri("/fail/" + status)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains("<title>" + title + " – Directly</title>")
                        .contains("Reference: "));
    }

    @Test
    void anUnexpectedFailureShowsNothingOfTheInside() {
        client.get()
                .uri("/break")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains("something went wrong")
                        .doesNotContain("secret")
                        .doesNotContain("Exception"));
    }

    @Test
    void aPageThatIsNotThereIsNotFound() {
        client.get()
                .uri("/no-such-page")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/x", "/webhooks/x", "/open-referral/x", "/v3/api-docs"})
    void leavesWhatProgramsAskForToOthers(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .value("Content-Type", type -> assertThat(type).isNull());
    }

    @Test
    void givesControllersTheViewer() {
        client.get()
                .uri("/form")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Tom Hall []"));
    }

    @Test
    void letsNoCacheKeepAPage() {
        client.get()
                .uri("/page")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<h1 class=\"govuk-heading-l\">A page</h1>"));
    }

    @Test
    void showsAFormAgainAsItWasTypedBeforeTheSessionEnded() {
        ResponseCookie session = client.post()
                .uri("/form")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("where=M33+2AA&when=tuesday&when=friday&_csrf=abc&password=p")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SEE_OTHER)
                .expectHeader()
                .location("/sign-in")
                .returnResult()
                .getResponseCookies()
                .getFirst("SESSION");

        form(Objects.requireNonNull(session).getValue())
                .value(html -> assertThat(html).contains("[M33 2AA][tuesday, friday][][]"));
        form(Objects.requireNonNull(session).getValue())
                .value(html -> assertThat(html).contains("[][][][]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void keepsNoFormOfAnotherSite(String site) {
        client.post()
                .uri("/form")
                .header("Sec-Fetch-Site", site)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("where=M33+2AA")
                .exchange()
                .expectCookie()
                .doesNotExist("SESSION");
    }

    @Test
    void keepsNoVeryLongForm() {
        client.post()
                .uri("/form")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("where=" + "M".repeat(20_001))
                .exchange()
                .expectCookie()
                .doesNotExist("SESSION");
    }

    @Test
    void servesAssetsForAYearCompressedWhereWanted() {
        String stylesheet = Assets.path("directly.css");

        client.get()
                .uri(stylesheet)
                .header("Accept-Encoding", "gzip")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/css;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable")
                .expectHeader()
                .valueEquals("Content-Encoding", "gzip");
        client.get()
                .uri(stylesheet)
                .exchange()
                .expectHeader()
                .doesNotExist("Content-Encoding")
                .expectBody(String.class)
                .value(css -> assertThat(css).contains(".app-header"));
        client.get()
                .uri("/assets/directly-000000000000.css")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get().uri("/assets/index.properties").exchange().expectStatus().isNotFound();
    }

    private static WebTestClient.BodySpec<String, ?> form(String session) {
        return client.get().uri("/form").cookie("SESSION", session).exchange().expectBody(String.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Server {
        @Bean
        WebFilter viewer() {
            return (exchange, chain) -> {
                new Viewer("Tom Hall", Navigation.HOLDER, HelpLine.UNKNOWN, null, null, false).on(exchange);
                return chain.filter(exchange);
            };
        }
    }

    @Controller
    static class Pages {
        private final KeptForms kept;

        Pages(KeptForms kept) {
            this.kept = kept;
        }

        @GetMapping("/fail/{status}")
        Mono<Rendering> fail(@PathVariable int status) {
            return Mono.error(new ResponseStatusException(HttpStatusCode.valueOf(status)));
        }

        @GetMapping("/page")
        Rendering page(Viewer viewer) {
            return new ErrorPage(Frame.of("A page", viewer), List.of("Text"), new Link("On", "/"), null)
                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        @GetMapping("/break")
        Mono<Rendering> breaks() {
            return Mono.error(new IllegalStateException("secret"));
        }

        @GetMapping("/form")
        @ResponseBody
        String form(Viewer viewer, KeptForm form) {
            return viewer.name() + " [" + form.value("where") + "]" + form.values("when") + "[" + form.value("_csrf")
                    + "][" + form.value("password") + "]";
        }

        /** As the one who finds that nobody is signed in does it. */
        @PostMapping("/form")
        Mono<Void> post(ServerWebExchange exchange) {
            return kept.keep(exchange).then(Mono.fromRunnable(() -> {
                exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
                exchange.getResponse().getHeaders().setLocation(java.net.URI.create("/sign-in"));
            }));
        }
    }
}
