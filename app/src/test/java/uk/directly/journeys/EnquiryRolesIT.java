package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** R102: each persona at each route of asking and meeting. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnquiryRolesIT {
    private final RunningDirectly directly;
    private final Api api;
    private UUID offer = new UUID(0, 0);
    private UUID thread = new UUID(0, 0);

    EnquiryRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void aThread() {
        offer = Holder.offerOf(api, "pa");
        Api.Answer asked = api.post("holder", "/api/v1/offers/" + offer + "/enquiries", Map.of("message", "Hello"));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        thread = asked.id();
    }

    @EachPersona(but = {"holder", "pa"})
    @DisplayName("R102 nobody but the two reads or writes in a thread, and only people who look for support begin one")
    void keepsOthersOut(String persona) {
        boolean asks = List.of("holder2", "carer", "self-funder", "isf-person").contains(persona);
        boolean answers = List.of("micro", "newcomer").contains(persona);
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        String mine = "/api/v1/enquiries/" + thread;
        String received = "/api/v1/enquiries/received/" + thread;
        for (String what : List.of("", "/times", "/agree", "/say")) {
            assertThat(browser.get("/messages/" + thread + what).status())
                    .as("%s %s", persona, what)
                    .isEqualTo(asks ? 404 : 403);
            assertThat(browser.get("/requests/messages/" + thread + what).status())
                    .as("%s %s", persona, what)
                    .isEqualTo(answers ? 404 : 403);
        }
        assertThat(browser.get("/messages").status()).isEqualTo(asks ? 200 : 403);
        assertThat(browser.get("/requests/messages").status()).isEqualTo(answers ? 200 : 403);
        assertThat(browser.get("/offers/" + offer + "/ask").status()).isEqualTo(asks ? 200 : 403);
        assertThat(browser.get("/offers/" + offer + "/meet").status()).isEqualTo(asks ? 200 : 403);
        for (String route : List.of(mine, received)) {
            int refused = (route.equals(mine) ? asks : answers) ? 404 : 403;
            assertThat(api.get(persona, route).status()).as(route).isEqualTo(refused);
            assertThat(api.post(persona, route + "/messages", Map.of("message", "Hm"))
                            .status())
                    .isEqualTo(refused);
            assertThat(api.post(persona, route + "/meetings", meeting("video")).status())
                    .isIn(refused, 400);
            assertThat(api.post(
                                    persona,
                                    route + "/meetings/" + UUID.randomUUID() + "/agree",
                                    Map.of("start", Instant.now().toString()))
                            .status())
                    .isEqualTo(refused);
            assertThat(api.post(persona, route + "/say", Map.of("says", "not-for-me"))
                            .status())
                    .isEqualTo(refused);
        }
        if (!asks) {
            assertThat(api.post(persona, "/api/v1/offers/" + offer + "/enquiries", Map.of("message", "Hi"))
                            .status())
                    .isEqualTo(403);
            assertThat(api.post(persona, "/api/v1/offers/" + offer + "/meetings", meeting("video"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("R43 over the API: asked, answered, proposed, agreed, and a first name is all that a provider sees")
    void goesAllTheWay() {
        Api.Answer met = api.post("carer", "/api/v1/offers/" + offer + "/meetings", meeting("phone"));
        assertThat(met.status()).as("%s", met.body()).isEqualTo(201);
        String received = "/api/v1/enquiries/received/" + met.id();
        Api.Answer seen = api.get("pa", received);
        assertThat(seen.body().path("person").propertyNames()).isSubsetOf("firstName", "district");
        assertThat(seen.response().body()).doesNotContain("07700");
        String meeting = seen.body().at("/meetings/0/id").asString();
        String start = seen.body().at("/meetings/0/starts/0").asString();
        Api.Answer agreed = api.post("pa", received + "/meetings/" + meeting + "/agree", Map.of("start", start));
        assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(200);
        assertThat(agreed.response().body()).contains("07700 900123");
        Api.Answer late = api.post("carer", "/api/v1/enquiries/" + met.id() + "/say", Map.of("says", "carry-on"));
        assertThat(late.body().path("youSay").asString()).isEqualTo("carry-on");
        assertThat(api.post(
                                "carer",
                                "/api/v1/enquiries/" + met.id() + "/messages",
                                Map.of("message", "I am at M33 2AA"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(api.get("carer", "/api/v1/enquiries").body().path("items").size())
                .isPositive();
    }

    @Test
    void asksVisitorsToSignIn() {
        assertThat(api.get(null, "/api/v1/enquiries").status()).isEqualTo(401);
        assertThat(api.post(null, "/api/v1/offers/" + offer + "/enquiries", Map.of("message", "Hi"))
                        .status())
                .isEqualTo(401);
    }

    private static Map<String, Object> meeting(String way) {
        return Map.of(
                "way",
                way,
                "phone",
                "07700 900123",
                "link",
                "https://meet.example/x",
                "times",
                List.of(Instant.now().plus(3, ChronoUnit.DAYS).toString()));
    }
}
