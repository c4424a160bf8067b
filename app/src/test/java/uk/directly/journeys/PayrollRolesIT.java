package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R57, R81, R85, R92, R93, R102: an employed visit in question, over the API and the pages, by the right and the wrong people. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayrollRolesIT {
    private static final String EXPORTS = "/api/v1/payroll-exports";

    private final RunningDirectly directly;
    private final Api api;
    private String month = "";
    private String holder = "";
    private String worker = "";

    PayrollRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @BeforeAll
    void anEmployedVisitInQuestion() {
        month = EmployedVisit.questioned(directly, 3).month();
        holder = api.get("holder", "/api/v1/me").body().path("id").asString();
        worker = api.get("pa-employed", "/api/v1/me").body().path("providerId").asString();
    }

    @Test
    @DisplayName(
            "R57 R85 R102 the employer and the worker read it; finance with a reason; others nothing, or not at all")
    void whoReads() {
        JsonNode mine = api.get("holder", EXPORTS + "?month=" + month).body();
        assertThat(mine.at("/workers/0/lines/0/inQuestion").asBoolean())
                .as("%s", mine)
                .isTrue();
        assertThat(mine.at("/workers/0/inQuestionPence").asLong()).isPositive();
        assertThat(api.get("holder", EXPORTS + ".csv?month=" + month).response().body())
                .contains("estimate: ")
                .contains(",yes,");
        JsonNode earned = api.get("pa-employed", "/api/v1/earnings/payroll?month=" + month)
                .body();
        assertThat(earned.path("items").size()).isPositive();
        assertThat(api.get("pa", "/api/v1/earnings/payroll?month=" + month)
                        .body()
                        .path("items")
                        .size())
                .isZero();

        assertThat(api.get("holder2", EXPORTS + "?month=" + month)
                        .body()
                        .path("workers")
                        .size())
                .isZero();
        String theirs = EXPORTS + "?month=" + month + "&person=" + holder;
        for (String other : List.of("holder2", "carer", "pa", "pa-employed", "micro")) {
            assertThat(api.get(other, theirs).status()).as(other).isEqualTo(404);
        }
        for (String officer : List.of("accreditation", "social-work", "commissioner", "support", "self-funder")) {
            assertThat(api.get(officer, theirs).status()).as(officer).isEqualTo(403);
        }
        assertThat(api.get(null, theirs).status()).isEqualTo(401);
        assertThat(api.get("finance", theirs).problem()).isEqualTo("invalid-request");
        assertThat(api.get("finance", theirs + "&reason=Audit%20of%20wages").status())
                .isEqualTo(200);
        assertThat(api.get("holder", EXPORTS + "?month=nonsense").problem()).isEqualTo("invalid-request");
    }

    @Test
    @DisplayName("R81 R102 the bureau's figures are entered by the employer or finance, and by nobody else")
    void whoEnters() {
        long pay = api.get("holder", EXPORTS + "?month=" + month)
                .body()
                .at("/workers/0/payPence")
                .asLong();
        Map<String, Object> body = new java.util.LinkedHashMap<>(Map.of(
                "providerId",
                worker,
                "month",
                month,
                "version",
                0,
                "seenPence",
                pay,
                "payPence",
                pay,
                "holidayPence",
                0,
                "niPence",
                0,
                "pensionPence",
                0,
                "bureau",
                "Pay Bureau"));
        assertThat(api.post("holder", EXPORTS + "/figures", body).problem()).isEqualTo("idempotency-key-required");
        assertThat(api.post("holder2", EXPORTS + "/figures", key(), body).status())
                .isEqualTo(404);
        body.put("personId", holder);
        for (String other : List.of("holder2", "pa", "pa-employed")) {
            assertThat(api.post(other, EXPORTS + "/figures", key(), body).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(api.post("support", EXPORTS + "/figures", key(), body).status())
                .isEqualTo(403);
        body.put("payPence", pay - 1);
        body.put("reason", "The bureau rang us");
        assertThat(api.post("finance", EXPORTS + "/figures", key(), body).problem())
                .isEqualTo("invalid-request");
        body.put("payPence", pay);
        String key = key();
        Api.Answer entered = api.post("finance", EXPORTS + "/figures", key, body);
        assertThat(entered.status()).as("%s", entered.body()).isEqualTo(200);
        assertThat(api.post("finance", EXPORTS + "/figures", key, body).status())
                .isEqualTo(200);
        assertThat(api.post("finance", EXPORTS + "/figures", key(), body).problem())
                .isEqualTo("wrong-state");
    }

    @Test
    @DisplayName("R92 R102 charges to have back are finance's, a provider's answer their own")
    void charges() {
        assertThat(api.get("finance", "/api/v1/charges-to-recover").status()).isEqualTo(200);
        assertThat(api.get("pa", "/api/v1/earnings/recoveries").status()).isEqualTo(200);
        for (String other : List.of("holder", "pa", "accreditation", "social-work", "commissioner", "support")) {
            assertThat(api.get(other, "/api/v1/charges-to-recover").status())
                    .as(other)
                    .isEqualTo(403);
        }
        String nobodys = UUID.randomUUID().toString();
        assertThat(api.post("pa", "/api/v1/earnings/recoveries/" + nobodys + "/yes", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post("finance", "/api/v1/charge-recoveries/" + nobodys + "/approve", key(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post(
                                "finance",
                                "/api/v1/charges-to-recover/" + nobodys + "/recoveries",
                                key(),
                                Map.of("way", "bank", "amountPence", 100, "words", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(
                                "finance",
                                "/api/v1/charges-to-recover/" + nobodys + "/recoveries",
                                key(),
                                Map.of("way", "cash", "amountPence", 100, "words", "x"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    @DisplayName("R102 the pages too: each sees their own, without scripts")
    void pages() {
        PlainBrowser tom = PlainBrowser.signedIn(directly, "holder");
        assertThat(tom.get("/money/payroll?month=" + month).html()).contains("Not agreed yet");
        assertThat(tom.get("/money/payroll.csv?month=" + month).html()).contains("estimate: ");
        PlainBrowser grace = PlainBrowser.signedIn(directly, "holder2");
        assertThat(grace.get("/money/payroll?month=" + month).html()).contains("Nothing goes to payroll");
        assertThat(grace.get("/money/payroll.csv?month=" + month).status()).isEqualTo(404);
        assertThat(grace.get("/money/payroll/" + worker + "/figures?month=" + month)
                        .status())
                .isEqualTo(404);
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        assertThat(aisha.get("/accounts/payroll/" + holder + ".csv?month=" + month)
                        .status())
                .isEqualTo(404);
        assertThat(aisha.get("/accounts/payroll/" + holder + "?month=" + month).html())
                .contains("Nothing goes to payroll");
        assertThat(aisha.get("/finance/charges").status()).isEqualTo(403);
        assertThat(tom.get("/finance/payroll").status()).isEqualTo(403);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
