package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.EvidenceBook;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.OwnPages;
import uk.directly.budget.BudgetServer;
import uk.directly.council.Councils;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.ProviderFiles;
import uk.directly.testing.TestDatabase;

/** A council at which Tom and Grace join, by the JSON routes. Today is 1 December 2026. */
final class JoiningDesk implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> GOOD = allGood();

    final BudgetServer server;

    /** Tom is signed in. */
    JoiningDesk(TestDatabase database) {
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
        server.as(server.holder(server.tom));
    }

    @Override
    public void close() {
        server.close();
    }

    static String good(String check) {
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

    void giveAll() {
        asked().forEach(check -> put(check, good(check)).expectStatus().isOk());
    }

    ResponseSpec apply(String kind, int workers, String service) {
        return server.post("/api/v1/providers", null, body(kind, workers, service));
    }

    static String body(String kind, int workers, String service) {
        return """
                {"kind": "%s", "workers": %d, "name": "Tom O.", "postcode": "M33 2AA", "services": ["%s"],
                 "phone": "0161 496 0333"}""".formatted(kind, workers, service);
    }

    /** From now on whoever asks runs this provider; answers its id. */
    String join(ResponseSpec applied) {
        JsonNode made = JSON.readTree(
                applied.expectStatus().isCreated().expectBody().returnResult().getResponseBody());
        assertThat(made.path("state").asString()).isEqualTo("draft");
        UUID owner = UUID.fromString(server.select("select person_id from provider where id = '"
                        + made.path("id").asString() + "'")
                .getFirst());
        server.as(pa(owner));
        return made.path("id").asString();
    }

    Actor pa(UUID person) {
        String id = server.select("select id from provider where person_id = '" + person + "'")
                .getFirst();
        return new Actor(person, server.council, "Somebody", Set.of(Role.PROVIDER), UUID.fromString(id), person);
    }

    String own() {
        return server.select("select id from provider where person_id = '<tom>'")
                .getFirst();
    }

    ResponseSpec put(String check, String body) {
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

    JsonNode check(String name) {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .filter(each -> each.path("check").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> asked() {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .map(each -> each.path("check").asString())
                .toList();
    }

    List<String> missing() {
        return StreamSupport.stream(mine().path("checks").spliterator(), false)
                .filter(each -> each.path("state").asString().equals("missing"))
                .map(each -> each.path("check").asString())
                .toList();
    }

    /** As an officer would. */
    void decide(String check, String decision) {
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

    static void problem(ResponseSpec answer, int status, String name) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://directly.uk/problems/" + name);
    }
}
