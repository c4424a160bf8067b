package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.web.testing.PrintedDocument;

/** R24 in a browser: an officer records a death, what is to be done is done, and two officers close the account. */
@InChromium
class DeathAndClosingInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder tom;

    DeathAndClosingInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName(
            "R24 a death is recorded with care, visits are agreed to, the account closes, the statement is printed")
    void fromThePhoneCallToTheStatement() throws IOException {
        new CardPage(api).add(tom, 2_000);
        Instant start = LocalDate.now(LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID happened = book(start);
        book(start.plus(Duration.ofDays(3)));
        api.moveClock(start.plus(Duration.ofHours(2)));
        api.put(
                "pa",
                "/api/v1/bookings/" + happened + "/visit",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(Duration.ofHours(1)).toString()));
        String name = name("holder");
        String budget = tom.budget().path("id").asString();
        String award = awardOf(budget);

        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            recordsTheDeath(tab, name, LocalDate.ofInstant(start, LONDON));
            agreesToTheVisit(tab);
        }
        api.moveClock(start.plus(Duration.ofDays(1)));
        JsonNode open = Waiting.until(
                () -> api.get("finance", "/api/v1/budgets/" + budget + "/closing")
                        .body()
                        .path("open"),
                JsonNode::isEmpty);
        assertThat(open).as("%s", open).isEmpty();

        try (Tab tab = chromium.signedIn(directly, "finance")) {
            proposes(tab, award);
        }
        try (Tab tab = chromium.signedIn(directly, "finance2")) {
            saysYesAndPays(tab, name);
            prints(tab, name, award);
        }
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            tab.follow("When somebody has died").follow(name);
            assertThat(tab.main()).contains("Ready").contains("so this can’t be taken back here any more");
            tab.look("closing-9-tasks-at-the-end");
            assertThat(tab.open("/awards/" + award + "/closing")).isEqualTo(403);
        }
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong())
                .isZero();
    }

    private void recordsTheDeath(Tab tab, String name, LocalDate died) {
        tab.follow("When somebody has died").look("closing-1-find");
        tab.type("Name or case reference", name).press("Find").follow(name);
        tab.press("Go on");
        assertThat(tab.main())
                .contains("Enter the name of who told us")
                .contains("Choose who is there for everybody from now on");
        tab.look("closing-2-form");
        tab.type("Day", String.valueOf(died.getDayOfMonth()))
                .type("Month", String.valueOf(died.getMonthValue()))
                .type("Year", String.valueOf(died.getYear()))
                .type("Their name", "Ann Hill")
                .type("How they know the person", "their sister")
                .type("Their phone number, if they want to give it", "0161 496 0100")
                .choose("Who is there for everybody from now on?", name("social-work"))
                .press("Go on");
        assertThat(tab.main())
                .contains(name)
                .contains("Date of birth")
                .contains("Ann Hill, their sister, 0161 496 0100")
                .contains("1 visit to come ends without a charge.")
                .contains("This power to act ends:");
        tab.look("closing-3-check");
        tab.press("Go back and change").press("Go on").press("Record that they have died");

        assertThat(tab.heading()).isEqualTo("After the death of " + name);
        assertThat(tab.main())
                .contains("It is recorded.")
                .contains("You are the contact")
                .contains("1 visit ended.")
                .contains("Something is open");
        tab.look("closing-4-tasks");
        assertThat(api.get("holder", "/api/v1/me").status()).isEqualTo(401);
    }

    private static void agreesToTheVisit(Tab tab) {
        tab.follow("Agree to visits that happened").look("closing-5-visits");
        tab.press("Agree and pay");
        assertThat(tab.main()).contains("No visit waits for a yes.");
        tab.follow("Back to what is to be done")
                .follow("take this back at once")
                .look("closing-6-mistake");
    }

    private static void proposes(Tab tab, String award) {
        tab.open("/awards/" + award);
        tab.follow("Close the account");
        assertThat(tab.main()).contains("Yes.").contains("£20.00 of their own money came from a card.");
        tab.look("closing-7-propose");
        tab.page().locator("#notice-payee").fill("Aisha Khan");
        tab.page().locator("#notice-amount").fill("fifty");
        tab.press("Propose it");
        assertThat(tab.main()).contains("Enter an amount in pounds, like 200.00");
        tab.page().locator("#notice-amount").fill("50");
        tab.press("Propose it");
        assertThat(tab.main()).contains("Say who gets what is theirs.");
        tab.page().locator("#payee").fill("Ann Hill");
        tab.press("Propose it");
        assertThat(tab.main())
                .contains("You proposed this. Another finance officer says yes.")
                .contains("£50.00 to Aisha Khan")
                .contains("£20.00 to Ann Hill");
        assertThat(tab.button("Close the account for good").count()).isZero();
        tab.look("closing-8-proposed");
    }

    private static void saysYesAndPays(Tab tab, String name) {
        tab.follow("See accounts that are being closed").look("closing-8-waiting");
        tab.follow(name).press("Close the account for good");
        assertThat(tab.main()).contains("The account is closed.").contains("for good");
        tab.look("closing-8-closed");
        LocalDate today = LocalDate.now(LONDON).plusDays(2);
        for (String payment : new String[] {"£50.00 to Aisha Khan", "£20.00 to Ann Hill"}) {
            tab.follow(payment).look("closing-8-paid");
            tab.press("Record it");
            assertThat(tab.main()).contains("Choose how it was paid");
            tab.tick("Bank transfer")
                    .type("Reference, or number of the cheque", "BACS 7")
                    .type("Day", String.valueOf(today.getDayOfMonth()))
                    .type("Month", String.valueOf(today.getMonthValue()))
                    .type("Year", String.valueOf(today.getYear()))
                    .press("Record it");
            assertThat(tab.main()).contains("It is recorded.");
        }
    }

    private static void prints(Tab tab, String name, String award) throws IOException {
        tab.follow("The statement, to print or send");
        assertThat(tab.main())
                .contains("This is for whoever settles the estate of " + name)
                .contains("£20.00 was paid to Ann Hill on")
                .contains("Added from their card")
                .contains("Given back to the council")
                .contains("At the end £0.00");
        tab.look("closing-8-statement");
        String path = "/awards/" + award + "/closing/statement.";
        byte[] pdf = tab.page().request().get(path + "pdf").body();
        PrintedDocument document = new PrintedDocument(pdf);
        assertThat(document.text())
                .contains("Statement of the support money of " + name)
                .contains("£20.00 belongs to the estate of " + name)
                .contains("Pay for notice: £50.00 was paid to Aisha Khan")
                .doesNotContain("Your share")
                .doesNotContain("Your own money");
        assertThat(tab.page().request().get(path + "csv").text()).contains("Given back to the council");
    }

    private UUID book(Instant start) {
        UUID id = tom.book(Holder.offerOf(api, "pa"), start, Duration.ofMinutes(60))
                .id();
        api.post("pa", "/api/v1/bookings/" + id + "/accept", Map.of());
        return id;
    }

    private String awardOf(String budget) {
        for (JsonNode award :
                api.get("finance", "/api/v1/awards?limit=100").body().path("items")) {
            if (award.path("budgetId").asString().equals(budget)) {
                return award.path("id").asString();
            }
        }
        throw new IllegalStateException("No award of " + budget);
    }

    private String name(String persona) {
        return api.get(persona, "/api/v1/me").body().path("name").asString();
    }
}
