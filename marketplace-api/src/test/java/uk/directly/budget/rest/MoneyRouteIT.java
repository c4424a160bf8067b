package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.KeptFunds;
import uk.directly.budget.MoneyRoutes;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The person says how they want to have their money. */
@WithDatabase
class MoneyRouteIT {
    private final TestDatabase database;
    private final BudgetServer server;
    private String budget = "";

    MoneyRouteIT(TestDatabase database) {
        this.database = database;
        server = new BudgetServer(database);
    }

    @BeforeEach
    void anAwardOfTom() {
        server.execute("""
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', '<tom>', '<tom>', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '<tom>', '[2026-04-01,)', 31200, 'net', 0, 2, 'standard');
                insert into budget (council_id, award_id, holder_id, funded_until)
                values ('<council>', '<tom>', '<tom>', '2026-03-31');
                """);
        budget =
                server.select("select id from budget where holder_id = '<tom>'").getFirst();
        server.as(server.holder(server.tom));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-bank", "card-account", "supported", "council-arranged"})
    @DisplayName("R1 every route can be chosen, without a reason, at any time")
    void takesEveryRoute(String route) {
        choose("{\"route\": \"%s\"}".formatted(route))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.route")
                .isEqualTo(route);
        choose("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.broker))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.route")
                .isEqualTo("isf");
    }

    @Test
    @DisplayName("R103 who chose what and when is kept, and the same again is no new choice")
    void keepsTheHistory() {
        choose("{\"route\": \"own-bank\"}").expectStatus().isOk();
        choose("{\"route\": \"own-bank\"}").expectStatus().isOk();
        choose("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.broker))
                .expectStatus()
                .isOk();

        assertThat(server.bean(MoneyRoutes.class)
                        .history(server.council, UUID.fromString(budget))
                        .map(choice -> choice.route().slug() + " " + choice.organisation() + " " + choice.by())
                        .collectList()
                        .block())
                .containsExactly("isf Fair Funds Tom Okafor", "own-bank null Tom Okafor");
        assertThat(server.select("select details ->> 'route' from audit_event where subject_id = '" + budget
                        + "' and action = 'route-chosen' order by id"))
                .containsExactly("own-bank", "isf");
    }

    @Test
    @DisplayName("R70 a fund needs a broker that is accredited, and no other route has one")
    void asksForTheBroker() {
        refused("{\"route\": \"isf\"}", 400, "invalid-request");
        refused("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.draftBroker), 400, "invalid-request");
        refused("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(UUID.randomUUID()), 400, "invalid-request");
        refused("{\"route\": \"own-bank\", \"brokerId\": \"%s\"}".formatted(server.broker), 400, "invalid-request");
        refused("{\"route\": \"cash\"}", 400, "invalid-request");
        refused("{\"route\": null}", 400, "invalid-request");
        assertThat(server.bean(MoneyRoutes.class)
                        .brokers(server.council)
                        .collectList()
                        .block())
                .extracting("name")
                .containsExactly("Fair Funds");
    }

    @Test
    @DisplayName(
            "R27 an account is looked after by an organisation that is checked and offers to, chosen at once or later")
    void asksForTheOrganisation() {
        String clear = "{\"route\": \"supported\", \"supportedById\": \"%s\"}".formatted(server.broker);
        refused(clear, 400, "invalid-request");
        server.execute("""
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state,
                    place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes, cancellation,
                    sign_of_life_at, words)
                values ('<council>', uuidv7(), '<broker>', (select id from service where slug = 'dp-support-and-payroll'),
                    'We look after your account', 'x', 'enquiry', '{business}', 'published', point(0, 0), 'Sale', 8000, 15,
                    600, 0, '[]', '2026-11-30T09:00:00Z', 'account')""");
        refused(
                "{\"route\": \"own-bank\", \"supportedById\": \"%s\"}".formatted(server.broker),
                400,
                "invalid-request");
        choose("{\"route\": \"supported\"}").expectStatus().isOk();
        choose(clear).expectStatus().isOk();
        choose(clear).expectStatus().isOk();

        assertThat(server.select("select supported_by::text from budget where id = '" + budget + "'"))
                .containsExactly(server.broker.toString());
        assertThat(server.bean(MoneyRoutes.class)
                        .history(server.council, UUID.fromString(budget))
                        .map(choice -> choice.route().slug() + " " + choice.organisation())
                        .collectList()
                        .block())
                .containsExactly("supported Fair Funds", "supported null");
        assertThat(server.bean(MoneyRoutes.class)
                        .supporters(server.council)
                        .collectList()
                        .block())
                .extracting("name")
                .containsExactly("Fair Funds");
        choose("{\"route\": \"own-bank\"}").expectStatus().isOk();
        assertThat(server.select("select coalesce(supported_by::text, 'none') from budget where id = '" + budget + "'"))
                .containsExactly("none");
    }

    @Test
    @DisplayName("R102 nobody chooses for somebody else's budget")
    void refusesOthers() {
        server.as(server.holder(server.grace));

        refused("{\"route\": \"own-bank\"}", 404, "not-found");
        assertThat(server.select("select count(*) from budget_route where budget_id = '" + budget + "'"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("A fund stays with an organisation until the council agrees to something else")
    void keepsAFundAFund() {
        server.execute("""
                update award set kind = 'isf' where id = '<tom>';
                update budget set route = 'isf', broker_id = '<broker>' where holder_id = '<tom>';""");

        refused("{\"route\": \"own-bank\"}", 409, "wrong-state");
        choose("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.broker))
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName(
            "R75 when an organisation stops the council keeps its funds the same day, until the person chooses another")
    void keepsTheFundsOfWhoStops() {
        choose("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.broker))
                .expectStatus()
                .isOk();
        server.execute("""
                insert into provider (council_id, id, kind, name, state, accredited_on, postcode, place, district)
                values ('<council>', '<social>', 'isf-broker', 'Other Funds', 'accredited', '2026-01-05', 'M33 2AA',
                    point(0, 0), 'Sale');
                update provider set state = 'left' where id = '<broker>';
                select broker_stop(p, '{}', '2026-12-04T15:00:00Z') from provider p where p.id = '<broker>'""");

        assertThat(server.select("select payload ->> 'budgetId' from outbox where topic = 'fund-kept'"
                        + " and council_id = '<council>'"))
                .containsExactly(budget);
        server.as(server.socialWorker);
        server.get("/api/v1/kept-funds")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].budgetId")
                .isEqualTo(budget)
                .jsonPath("$.items[0].organisation")
                .isEqualTo("Fair Funds")
                .jsonPath("$.items[0].since")
                .isEqualTo("2026-12-04T15:00:00Z");

        server.as(server.holder(server.tom));
        refused("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.broker), 400, "invalid-request");
        choose("{\"route\": \"isf\", \"brokerId\": \"%s\"}".formatted(server.socialWorker.personId()))
                .expectStatus()
                .isOk();
        assertThat(server.bean(KeptFunds.class)
                        .of(server.council, server.tom)
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(server.bean(MoneyRoutes.class)
                        .history(server.council, UUID.fromString(budget))
                        .map(choice -> choice.route().slug() + " " + choice.organisation() + " " + choice.by())
                        .collectList()
                        .block())
                .containsExactly(
                        "isf Other Funds Tom Okafor", "council-arranged null null", "isf Fair Funds Tom Okafor");
    }

    @Test
    @DisplayName(
            "R75 whoever chooses an organisation while it stops has it refused, or their fund is kept: never neither")
    void leavesNoFundWithWhoStopped() throws SQLException {
        String choice = """
                select budget_choose_route('{"budgetId": "%s", "holderId": "%s", "councilId": "%s", "actorId": "%2$s",
                    "route": "isf", "brokerId": "%s", "at": "2026-12-04T15:00:00Z"}')""".formatted(budget, server.tom, server.council, server.broker);
        try (Connection chooses = database.dataSource().getConnection();
                Statement statement = chooses.createStatement()) {
            chooses.setAutoCommit(false);
            statement.execute(choice);
            CompletableFuture<Void> stops = CompletableFuture.runAsync(() -> server.execute("""
                    do $$
                    declare
                        p provider := provider_locked('<council>', '<broker>');
                    begin
                        update provider set state = 'suspended' where id = p.id returning * into p;
                        perform broker_stop(p, '{}', '2026-12-04T15:00:00Z');
                    end $$"""));
            // It waits for the choice, or is over without having seen it.
            while (!stops.isDone()
                    && server.select("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database()")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            chooses.commit();
            stops.orTimeout(20, TimeUnit.SECONDS).join();
        }

        assertThat(server.select("select route from budget where id = '" + budget + "'"))
                .containsExactly("council-arranged");
    }

    private void refused(String body, int status, String problem) {
        choose(body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + problem);
    }

    private WebTestClient.ResponseSpec choose(String body) {
        return server.put("/api/v1/budgets/" + budget + "/route", body);
    }
}
