package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.Newcomer;
import uk.directly.accreditation.OwnPages;
import uk.directly.accreditation.model.Facts;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R30, R35: from "apply" to the council's desk, and how it goes wrong. Today is 1 December 2026. */
@WithDatabase
class JoiningRoutesIT {
    private final JoiningDesk desk;

    JoiningRoutesIT(TestDatabase database) {
        desk = new JoiningDesk(database);
    }

    @AfterEach
    void stop() {
        desk.close();
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
        desk.join(desk.apply(kind, 1, service));

        assertThat(desk.check("dbs").path("level").asString()).isEqualTo(level);
        for (String other : List.of("basic", "standard", "enhanced")) {
            ResponseSpec answer = desk.put("dbs", "{\"checkedOn\": \"2026-10-01\", \"level\": \"" + other + "\"}");
            answer.expectStatus().isEqualTo(other.equals(level) ? 200 : 400);
        }
        assertThat(desk.server.select("select distinct level from check_evidence where level is not null"
                        + " and council_id = '<council>'"))
                .containsExactly(level);
    }

    @Test
    @DisplayName(
            "R35 a micro-provider that uses anyone besides its owner is asked for CQC registration for personal care")
    void asksForTheCommission() {
        desk.join(desk.apply("micro-provider", 2, "personal-care"));

        assertThat(desk.asked()).contains("cqc-registration");
        desk.put("cqc-registration", "{\"reference\": \"12345\"}")
                .expectStatus()
                .isBadRequest();
        desk.put("cqc-registration", "{\"reference\": \"1-123456789\"}")
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("R35 nobody else is: one person alone, or a business that gardens")
    void asksNobodyElseForTheCommission() {
        desk.join(desk.apply("micro-provider", 1, "personal-care"));
        assertThat(desk.asked()).doesNotContain("cqc-registration");
        desk.server.as(desk.server.holder(desk.server.grace));
        desk.join(desk.apply("micro-provider", 5, "gardening"));
        assertThat(desk.asked()).doesNotContain("cqc-registration").contains("right-to-work", "code-of-conduct");
    }

    @Test
    @DisplayName("R30 each check is given, then the council is asked; asking twice changes nothing")
    void goesAllTheWay() {
        desk.join(desk.apply("personal-assistant", 1, "personal-care"));
        JoiningDesk.problem(desk.server.post("/api/v1/providers/submit", null, ""), 409, "wrong-state");
        assertThat(desk.missing()).hasSize(8).contains("dbs", "references", "insurance");

        desk.giveAll();
        assertThat(desk.missing()).isEmpty();
        desk.server
                .post("/api/v1/providers/submit", null, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("applied")
                .jsonPath("$.appliedOn")
                .isEqualTo("2026-12-01");
        desk.server
                .post("/api/v1/providers/" + desk.own() + "/submit", null, "")
                .expectStatus()
                .isOk();
        assertThat(desk.server.select(
                        "select what from provider_event where provider_id = '" + desk.own() + "' order by id"))
                .containsExactly("joined", "applied");
        assertThat(desk.server.select("select action from audit_event where subject_id = '" + desk.own() + "'"))
                .contains("provider-joined", "evidence-given", "provider-applied");
    }

    @Test
    @DisplayName("R30 what was returned is given again; what was accepted stays accepted")
    void givesAgain() {
        desk.join(desk.apply("personal-assistant", 1, "gardening"));
        desk.giveAll();
        desk.server.post("/api/v1/providers/submit", null, "").expectStatus().isOk();
        desk.decide("references", "returned");
        desk.decide("identity", "accepted");

        assertThat(desk.check("references").path("state").asString()).isEqualTo("returned");
        assertThat(desk.check("references").path("reason").asString()).isEqualTo("One is a relative");
        desk.put("references", JoiningDesk.good("references")).expectStatus().isOk();

        assertThat(desk.check("references").path("state").asString()).isEqualTo("given");
        assertThat(desk.check("identity").path("state").asString()).isEqualTo("accepted");
        assertThat(desk.server.select(
                        "select state from check_evidence where check_name = 'references' and provider_id = '"
                                + desk.own() + "' order by id"))
                .containsExactly("returned", "given");
    }

    @Test
    @DisplayName("R32 a renewal waits beside what counts, and takes nothing away")
    void renews() {
        desk.join(desk.apply("personal-assistant", 1, "gardening"));
        desk.put("insurance", JoiningDesk.good("insurance")).expectStatus().isOk();
        desk.decide("insurance", "accepted");

        desk.put("insurance", "{\"issuer\": \"New Mutual\", \"reference\": \"P-2\", \"expiresOn\": \"2028-01-31\"}")
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
        Actor tom = desk.server.holder(desk.server.tom);
        List<JoiningResult> joined = Flux.range(0, 4)
                .flatMap(each -> desk.server.bean(Joining.class).join(tom, gardener()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(joined.stream().filter(JoiningResult.Joined.class::isInstance))
                .hasSize(1);
        assertThat(joined.stream().filter(JoiningResult.WrongState.class::isInstance))
                .hasSize(3);

        Actor pa = desk.pa(desk.server.tom);
        UUID once = UUID.randomUUID();
        Facts facts = new Facts(null, null, null, null, "passport", List.of(), false, false);
        assertThat(Flux.range(0, 4)
                        .flatMap(each ->
                                desk.server.bean(Evidence.class).give(pa, once, CheckName.IDENTITY, facts, null))
                        .collectList()
                        .block())
                .containsOnly(new JoiningResult.Done());
        assertThat(desk.server.select("select count(*) from check_evidence where provider_id = '" + desk.own() + "'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R102 somebody else's provider isn't there, and an officer doesn't join")
    void keepsToOnesOwn() {
        String tomsOwn = desk.join(desk.apply("personal-assistant", 1, "gardening"));
        desk.server.as(desk.server.holder(desk.server.grace));
        JoiningDesk.problem(
                desk.server.put("/api/v1/providers/" + tomsOwn + "/checks/identity", "{}"), 404, "not-found");
        JoiningDesk.problem(desk.server.post("/api/v1/providers/" + tomsOwn + "/submit", null, ""), 404, "not-found");
        JoiningDesk.problem(desk.server.get("/api/v1/providers/mine"), 404, "not-found");
        JoiningDesk.problem(desk.server.put("/api/v1/providers/checks/identity", "{}"), 404, "not-found");

        desk.server.as(desk.server.maker);
        JoiningDesk.problem(desk.apply("personal-assistant", 1, "gardening"), 403, "not-allowed");
        // Whoever has put another's provider id into a token's place gets nowhere either.
        Actor thief = new Actor(
                desk.server.grace,
                desk.server.council,
                "Grace",
                Set.of(Role.PROVIDER),
                UUID.fromString(tomsOwn),
                desk.server.grace);
        assertThat(desk.server.bean(Evidence.class).submit(thief).block()).isInstanceOf(JoiningResult.NotFound.class);
        assertThat(desk.server.bean(OwnPages.class).leave(thief).block()).isInstanceOf(JoiningResult.NotFound.class);
    }

    @Test
    void refusesWhatCanNotBe() {
        JoiningDesk.problem(desk.apply("personal-assistant", 3, "gardening"), 400, "invalid-request");
        JoiningDesk.problem(desk.apply("personal-assistant", 1, "sword-fighting"), 400, "invalid-request");
        JoiningDesk.problem(
                desk.server.post(
                        "/api/v1/providers",
                        null,
                        JoiningDesk.body("personal-assistant", 1, "gardening").replace("M33 2AA", "Sale")),
                422,
                "unknown-postcode");
        JoiningDesk.problem(
                desk.server.post(
                        "/api/v1/providers",
                        null,
                        JoiningDesk.body("personal-assistant", 1, "gardening")
                                .replace("\"kind\"", "\"isVerified\": true, \"kind\"")),
                400,
                "invalid-request");
        desk.join(desk.apply("personal-assistant", 1, "gardening"));
        JoiningDesk.problem(desk.apply("personal-assistant", 1, "gardening"), 409, "wrong-state");
        JoiningDesk.problem(desk.put("no-such-check", "{}"), 404, "not-found");
        JoiningDesk.problem(desk.put("isf-contract", JoiningDesk.good("isf-contract")), 409, "wrong-state");
        JoiningDesk.problem(desk.put("identity", "{\"state\": \"accepted\"}"), 400, "invalid-request");
        JoiningDesk.problem(desk.put("insurance", "{\"expiresOn\": \"2026-11-30\"}"), 400, "invalid-request");
    }

    @Test
    void saysLaterWhatTheyDo() {
        desk.join(desk.server.post("/api/v1/providers", null, """
                {"kind": "personal-assistant", "name": "Tom O.", "postcode": "M33 2AA"}"""));

        assertThat(desk.check("dbs").path("level").asString()).isEqualTo("basic");
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
}
