package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.EvidenceBook;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.Newcomer;
import uk.directly.accreditation.OwnPages;
import uk.directly.accreditation.PageChange;
import uk.directly.accreditation.model.Facts;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.council.Councils;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R30, R35, R40, R42: from "apply" to the council's desk, and how it goes wrong. Today is 1 December 2026. */
@WithDatabase
class JoiningRoutesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> GOOD = allGood();

    private final BudgetServer server;

    JoiningRoutesIT(TestDatabase database) {
        server = new BudgetServer(
                database,
                Councils.class,
                ProviderFiles.class,
                Joining.class,
                Evidence.class,
                EvidenceBook.class,
                OwnPages.class,
                JoiningController.class,
                OwnChecksController.class);
        server.execute("""
                insert into postcode (postcode, place) values ('M33 2AA', point(379000, 392000)) on conflict do nothing""");
    }

    @BeforeEach
    void tomIsSignedIn() {
        server.as(server.holder(server.tom));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @DisplayName(
            "R30 the DBS level follows from what is offered: never more than lawful for gardening, enhanced for personal care")
    @CsvSource({
        "personal-assistant,gardening,basic",
        "personal-assistant,personal-care,enhanced",
        "micro-provider,cleaning,basic",
        "micro-provider,respite-overnight,enhanced",
        "organisation,personal-care,enhanced"
    })
    void asksTheLawfulLevel(String kind, String service, String level) {
        join(apply(kind, 1, service));

        assertThat(check("dbs").path("level").asString()).isEqualTo(level);
        for (String other : List.of("basic", "standard", "enhanced")) {
            ResponseSpec answer = put("dbs", "{\"checkedOn\": \"2026-10-01\", \"level\": \"" + other + "\"}");
            answer.expectStatus().isEqualTo(other.equals(level) ? 200 : 400);
        }
        assertThat(server.select("select distinct level from check_evidence where level is not null"
                        + " and council_id = '<council>'"))
                .containsExactly(level);
    }

    @Test
    @DisplayName(
            "R35 a micro-provider that uses anyone besides its owner is asked for CQC registration for personal care")
    void asksForTheCommission() {
        join(apply("micro-provider", 2, "personal-care"));

        assertThat(asked()).contains("cqc-registration");
        put("cqc-registration", "{\"reference\": \"12345\"}").expectStatus().isBadRequest();
        put("cqc-registration", "{\"reference\": \"1-123456789\"}")
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("R35 nobody else is: one person alone, or a business that gardens")
    void asksNobodyElseForTheCommission() {
        join(apply("micro-provider", 1, "personal-care"));
        assertThat(asked()).doesNotContain("cqc-registration");
        server.as(server.holder(server.grace));
        join(apply("micro-provider", 5, "gardening"));
        assertThat(asked()).doesNotContain("cqc-registration").contains("right-to-work", "code-of-conduct");
    }

    @Test
    @DisplayName("R30 each check is given, then the council is asked; asking twice changes nothing")
    void goesAllTheWay() {
        join(apply("personal-assistant", 1, "personal-care"));
        problem(server.post("/api/v1/providers/submit", null, ""), 409, "wrong-state");
        assertThat(missing()).hasSize(8).contains("dbs", "references", "insurance");

        giveAll();
        assertThat(missing()).isEmpty();
        server.post("/api/v1/providers/submit", null, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("applied")
                .jsonPath("$.appliedOn")
                .isEqualTo("2026-12-01");
        server.post("/api/v1/providers/" + own() + "/submit", null, "")
                .expectStatus()
                .isOk();
        assertThat(server.select("select what from provider_event where provider_id = '" + own() + "' order by id"))
                .containsExactly("joined", "applied");
        assertThat(server.select("select action from audit_event where subject_id = '" + own() + "'"))
                .contains("provider-joined", "evidence-given", "provider-applied");
    }

    @Test
    @DisplayName("R30 what was returned is given again; what was accepted stays accepted")
    void givesAgain() {
        join(apply("personal-assistant", 1, "gardening"));
        giveAll();
        server.post("/api/v1/providers/submit", null, "").expectStatus().isOk();
        decide("references", "returned");
        decide("identity", "accepted");

        assertThat(check("references").path("state").asString()).isEqualTo("returned");
        assertThat(check("references").path("reason").asString()).isEqualTo("One is a relative");
        put("references", good("references")).expectStatus().isOk();

        assertThat(check("references").path("state").asString()).isEqualTo("given");
        assertThat(check("identity").path("state").asString()).isEqualTo("accepted");
        assertThat(server.select("select state from check_evidence where check_name = 'references' and provider_id = '"
                        + own() + "' order by id"))
                .containsExactly("returned", "given");
    }

    @Test
    @DisplayName("R32 a renewal waits beside what counts, and takes nothing away")
    void renews() {
        join(apply("personal-assistant", 1, "gardening"));
        put("insurance", good("insurance")).expectStatus().isOk();
        decide("insurance", "accepted");

        put("insurance", "{\"issuer\": \"New Mutual\", \"reference\": \"P-2\", \"expiresOn\": \"2028-01-31\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("accepted")
                .jsonPath("$.expiresOn")
                .isEqualTo("2027-11-30")
                .jsonPath("$.renewal")
                .isEqualTo(true);
    }

    @Test
    @DisplayName("Sent twice at the same moment, there is one provider and one piece of evidence")
    void isHarmlessTwice() {
        Actor tom = server.holder(server.tom);
        List<JoiningResult> joined = Flux.range(0, 4)
                .flatMap(each -> server.bean(Joining.class).join(tom, gardener()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(joined.stream().filter(JoiningResult.Joined.class::isInstance))
                .hasSize(1);
        assertThat(joined.stream().filter(JoiningResult.WrongState.class::isInstance))
                .hasSize(3);

        Actor pa = pa(server.tom);
        UUID once = UUID.randomUUID();
        Facts facts = new Facts(null, null, null, null, "passport", List.of(), false, false);
        assertThat(Flux.range(0, 4)
                        .flatMap(each -> server.bean(Evidence.class).give(pa, once, CheckName.IDENTITY, facts, null))
                        .collectList()
                        .block())
                .containsOnly(new JoiningResult.Done());
        assertThat(server.select("select count(*) from check_evidence where provider_id = '" + own() + "'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R102 somebody else's provider isn't there, and an officer doesn't join")
    void keepsToOnesOwn() {
        String tomsOwn = join(apply("personal-assistant", 1, "gardening"));
        server.as(server.holder(server.grace));
        problem(server.put("/api/v1/providers/" + tomsOwn + "/checks/identity", "{}"), 404, "not-found");
        problem(server.post("/api/v1/providers/" + tomsOwn + "/submit", null, ""), 404, "not-found");
        problem(server.get("/api/v1/providers/mine"), 404, "not-found");
        problem(server.put("/api/v1/providers/checks/identity", "{}"), 404, "not-found");

        server.as(server.maker);
        problem(apply("personal-assistant", 1, "gardening"), 403, "not-allowed");
        // Whoever has put another's provider id into a token's place gets nowhere either.
        Actor thief = new Actor(
                server.grace, server.council, "Grace", Set.of(Role.PROVIDER), UUID.fromString(tomsOwn), server.grace);
        assertThat(server.bean(Evidence.class).submit(thief).block()).isInstanceOf(JoiningResult.NotFound.class);
        assertThat(server.bean(OwnPages.class).leave(thief).block()).isInstanceOf(JoiningResult.NotFound.class);
    }

    @Test
    void refusesWhatCanNotBe() {
        problem(apply("personal-assistant", 3, "gardening"), 400, "invalid-request");
        problem(apply("personal-assistant", 1, "sword-fighting"), 400, "invalid-request");
        problem(
                server.post(
                        "/api/v1/providers",
                        null,
                        body("personal-assistant", 1, "gardening").replace("M33 2AA", "Sale")),
                422,
                "unknown-postcode");
        problem(
                server.post(
                        "/api/v1/providers",
                        null,
                        body("personal-assistant", 1, "gardening")
                                .replace("\"kind\"", "\"isVerified\": true, \"kind\"")),
                400,
                "invalid-request");
        join(apply("personal-assistant", 1, "gardening"));
        problem(apply("personal-assistant", 1, "gardening"), 409, "wrong-state");
        problem(put("no-such-check", "{}"), 404, "not-found");
        problem(put("isf-contract", good("isf-contract")), 409, "wrong-state");
        problem(put("identity", "{\"state\": \"accepted\"}"), 400, "invalid-request");
        problem(put("insurance", "{\"expiresOn\": \"2026-11-30\"}"), 400, "invalid-request");
    }

    @Test
    @DisplayName("R40, R42 changes the own page, leaves in one step, and can begin again with what was accepted")
    void leavesAndBeginsAgain() {
        join(apply("personal-assistant", 1, "gardening"));
        put("identity", good("identity")).expectStatus().isOk();
        decide("identity", "accepted");
        Actor pa = pa(server.tom);
        OwnPages pages = server.bean(OwnPages.class);
        assertThat(pages.change(pa, PageChange.visibility("existing-only", true))
                        .block())
                .isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.change(pa, PageChange.services(List.of("personal-care")))
                        .block())
                .isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.change(pa, PageChange.visibility("nobody", null)).block())
                .isInstanceOf(JoiningResult.Invalid.class);
        assertThat(check("dbs").path("level").asString()).isEqualTo("enhanced");
        assertThat(pages.of(pa).blockOptional().orElseThrow())
                .returns("existing-only", page -> page.visibility())
                .returns(true, page -> page.inFeed())
                .returns(List.of("Personal care"), page -> page.services());

        assertThat(pages.leave(pa).block()).isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.leave(pa).block()).isInstanceOf(JoiningResult.Done.class);
        problem(put("dbs", good("dbs")), 409, "wrong-state");

        String again = join(apply("micro-provider", 1, "gardening"));
        assertThat(again).isEqualTo(own());
        assertThat(check("identity").path("state").asString()).isEqualTo("accepted");
        assertThat(check("dbs").path("level").asString()).isEqualTo("basic");
        assertThat(server.select("select what from provider_event where provider_id = '" + own() + "' order by id"))
                .containsExactly("joined", "page-changed", "page-changed", "left", "begun-again");
    }

    @Test
    @DisplayName("R31 what search reckons with is the middle of a square, never the home")
    void keepsTheHomeToItself() {
        join(apply("personal-assistant", 1, "gardening"));

        assertThat(server.select("select place::text from provider where id = '" + own() + "'"))
                .containsExactly("(379250,392250)");
    }

    @Test
    @DisplayName("R75 when a broker leaves, the council keeps its funds the same moment")
    void keepsTheFundsOfABrokerThatLeaves() {
        join(apply("isf-broker", 1, "isf-brokerage"));
        server.execute(
                "update provider set state = 'accredited', accredited_on = '2026-01-01' where id = '" + own() + "'");
        UUID award = server.award(
                server.grace,
                "isf",
                "[2026-11-02,)",
                new AwardTerms(10_000, Paid.NET, 0, 2, ReviewBand.STANDARD),
                null);
        server.execute("update budget set route = 'isf', broker_id = '" + own() + "' where id = '" + award + "'");

        server.bean(OwnPages.class).leave(pa(server.tom)).block();

        assertThat(server.select(
                        "select route || ' ' || (kept_from = '" + own() + "') from budget where id = '" + award + "'"))
                .containsExactly("council-arranged true");
        assertThat(server.select("select payload ->> 'budgetId' from outbox where topic = 'fund-kept'"
                        + " and council_id = '<council>'"))
                .containsExactly(award.toString());
    }

    @Test
    @DisplayName(
            "Whoever claims an entry of the directory has it beside their provider; one that isn't there is refused")
    void claimsAnEntry() {
        UUID listing = UUID.randomUUID();
        String claimed = body("community", 1, "arts-sport-leisure")
                .replace("\"kind\"", "\"listingId\": \"" + listing + "\", \"kind\"");
        problem(server.post("/api/v1/providers", null, claimed), 400, "invalid-request");
        server.execute("insert into listing (council_id, id, source, source_key, name, kind, imported_at) values"
                + " ('<council>', '" + listing + "', 'test', '" + listing + "', 'Art Club', 'club', '2026-11-01')");

        join(server.post("/api/v1/providers", null, claimed));

        assertThat(server.select("select listing_id from provider where id = '" + own() + "'"))
                .containsExactly(listing.toString());
        assertThat(asked()).doesNotContain("dbs", "right-to-work");
    }

    @Test
    void saysLaterWhatTheyDo() {
        join(server.post("/api/v1/providers", null, """
                {"kind": "personal-assistant", "name": "Tom O.", "postcode": "M33 2AA"}"""));

        assertThat(check("dbs").path("level").asString()).isEqualTo("basic");
    }

    @Test
    @DisplayName("Somebody unknown begins: a person, the role and their answers, once")
    void beginsAsNobody() {
        Joining joining = server.bean(Joining.class);
        String subject = "oidc-" + UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(joining.begin(subject, "Nora  Beck", "0161 496 0222", null)
                            .block())
                    .isInstanceOf(JoiningResult.Done.class);
        }
        assertThat(server.select("select name || '/' || first_name from person where subject = '" + subject + "'"))
                .containsExactly("Nora Beck/Nora");
        List<String> found = server.select("""
                select p.council_id || ' ' || p.id || ' ' || r.role from person p
                  join person_role r on r.council_id = p.council_id and r.person_id = p.id
                 where p.subject = '%s'""".formatted(subject));
        assertThat(found).singleElement().asString().endsWith(" provider");
        List<String> ids = List.of(found.getFirst().split(" ", -1));
        UUID id = UUID.fromString(ids.get(1));
        Actor nora = new Actor(id, UUID.fromString(ids.getFirst()), "Nora", Set.of(Role.PROVIDER), null, id);

        joining.answer(nora, Map.of("work", "alone", "decides", "person", "services", List.of("meals")), List.of())
                .block();
        joining.answer(nora, Map.of("personalCare", true), List.of("services")).block();
        assertThat(joining.answers(nora).blockOptional().orElseThrow())
                .returns("0161 496 0222", answers -> answers.phone())
                .returns("person", answers -> answers.decides())
                .returns(null, answers -> answers.services())
                .returns(true, answers -> answers.personalCare());
        assertThat(joining.finish(nora).block()).isInstanceOf(JoiningResult.Invalid.class);
        joining.answer(nora, Map.of("services", List.of(), "name", "Nora B.", "postcode", "m332aa"), List.of())
                .block();
        assertThat(joining.finish(nora).block()).isInstanceOf(JoiningResult.Joined.class);
        assertThat(server.select(
                        "select kind || ' ' || name || ' ' || postcode || ' ' || phone from provider where person_id = '"
                                + id + "'"))
                .containsExactly("personal-assistant Nora B. M33 2AA 0161 496 0222");
        assertThat(server.select("select count(*) from joining where person_id = '" + id + "'"))
                .containsExactly("0");
    }

    private static Newcomer gardener() {
        return new Newcomer(
                ProviderKind.PERSONAL_ASSISTANT,
                "Tom O.",
                1,
                new Place("M33 2AA", new GridPoint(379_000, 392_000), "Sale, M33", null),
                List.of("gardening"),
                null,
                null,
                null,
                null,
                null);
    }

    private static String good(String check) {
        return java.util.Objects.requireNonNull(GOOD.get(check));
    }

    private static Map<String, String> allGood() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("identity", "{\"document\": \"passport\"}");
        all.put("right-to-work", "{\"document\": \"share-code\", \"reference\": \"W12345678\"}");
        all.put("dbs", "{\"checkedOn\": \"2026-10-01\", \"reference\": \"001234567890\", \"updateService\": true}");
        all.put("references", """
                {"referees": [{"name": "Ann Lee", "contact": "0161 496 0111", "knows": "I helped her mother"},
                              {"name": "Raj Patel", "contact": "raj@example.org"}]}""");
        all.put("insurance", "{\"issuer\": \"Harbour Mutual\", \"reference\": \"P-1\", \"expiresOn\": \"2027-11-30\"}");
        all.put("safeguarding-training", "{\"issuer\": \"Riverside\", \"checkedOn\": \"2025-05-01\"}");
        all.put("mental-capacity-act-training", "{\"issuer\": \"Riverside\", \"checkedOn\": \"2025-05-02\"}");
        all.put("code-of-conduct", "{\"agreed\": true}");
        all.put(
                "isf-contract",
                "{\"reference\": \"C-1\", \"checkedOn\": \"2026-01-01\", \"expiresOn\": \"2029-01-01\"}");
        return all;
    }

    private void giveAll() {
        asked().forEach(check -> put(check, good(check)).expectStatus().isOk());
    }

    private ResponseSpec apply(String kind, int workers, String service) {
        return server.post("/api/v1/providers", null, body(kind, workers, service));
    }

    private static String body(String kind, int workers, String service) {
        return """
                {"kind": "%s", "workers": %d, "name": "Tom O.", "postcode": "M33 2AA", "services": ["%s"],
                 "phone": "0161 496 0333"}""".formatted(kind, workers, service);
    }

    /** From now on whoever asks runs this provider; answers its id. */
    private String join(ResponseSpec applied) {
        JsonNode made = JSON.readTree(
                applied.expectStatus().isCreated().expectBody().returnResult().getResponseBody());
        assertThat(made.path("state").asString()).isEqualTo("draft");
        UUID owner = UUID.fromString(server.select("select person_id from provider where id = '"
                        + made.path("id").asString() + "'")
                .getFirst());
        server.as(pa(owner));
        return made.path("id").asString();
    }

    private Actor pa(UUID person) {
        String id = server.select("select id from provider where person_id = '" + person + "'")
                .getFirst();
        return new Actor(person, server.council, "Somebody", Set.of(Role.PROVIDER), UUID.fromString(id), person);
    }

    private String own() {
        return server.select("select id from provider where person_id = '<tom>'")
                .getFirst();
    }

    private ResponseSpec put(String check, String body) {
        return server.put("/api/v1/providers/checks/" + check, body);
    }

    private JsonNode mine() {
        return JSON.readTree(server.get("/api/v1/providers/mine")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private JsonNode check(String name) {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .filter(each -> each.path("check").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> asked() {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .map(each -> each.path("check").asString())
                .toList();
    }

    private List<String> missing() {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .filter(each -> each.path("state").asString().equals("missing"))
                .map(each -> each.path("check").asString())
                .toList();
    }

    /** As an officer would. */
    private void decide(String check, String decision) {
        server.execute("""
                update check_evidence set state = '%1$s', decided_at = '2026-12-01', decided_by = '<maker>',
                       reason = case when '%1$s' = 'returned' then 'One is a relative' end
                 where provider_id = '%3$s' and check_name = '%2$s' and state = 'given';
                update provider_check set state = '%1$s', seen_by = '<maker>',
                       checked_on = coalesce(checked_on, '2026-12-01'),
                       reason = case when '%1$s' = 'returned' then 'One is a relative' end
                 where provider_id = '%3$s' and name = '%2$s';
                """.formatted(decision, check, own()));
    }

    private static void problem(ResponseSpec answer, int status, String name) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + name);
    }
}
