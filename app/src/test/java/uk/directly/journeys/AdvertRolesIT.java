package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.directly.running.Api;
import uk.directly.running.EachPersona;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R102: each persona at each route of adverts. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvertRolesIT {
    private static final String ALL = "/api/v1/adverts";
    private static final List<String> PEOPLE = List.of("holder2", "carer", "self-funder", "isf-person");
    private static final List<String> PROVIDERS = List.of("pa", "micro", "newcomer");

    private final RunningDirectly directly;
    private final Api api;
    private UUID advert = new UUID(0, 0);

    AdvertRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void anAdvert() {
        Api.Answer written = api.post("holder", ALL, draft("Somebody to cook with me."));
        assertThat(written.status()).as("%s", written.body()).isEqualTo(201);
        advert = written.id();
    }

    @EachPersona(but = "holder")
    @DisplayName("R102 a draft is its author's alone, whoever asks by whichever route")
    void keepsOthersOut(String persona) {
        int asPerson = PEOPLE.contains(persona) ? 404 : 403;
        int asProvider = PROVIDERS.contains(persona) ? 404 : 403;
        int asOfficer = persona.equals("accreditation") ? 404 : 403;
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        String one = ALL + "/" + advert;
        assertThat(browser.get("/adverts").status()).isEqualTo(asPerson == 404 ? 200 : 403);
        assertThat(browser.get("/adverts/" + advert).status()).isEqualTo(asPerson);
        assertThat(browser.get("/adverts/" + advert + "/change").status()).isEqualTo(asPerson);
        assertThat(browser.get("/adverts-near-me").status()).isEqualTo(asProvider == 404 ? 200 : 403);
        assertThat(browser.get("/adverts-near-me/" + advert).status()).isEqualTo(asProvider);
        assertThat(browser.get("/adverts-near-me/" + advert + "/report").status())
                .isEqualTo(asProvider);
        assertThat(browser.get("/advert-queue").status()).isEqualTo(asOfficer == 404 ? 200 : 403);
        assertThat(browser.get("/advert-queue/" + advert).status()).isEqualTo(asOfficer);

        for (String route : List.of(one, one + "/check", one + "/answers")) {
            assertThat(api.get(persona, route).status())
                    .as("%s %s", persona, route)
                    .isEqualTo(asPerson);
        }
        assertThat(api.put(persona, one, draft("Mine now")).status()).isEqualTo(asPerson);
        for (String route : List.of(
                "/publish",
                "/close",
                "/answers/" + UUID.randomUUID() + "/choose",
                "/answers/" + UUID.randomUUID() + "/decline")) {
            assertThat(api.post(persona, one + route, Map.of()).status())
                    .as("%s %s", persona, route)
                    .isEqualTo(asPerson);
        }
        assertThat(api.get(persona, ALL + "/near").status()).isEqualTo(asProvider == 404 ? 200 : 403);
        assertThat(api.post(persona, one + "/answers", Map.of("offerId", UUID.randomUUID(), "message", "Me"))
                        .status())
                .isEqualTo(asProvider);
        assertThat(api.post(persona, one + "/report", Map.of("reason", "Hm")).status())
                .isEqualTo(asProvider);
        assertThat(api.get(persona, ALL + "/reported").status()).isEqualTo(asOfficer == 404 ? 200 : 403);
        assertThat(api.post(persona, one + "/keep", Map.of()).status()).isEqualTo(asOfficer);
        assertThat(api.post(persona, one + "/take-down", Map.of("reason", "Hm")).status())
                .isEqualTo(asOfficer);
        if (asPerson == 403) {
            assertThat(api.post(persona, ALL, draft("x")).status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("what has to be changed is named field by field, and a provider reads a first name and a district")
    void goesOutOverTheApi() {
        Api.Answer wrong = api.post("carer", ALL, draft("Call 07700 900123, no DBS"));
        Api.Answer refused = api.post("carer", ALL + "/" + wrong.id() + "/publish", Map.of());
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.body().path("errors").size()).isEqualTo(2);
        assertThat(api.put("carer", ALL + "/" + wrong.id(), draft("A good cook"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("carer", ALL + "/" + wrong.id() + "/publish", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("published");
        Api.Answer near = api.get("micro", ALL + "/near");
        assertThat(near.response().body())
                .contains("A good cook")
                .doesNotContain("personId")
                .doesNotContain("M33 2AA");
        assertThat(api.post("carer", ALL + "/" + wrong.id() + "/close", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("closed");
        assertThat(api.get(null, ALL).status()).isEqualTo(401);
    }

    private static Map<String, Object> draft(String words) {
        return Map.of(
                "service",
                "gardening",
                "pattern",
                "Weekday evenings",
                "weeklyMinutes",
                120,
                "near",
                "M33 2AA",
                "ratePence",
                1_950,
                "words",
                words);
    }
}
