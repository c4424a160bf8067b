package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** R26 in a browser and over the API: a provider's pay, a holder's own bank, and finance between them. */
@InChromium
class BankDetailsInChromiumIT {
    private static final Map<String, Object> DETAILS =
            Map.of("sortCode", "20-00-00", "accountNumber", "12345678", "name", "Leila Haddad");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    BankDetailsInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R26 changes where pay goes, is warned of the name, sees that it waits, and stops it")
    void changesAndStops() {
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.follow("Pay").follow("The bank account for your pay").lookForPeople("bank-1-now");
            tab.follow("Change the bank account").press("Change the bank account");
            assertThat(tab.main()).contains("A sort code has 6 digits, like 20-00-00.");
            tab.type("Name on the account", "Aisha Khan")
                    .type("Sort code", "20 00 00")
                    .type("Account number", "12345692")
                    .press("Change the bank account");
            assertThat(tab.main()).contains("The bank says that this account has another name.");
            tab.lookForPeople("bank-2-name");
            tab.tick("Yes, I checked it, and I want my money to go there").press("Change the bank account");

            assertThat(tab.address()).hasPath("/pay/bank");
            assertThat(tab.main())
                    .contains("Your bank account is changed.")
                    .contains("It is new, so nothing is paid to it before")
                    .contains("ends in 92")
                    .doesNotContain("12345692");
            tab.lookForPeople("bank-3-changed");
            tab.open("/pay");
            assertThat(tab.main()).contains("Your bank account was changed.");
            try (Tab finance = chromium.signedIn(directly, "finance")) {
                finance.follow("Money out").follow("Changes of bank details");
                assertThat(finance.main()).contains("new, not paid to yet").contains("They said that theirs is right.");
                finance.lookForPeople("bank-4-finance");
            }
            tab.open("/pay/bank");
            tab.press("This wasn’t me: stop it");
            assertThat(tab.main()).contains("It is stopped.").doesNotContain("Was this you?");
            tab.lookForPeople("bank-5-stopped");
        }
    }

    @Test
    @DisplayName("R26 signs in once more on the way, and comes back to the form")
    void signsInAgain() {
        try (Tab tab = chromium.signedIn(directly, "holder-own-bank")) {
            tab.open("/sign-in/again?to=/money/bank/change");
            assertThat(tab.address().getQuery()).contains("prompt=login");
            tab.choosePersona("holder-own-bank");
            assertThat(tab.address()).hasPath("/money/bank/change");
            tab.lookForPeople("bank-6-form");
        }
    }

    @Test
    @DisplayName("R26, R102 the API takes it from whose it is, and from nobody else")
    void keepsTheWrongPeopleOut() {
        Api.Answer put = api.put("holder-own-bank", "/api/v1/me/bank-details", DETAILS);
        assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
        assertThat(put.body().path("accountNumber").asString()).isEqualTo("******78");
        String change = "/api/v1/bank-detail-changes/" + put.id();

        assertThat(api.get("holder-own-bank", "/api/v1/me/bank-details").body().toString())
                .contains("******78")
                .doesNotContain("12345678");
        assertThat(api.put("pa", "/api/v1/me/bank-details", DETAILS).status()).isEqualTo(403);
        assertThat(api.put("holder", "/api/v1/providers/me/bank-details", DETAILS)
                        .status())
                .isEqualTo(403);
        assertThat(api.put(null, "/api/v1/me/bank-details", DETAILS).status()).isEqualTo(401);
        assertThat(api.post("holder", change + "/stop", Map.of()).status()).isEqualTo(404);
        assertThat(api.post("pa", change + "/stop", Map.of()).status()).isEqualTo(404);
        assertThat(api.post("holder-own-bank", change + "/confirm", Map.of()).status())
                .isEqualTo(403);
        assertThat(api.post("social-work", change + "/approve", Map.of()).status())
                .isEqualTo(403);
        assertThat(api.get("social-work", "/api/v1/bank-detail-changes").status())
                .isEqualTo(403);
        assertThat(api.get("finance", "/api/v1/bank-detail-changes").body().toString())
                .contains(put.id().toString());
        assertThat(api.post("finance", change + "/approve", Map.of()).problem()).isEqualTo("wrong-state");
        assertThat(api.post("finance", change + "/confirm", Map.of()).status()).isEqualTo(200);
        assertThat(api.post("finance", change + "/stop", Map.of())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("stopped");
        assertThat(api.put(
                                "holder-own-bank",
                                "/api/v1/me/bank-details",
                                Map.of("sortCode", "2", "accountNumber", "12345678", "name", "L"))
                        .problem())
                .isEqualTo("invalid-request");
    }
}
