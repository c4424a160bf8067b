package uk.directly.referral.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import uk.directly.referral.ReferralServer;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The feed over some thousand entries: as Open Referral UK 3.0 has it, and without what is nobody's business. */
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenReferralFeedIT {
    private static final String FEED = "/open-referral";

    private final TestDatabase database;
    private final ReferralServer server;

    OpenReferralFeedIT(TestDatabase database) {
        this.database = database;
        this.server = new ReferralServer(database);
    }

    /** 1,000 offers that are in it, 250 that are not, and the 116 entries of two real directories. */
    @BeforeAll
    void someThousandEntries() {
        database.execute("""
                insert into provider (council_id, id, kind, name, about, state, visibility, accredited_on, postcode, place,
                                      district, languages, in_feed, phone)
                select '%1$s', md5('p' || n)::uuid, kind,
                       case when kind = 'personal-assistant' and not wants then 'Secretive' || n || ' Q' else 'Provider ' || n end,
                       'Ring me on 0161 496 0' || (100 + n %% 900) || ' or at home, M33 ' || n %% 10 || 'QX, or me' || n || '@example.org',
                       state, visibility, date '2026-02-01', 'M33 ' || n %% 10 || 'QX',
                       point(379123 + n, 392457 - n), 'Sale, M33', '{English,Urdu}', wants, '07700 9' || (10000 + n)
                  from (select n, (array['personal-assistant', 'micro-provider', 'organisation', 'community'])[n %% 4 + 1] kind,
                               n <= 1000 as wants,
                               case when n between 1101 and 1150 then 'suspended' when n between 1151 and 1200 then 'paused'
                                    else 'accredited' end as state,
                               case when n > 1200 then 'existing-only' else 'public' end as visibility
                          from generate_series(1, 1250) n) made
                 where n <= 1000 or kind = 'personal-assistant' or state <> 'accredited' or visibility <> 'public';
                insert into provider_check (council_id, provider_id, name, state, level, issuer, checked_on)
                select council_id, id, 'dbs', 'accepted', 'basic', 'Secret Issuer', date '2026-01-12' from provider;
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state,
                                   place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                                   cancellation, sign_of_life_at, words)
                select p.council_id, p.id, p.id, s.id, 'Help by ' || p.name, 'I come to you. ' || p.about,
                       case when s.slug = 'homeshare' then 'enquiry' else 'hourly' end, '{self-employed}', 'published',
                       p.place, p.district, 8047, 60, 480, 0, '[]', '2026-11-20', 'help'
                  from (select p.*, row_number() over (order by id) as nth from provider p) p
                  join (select s.*, row_number() over (order by position) as nth, count(*) over () as all
                          from service s where not personal_care) s on s.nth = p.nth %% s.all + 1;
                insert into offer_rate (council_id, offer_id, band, pence)
                select o.council_id, o.id, band, 1780 from offer o, unnest('{weekday,sunday}'::text[]) band
                 where o.pricing = 'hourly';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                select o.council_id, o.id, day, int4range(540, case when day = 5 then 1440 else 1020 end)
                  from offer o, generate_series(1, 5) day;
                """.formatted(COUNCIL));
        server.sent("Care Quality Commission", ReferralServer.file("/trafford/trafford_care_homes.csv"));
        server.sent("Trafford Data Lab", ReferralServer.file("/trafford/trafford_mental_health_services.csv"));
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    @DisplayName(
            "each service of 1,116 in the list, and each one whole, is as the profile has it, without anything empty")
    void servicesAreAsTheProfileHasThem() {
        OpenReferralSchema brief = OpenReferralSchema.of("service_list");
        OpenReferralSchema whole = OpenReferralSchema.of("service");

        List<JsonNode> services = all("/services");

        assertThat(services).hasSize(1116);
        assertThat(ids(services)).hasSize(1116);
        int nth = 0;
        for (JsonNode service : services) {
            brief.fits(service);
            OpenReferralSchema.isFull(service);
            if (nth++ % 9 == 0) {
                JsonNode one =
                        server.get(FEED + "/services/" + service.path("id").asString());
                whole.fits(one);
                OpenReferralSchema.isFull(one);
                assertThat(one.path("name")).isEqualTo(service.path("name"));
            }
        }
    }

    @Test
    void placesAreAsTheProfileHasThem() {
        OpenReferralSchema brief = OpenReferralSchema.of("service_at_location_list");
        OpenReferralSchema whole = OpenReferralSchema.of("service_at_location");
        OpenReferralSchema asOpenApiSays = OpenReferralSchema.of("service");

        List<JsonNode> places = all("/service_at_locations");

        assertThat(places).hasSize(1116);
        int nth = 0;
        for (JsonNode place : places) {
            brief.fits(place);
            OpenReferralSchema.isFull(place);
            if (nth++ % 9 == 0) {
                JsonNode one = server.get(
                        FEED + "/service_at_locations/" + place.path("id").asString());
                whole.fits(one);
                asOpenApiSays.fits(one);
                OpenReferralSchema.isFull(one);
            }
        }
    }

    @Test
    void kindsOfSupportAreAsTheProfileHasThem() {
        OpenReferralSchema taxonomy = OpenReferralSchema.taxonomy();
        OpenReferralSchema term = OpenReferralSchema.of("taxonomy_term");
        JsonNode list = server.get(FEED + "/taxonomies");
        List<JsonNode> terms = all("/taxonomy_terms");

        assertThat(list.path("total_items").asInt()).isEqualTo(1);
        list.path("contents").forEach(taxonomy::fits);
        JsonNode one =
                server.get(FEED + "/taxonomies/" + list.at("/contents/0/id").asString());
        taxonomy.fits(one);
        OpenReferralSchema.isFull(one);
        assertThat(one.path("taxonomy_terms")).hasSize(terms.size());
        assertThat(terms).hasSizeGreaterThan(25);
        for (JsonNode each : terms) {
            term.fits(each);
            term.fits(server.get(FEED + "/taxonomy_terms/" + each.path("id").asString()));
            OpenReferralSchema.isFull(each);
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(server.get(FEED).path("version").asString()).isEqualTo("3.0");
        assertThat(server.get(FEED + "/").path("openapi_url").asString()).endsWith("/v3/api-docs");
    }

    @Test
    @DisplayName("R31 R40 R101 no home, no phone, nobody who has not asked for it, nobody who is off the register")
    void holdsNothingThatIsNobodysBusiness() {
        StringBuilder text = new StringBuilder();
        for (String list : List.of("/services", "/service_at_locations")) {
            for (JsonNode each : all(list)) {
                text.append(each)
                        .append(server.get(FEED + list + "/" + each.path("id").asString()));
            }
        }
        String all = text.toString();

        assertThat(all)
                .contains("Provider 4")
                .contains("Sale, M33")
                .doesNotContain("Secretive")
                .doesNotContain("Secret");
        assertThat(database.select("select distinct postcode from provider")).hasSize(10);
        database.select("select distinct postcode from provider")
                .forEach(home -> assertThat(all).doesNotContain(home).doesNotContain(home.replace(" ", "")));
        database.select("select distinct phone from provider")
                .forEach(phone -> assertThat(all).doesNotContain(phone));
        assertThat(all).doesNotContain("0161 496 0").doesNotContain("@example.org");
        // Only the middle of the outcode, whatever the point of the home is.
        assertThat(database.select("select distinct place::text from outcode where outcode = 'M33'"))
                .hasSize(1);
        Set<String> places = new HashSet<>();
        for (JsonNode place : all("/service_at_locations")) {
            if (place.at("/service/accreditations").isString()) {
                places.add(place.path("location").toString());
                assertThat(place.path("location").has("addresses")).isFalse();
            }
        }
        assertThat(places).hasSize(1);
    }

    @Test
    @DisplayName("R31 says what was checked and when; what is from a directory says that nobody here has checked it")
    void saysWhoIsAccredited() {
        JsonNode offer = server.get(FEED + "/services/"
                + database.select("select md5('p4')::uuid::text").getFirst());
        JsonNode listing = server.get(FEED + "/services?search=Amberley Care Home&per_page=500")
                .at("/contents/0");

        assertThat(offer.path("accreditations").asString())
                .isEqualTo(
                        "On the register of Ashby Council since 1 February 2026. Checked: Criminal record (DBS), basic"
                                + " (12 January 2026).");
        assertThat(offer.path("assured_date").asString()).isEqualTo("2026-02-01");
        assertThat(offer.at("/cost_options/0/amount").decimalValue()).isEqualByComparingTo("17.80");
        assertThat(offer.at("/schedules/0/byday").asString()).isEqualTo("MO,TU,WE,TH");
        assertThat(offer.at("/schedules/1/closes_at").asString()).isEqualTo("23:59");
        assertThat(listing.has("accreditations")).isFalse();
        assertThat(listing.path("description").asString())
                .startsWith(
                        "Not accredited: Ashby Council has not checked this entry. It comes from the directory of Care"
                                + " Quality Commission.");
    }

    @Test
    void countsPages() {
        JsonNode first = server.get(FEED + "/services?page=1&per_page=100");
        JsonNode last = server.get(FEED + "/services?page=12&per_page=100");
        JsonNode beyond = server.get(FEED + "/services?page=13&per_page=100");

        assertThat(first.path("total_pages").asInt()).isEqualTo(12);
        assertThat(first.path("first_page").asBoolean()).isTrue();
        assertThat(first.path("last_page").asBoolean()).isFalse();
        assertThat(last.path("size").asInt()).isEqualTo(16);
        assertThat(last.path("last_page").asBoolean()).isTrue();
        assertThat(beyond.path("empty").asBoolean()).isTrue();
        assertThat(beyond.path("total_items").asInt()).isEqualTo(1116);
    }

    @ParameterizedTest
    @CsvSource({
        "services, search=amberly care home, true",
        "services, taxonomy_term_id=gardening, true",
        "services, taxonomy_term_id=00000000-0000-0000-0000-000000000009, false",
        "services, taxonomy_id=00000000-0000-0000-0000-000000000009, false",
        "services, day=Monday&start_time=09:00&end_time=17:00, true",
        "services, day=SU, false",
        "services, start_time=10:00, false",
        "services, minimum_age=18, false",
        "service_at_locations, postcode=M33&proximity=500, true",
        "service_at_locations, postcode=AB10&proximity=500, false",
    })
    void narrows(String list, String query, boolean finds) {
        String filled = query.replace(
                "gardening",
                database.select("select id::text from service where slug = 'gardening'")
                        .getFirst());

        JsonNode page = server.get(FEED + "/" + list + "?" + filled);

        assertThat(page.path("total_items").asInt()).isLessThan(1116);
        assertThat(page.path("empty").asBoolean()).isEqualTo(!finds);
    }

    @Test
    @DisplayName(
            "R101 a home can't be found by asking for less and less distance: the middle of the outcode is measured")
    void isMeasuredFromTheMiddleOfTheOutcode() {
        JsonNode home = server.get(FEED + "/service_at_locations?postcode=M33 2AA&proximity=1");
        JsonNode middle = server.get(FEED + "/service_at_locations?postcode=M33&proximity=1");

        assertThat(home.path("total_items").asInt()).isZero();
        assertThat(middle.path("total_items").asInt()).isGreaterThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services?page=0",
                "/services?per_page=501",
                "/services?page=many",
                "/services?taxonomy_id=x",
                "/services?day=someday",
                "/services?start_time=9",
                "/services?minimum_age=-1",
                "/service_at_locations?postcode=M33&proximity=far",
                "/services/not-an-id"
            })
    void refusesWhatCannotBeMeant(String address) {
        server.client().get().uri(FEED + address).exchange().expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "service_at_locations", "taxonomies", "taxonomy_terms"})
    void knowsWhatIsNotThere(String list) {
        server.client()
                .get()
                .uri(FEED + "/" + list + "/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "*");
    }

    @Test
    void mayBeReadByEveryWebPage() {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            server.client()
                    .method(method)
                    .uri(FEED + "/services")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Access-Control-Allow-Origin", "*")
                    .expectHeader()
                    .valueEquals("Cache-Control", "max-age=0, must-revalidate, public");
        }
        server.client()
                .options()
                .uri(FEED + "/services")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "If-None-Match")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "*")
                .expectHeader()
                .valueEquals("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    }

    @Test
    @DisplayName("R33 who is suspended is gone from it at once, and what somebody kept of it holds no longer")
    void forgetsAtOnce() {
        String id = database.select("select md5('p8')::uuid::text").getFirst();
        String tag = tag("/services/" + id);
        String list = tag("/services?per_page=500&page=1");
        assertThat(status("/services/" + id, tag)).isEqualTo(304);

        database.execute("update provider set state = 'suspended' where id = '%s'".formatted(id));
        try {
            assertThat(status("/services/" + id, tag)).isEqualTo(404);
            assertThat(status("/services?per_page=500&page=1", list)).isEqualTo(200);
            assertThat(server.get(FEED + "/services").path("total_items").asInt())
                    .isEqualTo(1115);
        } finally {
            database.execute("update provider set state = 'accredited' where id = '%s'".formatted(id));
        }
        assertThat(status("/services/" + id, tag)).isEqualTo(304);
    }

    private int status(String address, String tag) {
        return server.client()
                .get()
                .uri(FEED + address)
                .header("If-None-Match", tag)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private String tag(String address) {
        EntityExchangeResult<byte[]> answer = server.client()
                .get()
                .uri(FEED + address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        String tag = Objects.requireNonNull(answer.getResponseHeaders().getETag());
        assertThat(tag).startsWith("\"");
        return tag;
    }

    private List<JsonNode> all(String list) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode part = server.get(FEED + list + "?per_page=50&page=" + page);
            part.path("contents").forEach(all::add);
            if (part.path("last_page").asBoolean()) {
                assertThat(all).hasSize(part.path("total_items").asInt());
                return all;
            }
        }
    }

    private static Set<String> ids(List<JsonNode> services) {
        Set<String> ids = new HashSet<>();
        Stream.of(services)
                .forEach(list -> list.forEach(each -> ids.add(each.path("id").asString())));
        return ids;
    }
}
