package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
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

/** Paying from one's own bank, in a browser; each step goes on from the one before. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToPayInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String PERSON = "holder-own-bank";

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder leila;

    ToPayInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.leila = new Holder(api, PERSON);
    }

    /** Three visits of an hour, on three days, by the same assistant: approved, and to be paid. */
    @BeforeAll
    void threeVisitsAreToBePaid() {
        UUID offer = Holder.offerOf(api, "pa");
        for (int visit = 0; visit < 3; visit++) {
            LocalDate day = LocalDate.ofInstant(api.now(), LONDON).plusDays(1);
            Instant start = day.atTime(LocalTime.of(14, 0)).atZone(LONDON).toInstant();
            UUID booking = leila.book(offer, start, Duration.ofHours(1)).id();
            ok(api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of()));
            api.moveClock(start.plus(Duration.ofHours(2)));
            ok(api.put(
                    "pa",
                    "/api/v1/bookings/" + booking + "/visit",
                    Map.of(
                            "start",
                            start.toString(),
                            "end",
                            start.plus(Duration.ofHours(1)).toString())));
            ok(api.post(PERSON, "/api/v1/bookings/" + booking + "/approve", key(), Map.of()));
        }
    }

    @Test
    @Order(1)
    @DisplayName("R27 the list has all that is needed to pay; who ticks nothing is told what to do")
    void listsWhatIsToPay() {
        try (Tab tab = chromium.signedIn(directly, PERSON)) {
            tab.open("/home");
            tab.follow("Pay £");
            assertThat(tab.heading()).isEqualTo("To pay");
            assertThat(tab.main())
                    .contains("All 3 visits together")
                    .contains("Sort code")
                    .contains("Account number")
                    .contains("Reference VISIT");
            tab.lookForPeople("to-pay");
            tab.press("I have paid what I ticked");
            assertThat(tab.main()).contains("There is a problem").contains("Tick what you have paid");
            tab.lookForPeople("to-pay-wrong");
            byte[] pdf = tab.page()
                    .request()
                    .get(directly.address() + "/money/to-pay.pdf?print=large")
                    .body();
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R27 one tick pays many, and what was ticked by mistake is put back")
    void paysManyWithOneTick() {
        try (Tab tab = chromium.signedIn(directly, PERSON)) {
            tab.open("/money/to-pay");
            // With the keyboard alone: the box, then on to the button behind the other boxes.
            tab.page().getByLabel("All 3 visits together").focus();
            tab.page().keyboard().press("Space");
            for (int box = 0; box < 4; box++) {
                tab.page().keyboard().press("Tab");
            }
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/money/to-pay?done=paid");
            assertThat(tab.main())
                    .contains("Thank you. They can see now that you paid it from your bank.")
                    .contains("There is nothing to pay at the moment.");
            tab.lookForPeople("to-pay-paid");
            assertThat(states()).containsOnly("said-paid");
            for (int line = 0; line < 2; line++) {
                tab.follow("Not paid?");
                tab.lookForPeople("to-pay-not-paid");
                tab.press("Put it back on the list");
                assertThat(tab.main()).contains("It is back on the list.");
            }
            assertThat(states()).containsOnlyOnce("said-paid").contains("due");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R27 the bank's file finds them by reference; a file that is none is refused with what to do")
    void findsThemInTheBanksFile() {
        List<JsonNode> lines = lines();
        LocalDate today = api.now().atZone(LONDON).toLocalDate();
        String csv = "Date,Description,Money out,Money in,Balance\n"
                + today + ",AISHA " + lines.get(0).path("reference").asString() + ","
                + pounds(lines.get(0)) + ",,100.00\n"
                + today + ",A KHAN AISHA," + pounds(lines.get(1)) + ",,80.00\n"
                + today + ",CORNER SHOP,3.20,,76.80\n";
        try (Tab tab = chromium.signedIn(directly, PERSON)) {
            tab.open("/money/to-pay/statement");
            tab.lookForPeople("bank-file");
            tab.press("Look for my payments");
            assertThat(tab.main()).contains("Choose the file that your bank gave you");
            tab.page().getByLabel("The file from your bank").setInputFiles(file("statement.pdf", "%PDF-1.7 none"));
            tab.press("Look for my payments");
            assertThat(tab.main()).contains("Choose one that your bank calls CSV, not PDF");
            tab.lookForPeople("bank-file-wrong");
            tab.page().getByLabel("The file from your bank").setInputFiles(file("statement.csv", csv));
            tab.press("Look for my payments");
            assertThat(tab.main())
                    .contains("We read 3 payments.")
                    .contains("It has your reference.")
                    .contains("Tick it if it is this.")
                    .doesNotContain("CORNER SHOP");
            tab.lookForPeople("bank-found");
            tab.press("Yes, I paid what is ticked");
            assertThat(tab.main())
                    .contains("We noted what your bank statement shows.")
                    .contains("on your bank statement on");
            assertThat(states()).containsOnlyOnce("matched");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R1, R21 what was paid beside the visits is recorded, stands on the statement, and is taken back")
    void recordsWhatWasSpent() {
        long before = leila.budget().path("availablePence").asLong();
        try (Tab tab = chromium.signedIn(directly, PERSON)) {
            tab.open("/money");
            tab.follow("Record what you spent");
            tab.lookForPeople("expense");
            tab.press("Record it");
            assertThat(tab.main()).contains("Say what you bought").contains("Choose what it was for");
            tab.lookForPeople("expense-wrong");
            tab.type("What did you buy?", "Swimming lesson")
                    .type("Who did you pay?", "Sale Leisure")
                    .type("How much?", "99999");
            tab.page().locator("input[name=purpose]").first().check();
            tab.press("Record it");
            assertThat(tab.main()).contains("One more question about Sale Leisure: are you family?");
            tab.lookForPeople("expense-family");
            tab.tick("No, or it is a shop or an organisation").press("Record it");
            assertThat(tab.main()).contains("more than is left to use");
            tab.type("How much?", "12.50").press("Record it");
            assertThat(tab.main()).contains("It is recorded.").contains("£12.50 to Sale Leisure");
            tab.lookForPeople("expense-recorded");
            assertThat(leila.budget().path("availablePence").asLong()).isEqualTo(before - 1_250);
            tab.open("/money");
            assertThat(tab.main()).contains("Swimming lesson, paid to Sale Leisure");
            tab.follow("Record what you spent");
            tab.follow("Take back");
            tab.lookForPeople("expense-take-back");
            tab.press("Take it back");
            assertThat(tab.main()).contains("The money is left to use again.").contains("You took this back");
            assertThat(leila.budget().path("availablePence").asLong()).isEqualTo(before);
        }
    }

    @Test
    @Order(5)
    @DisplayName("A form with a file needs its token like any other, and nobody else reads the list")
    void isClosedToOthers() {
        try (Tab tab = chromium.signedIn(directly, PERSON)) {
            assertThat(tab.page()
                            .request()
                            .post(
                                    directly.address() + "/money/to-pay/statement",
                                    RequestOptions.create()
                                            .setMaxRedirects(0)
                                            .setMultipart(FormData.create()
                                                    .set("_csrf", "wrong")
                                                    .set("file", file("a.csv", "a,b"))))
                            .status())
                    .as("shown again, and not read")
                    .isEqualTo(303);
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            assertThat(tab.open("/money/to-pay")).isEqualTo(403);
        }
    }

    private List<String> states() {
        return lines().stream().map(line -> line.path("state").asString()).toList();
    }

    private List<JsonNode> lines() {
        return StreamSupport.stream(
                        ok(api.get(PERSON, "/api/v1/to-pay")).path("items").spliterator(), false)
                .sorted((a, b) ->
                        b.path("state").asString().compareTo(a.path("state").asString()))
                .toList();
    }

    private static String pounds(JsonNode line) {
        long pence = line.path("amountPence").asLong();
        return pence / 100 + "." + String.format("%02d", pence % 100);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 202);
        return answer.body();
    }
}
