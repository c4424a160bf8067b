package uk.directly.budget.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** How many hours a week an award buys, over JSON. */
@WithDatabase
class EnoughRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 1_000, 2, ReviewBand.STANDARD);

    private final BudgetServer server;

    EnoughRoutesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    /** Tom lives at M33 2AA; Aisha, self-employed, asks £17.80 half a mile from there. */
    @BeforeEach
    void register() {
        server.execute("""
                insert into postcode (postcode, place) values ('M33 2AA', point(379000, 392000)) on conflict do nothing;
                insert into home_address (council_id, person_id, lines, postcode)
                values ('<council>', '<tom>', '14 Larkspur Walk', 'M33 2AA');
                insert into rate_card (council_id, id, during) values ('<council>', '<broker>', '[2026-04-01,)');
                insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence) values
                    ('<council>', '<broker>', 'base', 'self-employed', 'weekday', 1750),
                    ('<council>', '<broker>', 'base', 'organisation', 'weekday', 2280);
                with aisha as (
                    insert into provider (council_id, id, kind, name, state, visibility, accredited_on, postcode, place,
                                          district)
                    values ('<council>', uuidv7(), 'personal-assistant', 'Aisha K', 'accredited', 'public', '2026-02-01',
                            'M33 9ZZ', point(379800, 392000), 'Sale')
                    returning council_id, id, place),
                offered as (
                    insert into offer (council_id, provider_id, service_id, title, description, pricing, open_to, state,
                                       place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                                       cancellation, sign_of_life_at, words)
                    select a.council_id, a.id, s.id, 'Company', 'Company.', 'hourly', '{self-employed}', 'published',
                           a.place, 'Sale', 20000, 60, 480, 0, '[{"hoursBefore": 0, "percent": 0}]', '2026-11-20', 'company'
                      from aisha a, service s where s.slug = 'gardening'
                    returning council_id, id)
                insert into offer_rate (council_id, offer_id, band, pence)
                select council_id, id, 'weekday', 1780 from offered;
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R28 an award says how many hours it buys at each engagement near the person, and what is missing")
    void saysHowManyHours() {
        UUID award = server.award(server.tom, "direct-payment", "[2026-04-01,)", TERMS, null);
        server.execute("update award_terms set planned_minutes_weekly = 1200 where award_id = '" + award + "'");
        server.as(server.socialWorker);

        JsonNode answer = json(server.get("/api/v1/awards/" + award + "/enough"), 200);

        assertThat(answer.path("weeklyPence").asLong()).isEqualTo(31_200);
        assertThat(answer.path("withinMiles").asInt()).isEqualTo(10);
        assertThat(answer.path("homeKnown").asBoolean()).isTrue();
        assertThat(answer.path("leastMinutes").asInt()).isEqualTo(1051);
        assertThat(answer.path("mostMinutes").asInt()).isEqualTo(1051);
        assertThat(answer.path("missingMinutes").asInt()).isEqualTo(149);
        assertThat(answer.path("items")).hasSize(2);
        JsonNode aisha = answer.at("/items/0");
        assertThat(aisha.path("engagement").asString()).isEqualTo("self-employed");
        assertThat(aisha.path("people").asInt()).isOne();
        assertThat(aisha.path("ratePence").asLong()).isEqualTo(1780);
        assertThat(aisha.path("baseRatePence").asLong()).isEqualTo(1750);
        assertThat(answer.at("/items/1/people").asInt()).isZero();
        assertThat(answer.at("/items/1/ratePence").asLong()).isEqualTo(2280);

        server.as(server.holder(server.tom));
        assertThat(json(server.get("/api/v1/budgets/" + award + "/enough"), 200))
                .isEqualTo(answer);
    }

    @Test
    @DisplayName("R28 where nobody knows the home, the council's rates say it, and nobody near is counted")
    void goesByTheRateCard() {
        UUID award = server.award(server.grace, "direct-payment", "[2026-04-01,)", TERMS, null);
        server.as(server.maker);

        JsonNode answer = json(server.get("/api/v1/awards/" + award + "/enough"), 200);

        assertThat(answer.path("homeKnown").asBoolean()).isFalse();
        assertThat(answer.at("/items/0/people").asInt()).isZero();
        assertThat(answer.path("mostMinutes").asInt()).isEqualTo(31_200 * 60 / 1750);
        assertThat(answer.path("missingMinutes").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("R102 nobody reads what another person's money buys; a one-off payment buys no hours a week")
    void keepsToItself() {
        UUID award = server.award(server.tom, "direct-payment", "[2026-04-01,)", TERMS, null);
        AwardTerms once = new AwardTerms(31_200, Paid.GROSS, 0, 1, ReviewBand.STANDARD);
        UUID oneOff = server.award(server.tom, "one-off-direct-payment", "[2026-11-01,2027-01-01)", once, null);

        server.as(server.holder(server.grace));
        json(server.get("/api/v1/budgets/" + award + "/enough"), 404);
        server.as(server.maker);
        json(server.get("/api/v1/awards/" + UUID.randomUUID() + "/enough"), 404);
        json(server.get("/api/v1/awards/" + oneOff + "/enough"), 404);
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
        byte[] body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? new byte[0] : body);
    }
}
