package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The public routes as other programs meet them: names of fields, problems, pages. */
@WithDatabase
class OffersApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegisterRows rows;
    private final TestDatabase database;
    private final OfferContext context;
    private final WebTestClient client;

    OffersApiIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.client = context.client();
    }

    @BeforeEach
    void emptyRegister() {
        rows.begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void listsTheServices() {
        JsonNode items = get("/api/v1/services").path("items");

        assertThat(items).hasSize(29);
        assertThat(items.get(2).path("slug").asString()).isEqualTo("cleaning");
        assertThat(items.get(2).path("parent").asString()).isEqualTo("domestic-help");
        assertThat(items.get(0).has("parent")).isFalse();
    }

    @Test
    @DisplayName("R4 an offer in a list has the fields of the contract")
    void searchesOffers() {
        UUID offer = rows.offer(rows.provider("Green Gate"), "Lawns", change -> change.pence(2200));

        JsonNode page = get("/api/v1/offers?service=gardening&near=m332aa&within=3&q=lawn");

        assertThat(page.has("next")).isFalse();
        JsonNode item = page.path("items").get(0);
        UUID provider = UUID.fromString(item.path("provider").path("id").asString());
        assertThat(item).isEqualTo(JSON.readTree("""
                {"id": "%s", "title": "Lawns", "service": "gardening", "serviceName": "Gardening",
                 "provider": {"id": "%s", "name": "Green Gate", "kind": "micro-provider", "accreditedOn": "2026-02-01"},
                 "pricing": "hourly", "openTo": ["business"], "engagement": "business", "ratePence": 2200,
                 "baseRatePence": 1950, "differencePence": 250, "distanceMiles": 0.5, "district": "Sale, M33"}
                """.formatted(offer, provider)));
    }

    @Test
    @DisplayName("R84 of somebody who is employed it has pay and pay guide too")
    void searchesSomebodyToEmploy() {
        rows.offer(
                rows.provider("Ben T", p -> p.kind("personal-assistant")),
                "Company",
                offer -> offer.openTo("{employed}").pence(1350));

        JsonNode item = get("/api/v1/offers?engagement=employed&kind=personal-assistant")
                .path("items")
                .get(0);

        assertThat(item.path("payRatePence").asLong()).isEqualTo(1350);
        assertThat(item.path("payGuidePence").asLong()).isEqualTo(1320);
        assertThat(item.path("ratePence").asLong()).isEqualTo(1560);
        assertThat(item.path("baseRatePence").asLong()).isEqualTo(1560);
        assertThat(item.path("differencePence").asLong()).isZero();
    }

    @Test
    void goesOnByTheCursorOrTheLink() {
        for (int i = 0; i < 5; i++) {
            rows.offer(rows.provider("Provider " + i), "Lawns");
        }
        List<String> ids = new ArrayList<>();
        String address = "/api/v1/offers?q=lawns&limit=2&near=M33%202AA";
        JsonNode page = get(address);
        while (true) {
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            if (!page.has("next")) {
                break;
            }
            page = get(address + "&cursor=" + page.path("next").asString());
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        client.get()
                .uri(URI.create(address))
                .exchange()
                .expectHeader()
                .valueMatches("Link", "<.*[?&]cursor=[A-Za-z0-9_-]+.*>; rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            near=ZZ99%209ZZ                                                | 422 | unknown-postcode |
            service=wizardry                                               | 400 | invalid-request  | service
            from=2026-12-01T09:30:00Z                                      | 400 | invalid-request  | to
            to=2026-12-01T09:30:00Z                                        | 400 | invalid-request  | from
            from=2026-12-01T09:30:30Z&to=2026-12-01T12:00:00Z              | 400 | invalid-request  | from
            from=2026-12-01T12:00:00Z&to=2026-12-01T09:30:00Z              | 422 | end-before-start |
            from=2026-11-30T08:59:00Z&to=2026-11-30T10:00:00Z              | 422 | in-the-past      |
            from=2026-12-01T09:00:00Z&to=2026-12-02T09:01:00Z              | 422 | too-long         |
            from=2027-12-01T09:00:00Z&to=2027-12-01T10:00:00Z              | 422 | too-far-ahead    |
            from=tomorrow&to=2027-12-01T10:00:00Z                          | 400 | invalid-request  | from
            within=0                                                       | 400 | invalid-request  | within
            within=NaN                                                     | 400 | invalid-request  | within
            within=101                                                     | 400 | invalid-request  | within
            within=far                                                     | 400 | invalid-request  | within
            kind=wizard                                                    | 400 | invalid-request  | kind
            engagement=EMPLOYED                                            | 400 | invalid-request  | engagement
            maxRatePence=-1                                                | 400 | invalid-request  | maxRatePence
            maxRatePence=99999999999999999999                              | 400 | invalid-request  | maxRatePence
            language=a%00b                                                 | 400 | invalid-request  | language
            provider=1                                                     | 400 | invalid-request  | provider
            sort=distance                                                  | 400 | invalid-request  | sort
            sort=colour                                                    | 400 | invalid-request  | sort
            limit=101                                                      | 400 | invalid-request  | limit
            cursor=nonsense                                                | 400 | invalid-request  | cursor
            """)
    void saysWhatToCorrect(String query, int status, String problem, String field) {
        JsonNode body = JSON.readTree(client.get()
                .uri(URI.create("/api/v1/offers?" + query))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(body.path("type").asString()).isEqualTo("https://directly.uk/problems/" + problem);
        if (field != null) {
            assertThat(body.path("errors").get(0).path("field").asString()).isEqualTo(field);
        }
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        rows.offer(rows.provider("One"), "Lawns");
        rows.offer(rows.provider("Two"), "Lawns");
        String cursor = get("/api/v1/offers?limit=1&sort=rate").path("next").asString();

        assertThat(get("/api/v1/offers?limit=1&sort=rate&cursor=" + cursor).path("items"))
                .hasSize(1);
        client.get()
                .uri("/api/v1/offers?limit=1&sort=relevance&cursor=" + cursor)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void showsOneOffer() {
        UUID provider =
                rows.provider("Green Gate", p -> p.speaking("{English,Polish}").skilled("{Makaton}"));
        UUID offer = rows.offer(provider, "Lawns", change -> change.pence(2200).notice(120));
        database.execute("""
                insert into provider_check (council_id, provider_id, name, state, checked_on, expires_on)
                values ('%s', '%s', 'insurance', 'accepted', '2026-01-20', '2027-01-31')
                """.formatted(RegisterRows.COUNCIL, provider));

        JsonNode page = get("/api/v1/offers/" + offer);

        assertThat(page.path("description").asString()).isEqualTo("We do Lawns.");
        assertThat(page.path("ratePence").asLong()).isEqualTo(2200);
        assertThat(page.path("differencePence").asLong()).isEqualTo(250);
        assertThat(page.path("rates").path("bank-holiday").asLong()).isEqualTo(2200);
        assertThat(page.path("baseRates").path("bank-holiday").asLong()).isEqualTo(2925);
        assertThat(page.path("baseRates").has("waking-night")).isFalse();
        assertThat(page.path("area")).isEqualTo(JSON.readTree("{\"district\": \"Sale, M33\", \"reachMiles\": 18.6}"));
        assertThat(page.path("cancellation").get(1))
                .isEqualTo(JSON.readTree("{\"hoursBefore\": 24, \"percent\": 50,"
                        + " \"words\": \"From 48 to 24 hours before: 50% of the price.\"}"));
        assertThat(page.path("languages").get(1).asString()).isEqualTo("Polish");
        assertThat(page.path("skills").get(0).asString()).isEqualTo("Makaton");
        assertThat(page.path("checks").get(0))
                .isEqualTo(JSON.readTree(
                        "{\"name\": \"insurance\", \"checkedOn\": \"2026-01-20\", \"expiresOn\": \"2027-01-31\"}"));
        assertThat(page.path("noticeMinutes").asInt()).isEqualTo(120);
        assertThat(page.path("slotsUrl").asString()).isEqualTo("/api/v1/offers/" + offer + "/slots");
        assertThat(page.toString()).doesNotContain("9ZZ").doesNotContain(String.valueOf(RegisterRows.EASTING));
        missing("/api/v1/offers/" + UUID.randomUUID());
    }

    @Test
    void showsFreeTimes() {
        UUID offer = rows.offer(rows.provider("Green Gate"), "Lawns");
        String slots = "/api/v1/offers/" + offer + "/slots";

        JsonNode day = get(slots + "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z");
        assertThat(day.path("items").toString())
                .isEqualTo("[{\"start\":\"2026-12-01T07:00:00Z\",\"end\":\"2026-12-01T22:00:00Z\",\"places\":1}]");
        assertThat(get(slots).path("items")).hasSize(29);
        assertThat(get(slots + "?from=2026-12-01T00:00:00%2B01:00&to=2027-02-01T00:00:00%2B01:00")
                        .path("items"))
                .hasSize(62);
        client.get()
                .uri(slots + "?from=2026-12-01T00:00:00Z&to=2027-02-01T00:01:00Z")
                .exchange()
                .expectStatus()
                .isBadRequest();
        missing("/api/v1/offers/" + UUID.randomUUID() + "/slots");
    }

    @Test
    @DisplayName("R31 the register says what each check doesn't mean, and never where somebody lives")
    void showsTheRegister() {
        UUID provider = rows.provider("Aisha K", p -> p.kind("personal-assistant"));
        database.execute("""
                insert into provider_check (council_id, provider_id, name, state, checked_on)
                values ('%s', '%s', 'right-to-work', 'accepted', '2026-01-20')
                """.formatted(RegisterRows.COUNCIL, provider));

        JsonNode entry = get("/api/v1/providers/" + provider);

        assertThat(entry.path("checks").get(0).path("doesNotMean").asString())
                .isEqualTo("If you employ them you must check their right to work yourself.");
        assertThat(entry.path("offersUrl").asString()).isEqualTo("/api/v1/offers?provider=" + provider);
        assertThat(entry.toString()).doesNotContain("9ZZ", "postcode", "place");
        JsonNode list = get("/api/v1/providers?q=aisha&kind=personal-assistant&near=M33%202AA&within=1");
        assertThat(list.path("items").get(0).path("distanceMiles").asDouble()).isEqualTo(0.5);
        missing("/api/v1/providers/" + UUID.randomUUID());
    }

    @Test
    void showsTheDirectoryAsNotCheckedAndNotBookable() {
        database.execute("""
                insert into listing (council_id, source, source_key, name, kind, phone, imported_at)
                values ('%s', 'Charities', '1', 'Band of brass', 'Charity', '0161 496 0009', '2026-11-01')
                """.formatted(RegisterRows.COUNCIL));

        JsonNode listing = get("/api/v1/directory?q=brass").path("items").get(0);

        assertThat(listing.path("accredited").asBoolean(true)).isFalse();
        assertThat(listing.path("bookable").asBoolean(true)).isFalse();
        assertThat(listing.path("phone").asString()).isEqualTo("0161 496 0009");
    }

    @Test
    @DisplayName("R54 the rate card of a day; beyond the last one that one, marked so")
    void showsTheRateCard() {
        JsonNode card = get("/api/v1/rate-cards/current");

        assertThat(card.path("base").path("self-employed").path("bank-holiday").asLong())
                .isEqualTo(2670);
        assertThat(card.path("payGuide").path("weekday").asLong()).isEqualTo(1320);
        assertThat(card.path("beyondItsEnd").asBoolean(true)).isFalse();
        assertThat(get("/api/v1/rate-cards/current?on=2027-04-01")
                        .path("beyondItsEnd")
                        .asBoolean(false))
                .isTrue();
        missing("/api/v1/rate-cards/current?on=2020-01-01");
    }

    private void missing(String address) {
        client.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/not-found");
    }

    private JsonNode get(String address) {
        String body = client.get()
                .uri(URI.create(address))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }
}
