package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.journeys.Waiting;
import uk.directly.money.Pence;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** Money's way to a person, in a browser: the award, the funding run, another officer's yes, the person's own pages. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyInInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    MoneyInInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @Order(1)
    @DisplayName("R28 social work records an award, and sees what it buys before it is recorded")
    void records() {
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            assertThat(tab.heading()).isEqualTo("People");
            tab.type("Name or case reference", "Goldberg").press("Find");
            tab.look("awards-1-found").follow("Ruth Goldberg");
            tab.follow("Record an award");
            tab.press("Continue");
            assertThat(tab.main())
                    .contains("There is a problem")
                    .contains("Choose what kind of award it is")
                    .contains("Give an amount in pounds");
            tab.look("awards-2-wrong");

            fill(tab, "50", "10.00");
            tab.press("Continue");
            assertThat(tab.main())
                    .contains("Check before you record it")
                    .contains("£50.00 a week buys")
                    .contains("20 hours are planned:")
                    .contains("short");
            tab.look("awards-3-short").press("Go back and change");
            tab.type("Amount a week", "520").press("Continue");
            assertThat(tab.main()).contains("£520.00 a week buys").doesNotContain("short.");
            String first = sent(tab.look("awards-4-check"));
            tab.press("Record this award");

            assertThat(tab.main())
                    .contains("The award is recorded. Its account is open.")
                    .contains("Nothing yet")
                    .contains("Not chosen yet by the person");
            tab.look("awards-5-recorded");
            assertThat(first)
                    .as("R15 sent twice, recorded once")
                    .contains(tab.address().getPath());
        }
    }

    @Test
    @Order(2)
    @DisplayName("Of two officers who change one award at once, the second is told and loses nothing that was typed")
    void tellsTheSecondOfficer() {
        try (Tab amina = chromium.signedIn(directly, "social-work");
                Tab colin = chromium.signedIn(directly, "finance")) {
            for (Tab tab : new Tab[] {amina, colin}) {
                tab.open("/awards?q=Goldberg");
                tab.follow("Ruth Goldberg");
                tab.follow("Change from a date");
                day(tab, "from", monday());
                tab.type("Why?", "New assessment");
            }
            amina.type("Amount a week", "530").press("Continue").look("awards-6-change");
            colin.type("Amount a week", "540").press("Continue");
            sent(amina);
            amina.press("Change this award");
            colin.press("Change this award");

            assertThat(amina.main()).contains("The change is recorded.").contains("£530.00 a week");
            assertThat(colin.main()).contains("Somebody else has changed this award meanwhile");
            assertThat(colin.page().locator("#weekly").inputValue()).isEqualTo("540");
            colin.look("awards-7-second");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R92 finance drafts a run, can't approve it, and another officer does")
    void paysIn() {
        String run;
        try (Tab colin = chromium.signedIn(directly, "finance")) {
            colin.follow("Money in");
            colin.follow("Make a funding run");
            day(colin, "day", monday());
            colin.look("funding-1-new").press("Make the draft");
            assertThat(colin.main())
                    .contains("Nothing is paid in yet")
                    .contains("You made this run, so another finance officer has to approve it.")
                    .contains("Ruth Goldberg");
            assertThat(colin.button("Approve").count()).isZero();
            colin.look("funding-2-draft").follow("New since the last run");
            assertThat(colin.main()).contains("Ruth Goldberg").contains("no money route chosen");
            run = colin.address().getPath();
            assertThat(colin.open(run + "/approve")).isEqualTo(200);
            assertThat(colin.address()).hasPath(run);
        }
        try (Tab mei = chromium.signedIn(directly, "finance2")) {
            assertThat(mei.main()).contains("1 funding run waits for your look.");
            mei.open(run);
            mei.follow("Approve");
            mei.look("funding-3-approve").press("Approve and pay in");
            assertThat(Waiting.until(
                            () -> {
                                mei.open(run);
                                return mei.main();
                            },
                            text -> text.contains("Paid in: ")))
                    .contains("by Mei Tan");
            mei.look("funding-4-paid");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R1 R6 the person sees the money, what was agreed, and chooses how to have it")
    void reachesThePerson() {
        try (Tab ruth = chromium.signedIn(directly, "self-funder")) {
            ruth.open("/money");
            assertThat(ruth.main()).contains("You have " + paidIn().text() + " left to use until");
            ruth.lookForPeople("money-1").follow("Your agreement with the council");
            assertThat(ruth.main())
                    .contains("£520.00 a week")
                    .contains("The council takes your share off first. £510.00 a week is paid in")
                    .contains("£520.00 pays for")
                    .contains("£530.00 a week instead of £520.00 a week")
                    .contains("Getting out")
                    .contains("You have not chosen yet");
            ruth.lookForPeople("money-2-agreement").open("/money");
            ruth.follow("How you get your money");
            assertThat(ruth.page().locator("input[name=route]").count()).isEqualTo(5);
            assertThat(ruth.page().locator("input[name=route]:checked").count()).isZero();
            ruth.press("Choose this");
            assertThat(ruth.main()).contains("There is a problem");
            ruth.lookForPeople("money-3-how");
            ruth.tick("Your own bank account").press("Choose this");
            assertThat(ruth.main())
                    .contains("From now on: Your own bank account.")
                    .contains("If you have no separate account yet, open one");
            ruth.lookForPeople("money-4-chosen");
            ruth.tick("An account here").press("Choose this");
            assertThat(ruth.main()).contains("What was chosen, and when").contains("You need no card");
        }
    }

    private void fill(Tab tab, String weekly, String contribution) {
        tab.tick("Direct payment");
        day(tab, "from", today());
        tab.type("Amount a week", weekly);
        tab.page().locator("input[name=paid][value=net]").check();
        tab.type("Assessed contribution a week", contribution);
        tab.type("Hours of support a week in the plan", "20");
        tab.tick("Fortnightly").tick("Standard: receipts where we ask for some");
        tab.type("Plan lines", "Getting up\nGetting out");
    }

    private static void day(Tab tab, String field, LocalDate day) {
        tab.page().locator("input[name=" + field + "-day]").fill(String.valueOf(day.getDayOfMonth()));
        tab.page().locator("input[name=" + field + "-month]").fill(String.valueOf(day.getMonthValue()));
        tab.page().locator("input[name=" + field + "-year]").fill(String.valueOf(day.getYear()));
    }

    /** Sends the form of the page beside it, as the first of two clicks; answers where that led. */
    private static String sent(Tab tab) {
        Page page = tab.page();
        FormData form = FormData.create().set("step", "do");
        page.locator("main form input[type=hidden]")
                .all()
                .forEach(field -> form.set(field.getAttribute("name"), field.inputValue()));
        String action = String.valueOf(page.locator("main form").getAttribute("action"));
        APIResponse answer = page.request().post(action, RequestOptions.create().setForm(form));
        assertThat(answer.status()).isEqualTo(200);
        return answer.url();
    }

    /** A week and the days before it at £510, then a fortnight at £520: how many days those are depends on today. */
    private Pence paidIn() {
        long days = ChronoUnit.DAYS.between(today(), monday()) - 7;
        return Pence.of(51_000 + Math.round(51_000 * days / 7.0) + 2 * 52_000);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(api.now(), LONDON);
    }

    /** The one after the next: the change begins with it, and the run pays what begins by then. */
    private LocalDate monday() {
        return today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1);
    }
}
