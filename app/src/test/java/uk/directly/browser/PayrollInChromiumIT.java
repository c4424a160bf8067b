package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.EmployedVisit;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** Wages in question, the payroll, charges that come back, and ending what two agreed: each page on a desk and on a phone. */
@InChromium
class PayrollInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    PayrollInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName(
            "R57 R81 the payroll of a month, by the employer and by the worker; the bureau's figures without scripts")
    void payroll() {
        EmployedVisit visit = EmployedVisit.questioned(directly, 4);
        String month = visit.month();
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/" + visit.booking());
            tab.lookForPeople("wages-in-question");
            assertThat(tab.main()).contains("Wages are always paid");
            tab.open("/money/payroll?month=" + month);
            tab.lookForPeople("payroll");
            assertThat(tab.main()).contains("Not agreed yet").contains("12.07%");
            tab.follow("Write down what the payroll service worked out").lookForPeople("payroll-figures");
        }
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.open("/money/payroll?month=" + month);
            tab.follow("Write down what the payroll service worked out").press("Write it down");
            assertThat(tab.main()).contains("There is a problem");
            tab.type("Who worked it out", "Pay Bureau")
                    .type("Pay before tax, with miles and costs", "100")
                    .type("Holiday pay on top", "2.50")
                    .type("Employer National Insurance to pay", "0")
                    .type("Employer pension", "0")
                    .press("Write it down");
            assertThat(tab.main()).contains("It is written down").contains("What Pay Bureau worked out");
        }
        try (Tab tab = chromium.signedIn(directly, "pa-employed")) {
            tab.open("/pay/payroll?month=" + month);
            tab.lookForPeople("payroll-own");
            tab.open("/pay");
            tab.lookForPeople("pay-wages");
            tab.open("/my-visits/" + visit.booking());
            tab.lookForPeople("wages-in-question-provider");
        }
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.open("/finance/payroll?month=" + month);
            tab.look("payrolls");
            tab.press("Open it");
            assertThat(tab.main()).contains("Say why you open it");
            tab.type("Why do you open it?", "Audit of wages").press("Open it");
            tab.look("payroll-finance");
        }
    }

    @Test
    @DisplayName("R53 R92 a charge to have back: proposed, the provider's yes, the other officer's yes")
    void charges() {
        String provider =
                api.get("micro", "/api/v1/me").body().path("providerId").asString();
        directly.database()
                .sql("""
                        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                            code, subject_kind, subject_id, description, at)
                        select p.council_id, uuidv7(), 'direct', ledger_account_of(p.council_id, 'exception', p.id, 'charges'),
                               ledger_account_of(p.council_id, 'council-funding', null), 3560, 'return', 'provider', p.id, 'x',
                               now()
                          from provider p where p.id = :provider""")
                .bind("provider", UUID.fromString(provider))
                .fetch()
                .rowsUpdated()
                .block();
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.open("/finance/charges");
            tab.look("charges");
            tab.open("/finance/charges/" + provider);
            tab.look("charge-form");
            tab.press("Propose it");
            assertThat(tab.main()).contains("Choose how it comes back");
            tab.tick("Off their next payments")
                    .type("What it is for", "The visit of Tuesday")
                    .press("Propose it");
            assertThat(tab.main()).contains("It is proposed.");
        }
        try (Tab tab = chromium.signedIn(directly, "micro")) {
            tab.open("/pay");
            tab.lookForPeople("pay-set-off");
            tab.press("Yes, take it off my pay");
            assertThat(tab.main()).contains("You said yes");
        }
        try (Tab tab = chromium.signedIn(directly, "finance2")) {
            tab.open("/finance/charges");
            tab.look("charges-proposed");
            tab.press("Say yes");
            assertThat(tab.main()).contains("It is agreed.");
        }
    }

    @Test
    @DisplayName("R7 R53 ending what two agreed: what it means stands there first; taken back, without scripts")
    void ending() {
        EmployedVisit.questioned(directly, 5);
        String agreement = directly.database()
                .sql(
                        "select g.id::text from agreement g join person h on h.council_id = g.council_id and h.id = g.holder_id"
                                + " where g.holder_id = :holder and g.provider_id = :provider")
                .bind(
                        "holder",
                        UUID.fromString(api.get("holder", "/api/v1/me")
                                .body()
                                .path("id")
                                .asString()))
                .bind(
                        "provider",
                        UUID.fromString(api.get("pa-employed", "/api/v1/me")
                                .body()
                                .path("providerId")
                                .asString()))
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/people/agreements/" + agreement);
            tab.follow("End what you both agreed").lookForPeople("ending");
            assertThat(tab.main()).contains("Who you would ask instead").contains("notice pay");
        }
        try (Tab tab = chromium.signedInWithoutScripts(directly, "holder")) {
            tab.open("/people/agreements/" + agreement + "/end");
            tab.press("End it after");
            assertThat(tab.main()).contains("It ends. We have told them.").contains("is the last day");
            tab.follow("It goes on after all").press("It goes on after all");
            assertThat(tab.main()).contains("It goes on.");
        }
        try (Tab tab = chromium.signedIn(directly, "pa-employed")) {
            tab.open("/my-page/agreements/" + agreement + "/end");
            tab.lookForPeople("ending-provider");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            assertThat(tab.open("/my-page/agreements/" + agreement + "/end")).isEqualTo(404);
        }
    }
}
