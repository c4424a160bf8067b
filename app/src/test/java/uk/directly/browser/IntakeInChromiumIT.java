package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** R95 in a browser: files with two bad rows, mended, controlled, accepted by a second officer, compared, live. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String TITLES =
            "caseReference,givenName,familyName,born,kind,from,weekly,cycle,moneyRoute,planLines,paidUntil,balanceCouncil,balanceOwn\n";

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final LocalDate today = LocalDate.now(LONDON);

    IntakeInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @Order(1)
    @DisplayName(
            "R95 two bad rows are named; mended, the files say what they would do; the control total is written down")
    void looksFirst() {
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.follow("Bring people over from the old system");
            tab.look("intake-1-list").follow("Send files");
            tab.look("intake-2-upload").press("Look at the files");
            assertThat(tab.main()).contains("Choose the file of awards");
            tab.look("intake-2-upload-nothing");

            send(tab, "awards", awards("1956-02-31", "-20.00"));
            assertThat(tab.main())
                    .contains("2 with errors")
                    .contains("born: “1956-02-31” is no day.")
                    .contains("balanceCouncil: “-20.00” is below zero.");
            tab.look("intake-3-errors").follow("Undo");
            tab.look("intake-3-undo").press("Undo");
            assertThat(tab.main()).contains("Undone. Nothing of it is left.");

            tab.open("/finance/intake/new");
            attach(
                    tab,
                    "payees",
                    "caseReference,payee,sortCode,accountNumber\nOLD-2001,Nadia Petrescu,20-00-00,55779911\n");
            send(tab, "awards", awards("1956-02-28", "20.00"));
            assertThat(tab.main())
                    .contains("Looked at. Nothing is brought in yet.")
                    .contains("New person, new direct payment of £100.00 a week")
                    .doesNotContain("55779911");
            tab.look("intake-4-dry-run").follow("Write down the control total");
            tab.press("Compare the sums");
            assertThat(tab.main()).contains("Give the number of people");
            control(tab, "3", "420.00", "300.00").look("intake-5-control").press("Compare the sums");
            assertThat(tab.main()).contains("£15.00").contains("The sums differ.");
            tab.look("intake-6-differs").follow("Write down the control total");
            control(tab, "3", "435.00", "300.00").press("Compare the sums");
            assertThat(tab.main()).contains("another finance officer has to accept them");
            assertThat(tab.link("Accept").count()).isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("R92, R95 another officer accepts; the account runs in parallel and is compared")
    void runsInParallel() {
        try (Tab tab = chromium.signedIn(directly, "finance2")) {
            open(tab);
            tab.follow("Accept");
            tab.look("intake-7-accept").press("Accept and run in parallel");
            assertThat(tab.main()).contains("3 in parallel, 0 live.");
            tab.look("intake-8-parallel").follow("Ada Fairweather");
            assertThat(tab.main())
                    .contains("In parallel: nothing can be booked or paid from it.")
                    .contains("******11");
            tab.look("intake-9-person").open("/finance/intake");
        }
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            open(tab);
            tab.follow("Compare with the old system");
            tab.press("Compare");
            assertThat(tab.main()).contains("Choose the file of figures");
            attach(
                    tab,
                    "figures",
                    "caseReference,balanceCouncil,balanceOwn\nOLD-2001," + ours() + ",15.00\n"
                            + "OLD-2002,1.00,\nOLD-9999,1.00,\n");
            tab.press("Compare");
            assertThat(tab.main())
                    .contains("2 accounts compared, 1 differ.")
                    .contains("Nobody with this case reference runs in parallel");
            tab.look("intake-10-compared").follow("See who differs");
            assertThat(tab.main())
                    .contains("In parallel, and the two accounts differ")
                    .contains("Wilf Okoro");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R95 one goes live and sees the money; the others are undone one by one, and all goes out again")
    void goesLive() {
        try (Tab tab = chromium.signedIn(directly, "finance2")) {
            open(tab);
            tab.follow("Go live");
            tab.look("intake-11-live").press("Go live and post the balances");
            assertThat(tab.main()).contains("Choose who goes live");
            tab.tick("Only those I tick").tick("Wilf Okoro").press("Go live and post the balances");
            assertThat(tab.main()).contains("The two accounts differ.");
            tab.look("intake-12-live-differs");
            open(tab);
            tab.follow("In parallel").follow("Ada Fairweather");
            tab.look("intake-13-person-compared").follow("Go live");
            tab.look("intake-14-live-one").press("Go live and post the balances");
            assertThat(tab.main()).contains("Live since");
            tab.look("intake-15-person-live").follow("See the award");
            assertThat(tab.main()).contains("Ada Fairweather");

            open(tab);
            assertThat(tab.main()).contains("2 in parallel, 1 live.");
            tab.follow("Wilf Okoro").follow("Undo this award");
            tab.press("Undo");
            assertThat(tab.main()).contains("1 in parallel, 1 live.");
            assertThat(tab.page()
                            .request()
                            .get("/finance/intake/export.csv?sheet=awards")
                            .text())
                    .contains("\"OLD-2001\",\"Ada\",\"Fairweather\"")
                    .contains("OLD-2003")
                    .doesNotContain("OLD-2002");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R95, R29 who is live starts with a letter, and sees what was carried over on the first page")
    void seesTheMoney() {
        String person = directly.api()
                .get("finance", "/api/v1/awards?q=OLD-2001")
                .body()
                .at("/items/0/holder/id")
                .asString();
        String code = letter(person);
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/start");
            tab.type("The code from your letter", code)
                    .type("Day", "2")
                    .type("Month", "4")
                    .type("Year", "1951")
                    .press("Go on");
            tab.open("/home");
            assertThat(tab.main()).contains("£" + ours());
            tab.lookForPeople("intake-16-home");
            tab.follow("Money").follow("See a statement");
            assertThat(tab.main()).contains("Carried over from the old system");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"holder", "pa", "broker", "nominee", "support", "social-work", "accreditation", "commissioner"})
    @Order(5)
    @DisplayName("R102 nobody but finance sees or does any of it, over the API or on the pages")
    void isForFinanceOnly(String persona) {
        Api api = directly.api();
        String id = UUID.randomUUID().toString();
        for (String path :
                List.of("", "/" + id, "/" + id + "/rows", "/export.csv", "/example.csv", "/" + id + "/figures.csv")) {
            assertThat(api.get(persona, "/api/v1/intakes" + path).problem())
                    .as(path)
                    .isEqualTo("not-allowed");
        }
        for (String step : List.of("accept", "undo", "go-live")) {
            assertThat(api.post(persona, "/api/v1/intakes/" + id + "/" + step, "k", Map.of())
                            .problem())
                    .as(step)
                    .isEqualTo("not-allowed");
        }
        try (Tab tab = chromium.signedIn(directly, persona)) {
            assertThat(tab.link("Bring people over").count()).isZero();
            for (String path : List.of("", "/new", "/" + id, "/" + id + "/live", "/export.csv?sheet=payees")) {
                assertThat(tab.open("/finance/intake" + path)).as(path).isEqualTo(403);
            }
        }
    }

    private String letter(String person) {
        Api.Answer letter = directly.api().post("social-work", "/api/v1/people/" + person + "/start-letters", Map.of());
        return letter.body().path("code").asString();
    }

    private String awards(String born, String balance) {
        String row = ",direct-payment," + today.minusYears(1)
                + ",100.00,fortnightly,card-account,Getting out; Keeping the house," + lastSunday() + ",";
        return TITLES + "OLD-2001,Ada,Fairweather,1951-04-02" + row + "200.00,15.00\n"
                + "OLD-2002,Wilf,Okoro," + born + row + "200.00,\n"
                + "OLD-2003,Maud,Quill,1948-05-06" + row + balance + ",\n";
    }

    private LocalDate lastSunday() {
        return today.with(java.time.temporal.TemporalAdjusters.previous(java.time.DayOfWeek.SUNDAY));
    }

    /** £200.00, and the fortnight from last Monday that a funding run would have paid in by today. */
    private static String ours() {
        return "400.00";
    }

    private static Tab control(Tab tab, String people, String total, String weekly) {
        return tab.type("How many people", people)
                .type("All balances together", total)
                .type("All awards a week together", weekly);
    }

    private static void open(Tab tab) {
        tab.open("/finance/intake");
        tab.page().locator("tbody th a").first().click();
    }

    private static void attach(Tab tab, String field, String text) {
        Locator input = tab.page().locator("#" + field);
        input.setInputFiles(new FilePayload(field + ".csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void send(Tab tab, String field, String text) {
        attach(tab, field, text);
        tab.press("Look at the files");
    }
}
