package uk.directly.payment.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.payment.Earnings;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.OwnBankStatement;
import uk.directly.payment.ToPay;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The JSON of earnings and to-pay, as the API contract has it; who may ask at all is tested with security. */
@WithDatabase
class PaymentRoutesIT {
    private static final AtomicReference<Actor> SIGNED_IN = new AtomicReference<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final ApprovedVisit visit;

    PaymentRoutesIT(TestDatabase database) {
        this.database = database;
        this.visit = ApprovedVisit.byOwnBank(database);
    }

    @BeforeEach
    void start() {
        JsonMapper json = JsonMapper.builder().build();
        context.registerBean(JsonMapper.class, () -> json);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(Changes.class, () -> new Changes(database.client(), json));
        context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-12-02T10:00:00Z"), ZoneOffset.UTC));
        context.register(Routes.class);
        context.refresh();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @DisplayName("R27 a line has the payee, the amount, a reference, bank details to copy and the day promised")
    void listsWhatIsToPay() {
        as(holder());

        get("/api/v1/to-pay")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [{"id": "%s", "bookingId": "%s", "payee": {"name": "Aisha T"}, "amountPence": 4450,
                          "bank": {"sortCode": "20-00-00", "accountNumber": "12345678", "name": "A Test"},
                          "promisedOn": "2026-12-04", "state": "due"}]}
                        """.formatted(visit.settlement(), visit.booking()))
                .jsonPath("$.items[0].reference")
                .value(String.class, reference -> assertThat(reference).startsWith("VISIT"));
    }

    @Test
    @DisplayName("R15 'paid' needs a key, replays under the same one, and is over under another")
    void takesPaidOnce() {
        as(holder());
        String route = "/api/v1/to-pay/" + visit.settlement() + "/paid";

        post(route, null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/idempotency-key-required");
        post(route, "k1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("said-paid");
        post(route, "k1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("said-paid");
        post(route, "k2")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/wrong-state")
                .jsonPath("$.state")
                .isEqualTo("said-paid");
        post("/api/v1/to-pay/" + UUID.randomUUID() + "/paid", "k1")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/idempotency-key-reused");
        post("/api/v1/to-pay/" + UUID.randomUUID() + "/paid", "k3")
                .expectStatus()
                .isNotFound();
        post("/api/v1/to-pay/x/paid", "k3").expectStatus().isBadRequest();
    }

    @Test
    @DisplayName("R27 the provider sees it paid, says it has not arrived, and it is disputed")
    void tellsTheProviderAndHearsThem() {
        String route = "/api/v1/to-pay/" + visit.settlement() + "/not-arrived";
        as(provider());
        get("/api/v1/earnings")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].bookingId")
                .isEqualTo(visit.booking().toString())
                .jsonPath("$.items[0].amountPence")
                .isEqualTo(4450)
                .jsonPath("$.items[0].state")
                .isEqualTo("due")
                .jsonPath("$.items[0].promisedOn")
                .isEqualTo("2026-12-04")
                .jsonPath("$.items[0].paidAt")
                .doesNotExist();
        post(route, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("due");

        as(holder());
        post("/api/v1/to-pay/" + visit.settlement() + "/paid", "k1")
                .expectStatus()
                .isOk();

        as(provider());
        get("/api/v1/earnings")
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("paid")
                .jsonPath("$.items[0].rail")
                .isEqualTo("own-bank")
                .jsonPath("$.items[0].paidAt")
                .isEqualTo("2026-12-02T10:00:00Z");
        post(route, "k1").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("disputed");
        post(route, "k1").expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true");
        post(route, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("disputed");

        as(holder());
        get("/api/v1/to-pay").expectBody().jsonPath("$.items[0].state").isEqualTo("disputed");
    }

    @Test
    @DisplayName("R27 many at once: a key is asked for, and who gives nothing or somebody else's line is told")
    void paysMany() {
        UUID second = visit.alsoOn(database, 2);
        ApprovedVisit other = ApprovedVisit.byOwnBank(database);
        as(holder());
        String route = "/api/v1/to-pay/paid";

        send(route, null, "{\"ids\": [\"" + second + "\"]}").expectStatus().isBadRequest();
        send(route, "m1", "{\"ids\": []}").expectStatus().isBadRequest();
        send(route, "m1", "{\"ids\": [\"" + second + "\", \"" + other.settlement() + "\"]}")
                .expectStatus()
                .isNotFound();
        String both = "{\"ids\": [\"" + second + "\", \"" + visit.settlement() + "\", \"" + second + "\"]}";
        send(route, "m1", both)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paid")
                .isEqualTo(2)
                .jsonPath("$.alreadyPaid")
                .isEqualTo(0);
        send(route, "m1", both).expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true");
        send(route, "m2", both).expectStatus().isEqualTo(409);
        post("/api/v1/to-pay/" + second + "/not-paid", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("due");
    }

    @Test
    @DisplayName("R27 a bank's file matches what has its reference, and the same file again changes nothing")
    void matchesAFile() {
        UUID second = visit.alsoOn(database, 2);
        as(holder());
        String csv = "Date,Text,Amount\n02/12/2026,%s,-44.50\n02/12/2026,AISHA,-44.50\n"
                .formatted(requireNonNull(get("/api/v1/to-pay")
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                        .replaceFirst("(?s).*\"reference\":\"(VISIT\\w+)\".*", "$1"));

        file(csv)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.matched.length()")
                .isEqualTo(1)
                .jsonPath("$.matched[0].day")
                .isEqualTo("2026-12-02")
                .jsonPath("$.likely[0].ids[0]")
                .isEqualTo(second.toString())
                .jsonPath("$.alreadyKnown")
                .isEqualTo(0);
        file(csv)
                .expectBody()
                .jsonPath("$.matched.length()")
                .isEqualTo(0)
                .jsonPath("$.alreadyKnown")
                .isEqualTo(1);
        get("/api/v1/to-pay")
                .expectBody()
                .jsonPath("$.items[?(@.state == 'matched')].seenOn")
                .isEqualTo("2026-12-02");
        file("nothing in it").expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec file(String csv) {
        return client().post()
                .uri("/api/v1/to-pay/statement")
                .contentType(new MediaType("text", "csv"))
                .bodyValue(csv)
                .exchange();
    }

    private WebTestClient.ResponseSpec send(String route, @Nullable String key, String json) {
        WebTestClient.RequestBodySpec request = client().post().uri(route).contentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.bodyValue(json).exchange();
    }

    private Actor holder() {
        return new Actor(visit.holder(), visit.council(), "Tom", Set.of(Role.HOLDER), null, visit.holder());
    }

    private Actor provider() {
        return new Actor(
                visit.person(), visit.council(), "Aisha", Set.of(Role.PROVIDER), visit.provider(), visit.person());
    }

    private static void as(Actor actor) {
        SIGNED_IN.set(actor);
    }

    private WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).build();
    }

    private WebTestClient.ResponseSpec get(String route) {
        return client().get().uri(route).exchange();
    }

    private WebTestClient.ResponseSpec post(String route, @Nullable String key) {
        WebTestClient.RequestBodySpec request = client().post().uri(route);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @ComponentScan("uk.directly.web.rest")
    @ComponentScan(
            basePackages = "uk.directly.payment",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {
                                Earnings.class,
                                ToPay.class,
                                OwnBankPayments.class,
                                OwnBankStatement.class,
                                EarningsController.class,
                                ToPayController.class,
                                SupportedAccountsController.class,
                                ToPayRoutes.class
                            }))
    static class Routes implements WebFluxConfigurer {
        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
            resolvers.addCustomResolver(new SignedInActor());
        }
    }

    private static final class SignedInActor implements SyncHandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Actor resolveArgumentValue(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return SIGNED_IN.get();
        }
    }
}
