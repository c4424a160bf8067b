package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** A share that is not paid in time, and what is set aside, in a browser; each step goes on from the one before. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShareInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder leila;
    private String award = "";

    ShareInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.leila = new Holder(api, "holder-own-bank");
    }

    /** From the next cycle on Leila pays £20.00 a week; it is paid in, and the day of her share passes. */
    @BeforeAll
    void aShareIsOverdue() {
        JsonNode found =
                ok(api.get("finance", "/api/v1/awards?q=Leila")).path("items").get(0);
        award = found.path("id").asString();
        LocalDate next =
                LocalDate.parse(leila.budget().path("fundedUntil").asString()).plusDays(1);
        ok(api.post(
                "finance",
                "/api/v1/awards/" + award + "/changes",
                key(),
                Map.of("from", next.toString(), "contributionWeeklyPence", 2_000, "reason", "New assessment")));
        api.moveClock(next.atTime(LocalTime.of(9, 0)).atZone(LONDON).toInstant());
        String run = ok(api.post("finance", "/api/v1/funding-runs", Map.of("date", next.toString())))
                .path("id")
                .asString();
        ok(api.post("finance2", "/api/v1/funding-runs/" + run + "/approve", key(), Map.of()));
        api.moveClock(
                next.plusDays(15).atTime(LocalTime.of(9, 0)).atZone(LONDON).toInstant());
    }

    @Test
    @Order(1)
    @DisplayName("R22 the person reads kindly what is not paid, what it means and whom to call")
    void isSaidKindly() {
        try (Tab tab = chromium.signedIn(directly, "holder-own-bank")) {
            tab.open("/home");
            assertThat(tab.main())
                    .contains("£40.00 of your share is not paid yet.")
                    .contains("The visits that you have booked are safe.")
                    .contains("Call ");
            tab.lookForPeople("share-home");
            tab.follow("See your share");
            assertThat(tab.heading()).isEqualTo("Your share");
            assertThat(tab.main()).contains("Not paid yet");
            tab.lookForPeople("share-mine");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R22 finance records what came in, and it counts for the person")
    void isRecorded() {
        long before = available();
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.open("/finance/shares");
            assertThat(tab.main()).contains("Leila Haddad").contains("£40.00");
            tab.look("shares");
            tab.follow("Leila Haddad");
            tab.press("Record the payment");
            assertThat(tab.main()).contains("There is a problem").contains("Give an amount in pounds");
            tab.look("share-record-wrong");
            tab.type("Amount", "30").type("The bank’s reference", "BACS 1").press("Record the payment");
            assertThat(tab.main()).contains("The payment is recorded.").contains("£10.00");
        }
        assertThat(available()).isEqualTo(before + 3_000);
        try (Tab tab = chromium.signedIn(directly, "holder-own-bank")) {
            tab.open("/money");
            assertThat(tab.main()).contains("Your share, paid in").contains("+£30.00");
            tab.lookForPeople("share-money");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R27 who pays from their own bank says the rest themselves")
    void isSaidToBePaid() {
        long before = available();
        try (Tab tab = chromium.signedIn(directly, "holder-own-bank")) {
            tab.open("/money/" + leila.budget().path("id").asString() + "/share");
            tab.type("How much was paid in", "11").press("I have paid it into the account");
            assertThat(tab.main()).contains("There is £10.00 to pay. Give that or less");
            tab.type("How much was paid in", "10.00").press("I have paid it into the account");
            assertThat(tab.main())
                    .contains("Thank you. It counts from now on.")
                    .doesNotContain("I have paid it into the account");
        }
        assertThat(available()).isEqualTo(before + 1_000);
    }

    @Test
    @Order(4)
    @DisplayName("R90 a file's bad rows are named, on the page too")
    void importsAFile() {
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.open("/finance/shares/import");
            tab.look("share-import");
            tab.type("Rows of the file", "2026-01-01,5.00,NOBODY-1,BACS 2").press("Record the payments");
            assertThat(tab.main()).contains("0 payments recorded.").contains("no budget and no case NOBODY-1");
            tab.look("share-import-rejected");
        }
    }

    @Test
    @Order(5)
    @DisplayName("R12 an officer sets money aside, the person sees it, and it is freed again")
    void setsAside() {
        long before = available();
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            tab.open("/awards/" + award);
            tab.follow("Set money aside");
            tab.press("Set it aside");
            assertThat(tab.main()).contains("Choose what it is for");
            tab.look("set-aside-wrong");
            tab.tick("An agreed future need").type("Why", "a new bed").type("Amount", "100");
            LocalDate until = api.now().atZone(LONDON).toLocalDate().plusMonths(2);
            tab.type("Day", String.valueOf(until.getDayOfMonth()))
                    .type("Month", String.valueOf(until.getMonthValue()))
                    .type("Year", String.valueOf(until.getYear()))
                    .press("Set it aside");
            assertThat(tab.main()).contains("The money is set aside.").contains("a new bed");
            assertThat(available()).isEqualTo(before - 10_000);
            try (Tab person = chromium.signedIn(directly, "holder-own-bank")) {
                person.open("/home");
                assertThat(person.main()).contains("£100.00 is set aside for something you agreed for later until");
                person.lookForPeople("set-aside-home");
            }
            tab.press("Free £100.00");
            assertThat(tab.main()).contains("The money is free again.").contains("Freed by an officer");
            tab.look("set-aside-freed");
        }
        assertThat(available()).isEqualTo(before);
    }

    private long available() {
        return leila.budget().path("availablePence").asLong();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 201);
        return answer.body();
    }
}
