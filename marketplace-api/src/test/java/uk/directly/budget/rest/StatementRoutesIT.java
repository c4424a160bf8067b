package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetFixture;
import uk.directly.budget.BudgetFixture.Other;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementFile;
import uk.directly.budget.Statements;
import uk.directly.council.London;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The statement as programs read it; which roles may ask at all is tested with security. */
@WithDatabase
class StatementRoutesIT {
    private static final AtomicReference<Actor> SIGNED_IN = new AtomicReference<>();
    private static final String DECEMBER = "from=2026-12-01&to=2026-12-10";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final BudgetFixture tom;

    StatementRoutesIT(TestDatabase database) {
        this.database = database;
        this.tom = new BudgetFixture(database);
    }

    @BeforeEach
    void start() {
        // Reads the rules of all time zones from a file, once.
        London.today(Clock.systemUTC());
        JsonMapper json = JsonMapper.builder().build();
        context.registerBean(JsonMapper.class, () -> json);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-12-10T23:59:00Z"), ZoneOffset.UTC));
        context.register(ReadableBudgets.class, Routes.class);
        context.refresh();
        as(tom);
        tom.post(
                tom.move(
                        BudgetMoney.COUNCIL,
                        62_400,
                        Other.COUNCIL_FUNDING,
                        "load",
                        "Load",
                        Instant.parse("2026-11-30T09:00:00Z")),
                tom.move(
                        BudgetMoney.OWN,
                        1_000,
                        Other.RAIL_CLEARING,
                        "top-up",
                        "Added by you",
                        Instant.parse("2026-12-02T09:00:00Z")));
        tom.postVisitByNominee(Ids.next(), 4_450, Instant.parse("2026-12-01T13:00:00Z"));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @DisplayName("R6 R61 figures, net or gross, each kind of money, and lines with both names")
    void readsAStatement() {
        get("/statement?" + DECEMBER).expectStatus().isOk().expectBody().json("""
                        {"budgetId": "%s", "from": "2026-12-01", "to": "2026-12-10",
                         "shares": [{"from": "2026-04-01", "paid": "gross"}],
                         "openingPence": 62400, "inPence": 1000, "outPence": 4450, "closingPence": 58950, "lines": 2,
                         "parts": [
                           {"money": "council", "openingPence": 62400, "inPence": 0, "outPence": 4450,
                            "closingPence": 57950},
                           {"money": "contribution", "openingPence": 0, "inPence": 0, "outPence": 0, "closingPence": 0},
                           {"money": "own", "openingPence": 0, "inPence": 1000, "outPence": 0, "closingPence": 1000},
                           {"money": "reserve", "openingPence": 0, "inPence": 0, "outPence": 0, "closingPence": 0}],
                         "items": [
                           {"at": "2026-12-01T13:00:00Z", "kind": "visit", "money": "council", "amountPence": -4450,
                            "balancePence": 57950, "description": "Company with Aisha T", "planLine": "Getting out",
                            "by": "Priya Shah", "onBehalfOf": "Tom Shah"},
                           {"at": "2026-12-02T09:00:00Z", "kind": "top-up", "money": "own", "amountPence": 1000,
                            "balancePence": 58950, "description": "Added by you", "by": "Directly"}]}
                        """.formatted(tom.budgetId()));
    }

    @Test
    void readsItInParts() {
        byte[] first = Objects.requireNonNull(get("/statement?limit=1&" + DECEMBER)
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("rel=\"next\""))
                .expectBody()
                .returnResult()
                .getResponseBody());
        String next = JsonMapper.builder().build().readTree(first).path("next").asString();

        get("/statement?limit=1&cursor=" + next + "&" + DECEMBER)
                .expectHeader()
                .doesNotExist("Link")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].balancePence")
                .isEqualTo(58_950)
                .jsonPath("$.openingPence")
                .isEqualTo(62_400)
                .jsonPath("$.next")
                .doesNotExist();
    }

    @Test
    @DisplayName("R94 the file, whole however long it is")
    void streamsAFile() {
        tom.post(IntStream.range(0, 3000)
                .mapToObj(i -> tom.move(
                        BudgetMoney.COUNCIL,
                        1,
                        Other.COUNCIL_FUNDING,
                        "load",
                        "Load",
                        Instant.parse("2026-12-05T00:00:00Z").plusSeconds(i)))
                .toArray(String[]::new));

        String file = Objects.requireNonNull(get("/statement.csv?" + DECEMBER)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"statement-2026-12-01-2026-12-10.csv\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(file.lines()).hasSize(3005).last().isEqualTo("2026-12-10,\"Closing balance\",,,,,,,619.50,");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-12-01, 400, invalid-request",
        "to=2026-12-01, 400, invalid-request",
        "from=2026-12-01&to=tomorrow, 400, invalid-request",
        "from=2026-02-30&to=2026-12-01, 400, invalid-request",
        "from=+999999999-01-01&to=2026-12-01, 400, invalid-request",
        "from=1999-12-31&to=2000-12-01, 400, invalid-request",
        "from=2026-12-02&to=2026-12-01, 422, end-before-start",
        "from=2026-12-01&to=2026-12-11, 422, too-far-ahead",
        "from=2016-12-10&to=2026-12-10, 422, too-long",
        "from=2026-12-01&to=2026-12-02&cursor=x, 400, invalid-request"
    })
    void refusesWhatIsNoPeriod(String query, int status, String problem) {
        get("/statement?" + query)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + problem);
        if (!query.contains("cursor")) {
            get("/statement.csv?" + query).expectStatus().isEqualTo(status);
        }
    }

    @Test
    void takesTenYears() {
        get("/statement?from=2016-12-11&to=2026-12-10").expectStatus().isOk();
    }

    @Test
    @DisplayName("R102 another holder finds nothing, of this council or another")
    void showsNothingToOthers() {
        as(new BudgetFixture(database));

        get("/statement?" + DECEMBER).expectStatus().isNotFound();
        get("/statement.csv?" + DECEMBER).expectStatus().isNotFound();
        SIGNED_IN.set(
                new Actor(UUID.randomUUID(), tom.councilId(), "Eve", Set.of(Role.HOLDER), null, UUID.randomUUID()));
        get("/statement?" + DECEMBER).expectStatus().isNotFound();
        get("/statement.csv?" + DECEMBER)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json");
    }

    private static void as(BudgetFixture who) {
        SIGNED_IN.set(
                new Actor(who.holderId(), who.councilId(), "Tom Shah", Set.of(Role.HOLDER), null, who.holderId()));
    }

    private WebTestClient.ResponseSpec get(String route) {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(10_000_000))
                .build()
                .get()
                .uri("/api/v1/budgets/" + tom.budgetId() + route)
                .exchange();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @ComponentScan("uk.directly.web.rest")
    @Import({Budgets.class, Statements.class, StatementFile.class, StatementController.class})
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
