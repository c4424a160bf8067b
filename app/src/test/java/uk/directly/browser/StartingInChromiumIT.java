package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** R29 in a browser: from the letter to the last task, then an officer who writes a letter, and somebody who stops. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartingInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;

    StartingInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @Order(1)
    @DisplayName("R29 starts with the code of the letter and a date of birth, and stops half way")
    void comesIn() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/get-support-money");
            tab.follow("Start with your letter").lookForPeople("start-1-code");
            tab.press("Go on");
            assertThat(tab.main())
                    .contains("Enter the code from your letter")
                    .contains("Enter your date of birth, like 27 3 1958");
            tab.lookForPeople("start-1-code-wrong");
            code(tab, "28").press("Go on");
            assertThat(tab.main()).contains("don’t go together");
            code(tab, "27").press("Go on");

            assertThat(tab.heading()).isEqualTo("Is somebody helping you with this now?");
            tab.lookForPeople("start-2-who").press("Go on");
            assertThat(tab.main()).contains("Choose who helps you with this");
            tab.tick("Yes, Joe Brennan").press("Go on");
            tab.lookForPeople("start-3-tasks").follow("Your money and what it is for");
            assertThat(tab.main()).contains("£180.00 a week").contains("Getting to church");
            tab.lookForPeople("start-4-money").press("I have read this");
            assertThat(tab.main()).contains("1 of 5 done");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R29 goes on in another browser, with the keyboard alone, to the end")
    void goesOnElsewhere() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/start");
            code(tab, "27");
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/start/tasks");
            assertThat(tab.main()).contains("1 of 5 done");

            tab.follow("What you agree to").lookForPeople("start-5-terms");
            tab.follow("Read it in Easy Read")
                    .lookForPeople("start-5-terms-easy")
                    .press("I agree");
            tab.follow("Who helps you").tick("Somebody I trust");
            tab.press("Save");
            assertThat(tab.main()).contains("Enter their name");
            tab.type("If somebody: their name", "Ann Ellis")
                    .type("If somebody: their phone number or email", "0161 496 0999")
                    .lookForPeople("start-6-helpers")
                    .press("Save");
            tab.follow("How you get your money").tick("Your own bank account").press("Choose this");
            tab.open("/start/tasks");
            assertThat(tab.main()).contains("4 of 5 done");
            tab.follow("How you sign in from now on")
                    .lookForPeople("start-7-sign-in")
                    .press("Choose a sign-in");
            tab.choosePersona("starter");
            assertThat(tab.main())
                    .contains("From now on you sign in like this.")
                    .contains("5 of 5 done");
            tab.lookForPeople("start-8-all-done").press("Finish");

            assertThat(tab.heading()).isEqualTo("You are ready");
            tab.lookForPeople("start-9-ready");
        }
        try (Tab tab = chromium.signedIn(directly, "starter")) {
            assertThat(tab.address()).hasPath("/home");
            assertThat(tab.open("/start")).isEqualTo(200);
            assertThat(tab.heading()).isEqualTo("You are ready");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R29 an officer adds somebody, records what was agreed, and the letter's code is shown once")
    void writesALetter() {
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            tab.follow("Starting and stopping").follow("Add somebody");
            tab.press("Add");
            assertThat(tab.main()).contains("Choose what the money is for");
            tab.type("Full name", "Walter Ogden")
                    .type("First name, as they like to be called", "Walt")
                    .type("Day", "1")
                    .type("Month", "2")
                    .type("Year", "1949")
                    .type("Home address, without the postcode", "2 Larkspur Walk")
                    .type("Postcode", "M33 2AF")
                    .tick("For support that they need")
                    .look("starting-new");
            tab.press("Add");
            assertThat(tab.heading()).isEqualTo("Walter Ogden");
            assertThat(tab.button("Write the letter").count()).isZero();
            String path = tab.address().getPath();
            award(path.substring(path.lastIndexOf('/') + 1));
            tab.open(path);
            tab.look("starting-one");
            tab.press("Write the letter");
            assertThat(tab.main()).contains("The code is not shown again.").containsPattern("[2-9B-Z]{5}-[2-9B-Z]{5}");
            tab.look("starting-letter");
            tab.open("/starting");
            assertThat(tab.main()).contains("Walter Ogden").contains("0 of 5");
            tab.open(path + "/refuse");
            tab.press("Refuse and show the letter");
            assertThat(tab.main()).contains("Write the reasons");
            tab.type("The reasons, as they read them", "The plan is not agreed yet.")
                    .look("starting-refuse");
            tab.press("Refuse and show the letter");
            assertThat(tab.main()).contains("The plan is not agreed yet.").contains("Ombudsman");
            tab.look("starting-refusal");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R29 whoever would like to stop says so, nothing changes at once, and reads what was agreed")
    void stops() {
        try (Tab tab = chromium.signedIn(directly, "holder2")) {
            tab.follow("Money").follow("Stop having your support as money");
            tab.lookForPeople("stop-1").press("Tell the council");
            assertThat(tab.main()).contains("Choose what you would like instead");
            tab.tick("The council arranges my support").press("Tell the council");
            assertThat(tab.main()).contains("Until then everything goes on.");
            tab.lookForPeople("stop-2");
        }
        try (Tab tab = chromium.signedIn(directly, "support")) {
            tab.follow("Starting and stopping").follow("Grace Whitfield");
            tab.look("stop-3-officer").press("Write it down");
            assertThat(tab.main()).contains("Write what was agreed");
            tab.type("What was agreed", "From January we arrange it with you.").press("Write it down");
            assertThat(tab.main()).contains("Nobody.");
        }
        try (Tab tab = chromium.signedIn(directly, "holder2")) {
            tab.open("/money/stop");
            assertThat(tab.main()).contains("From January we arrange it with you.");
        }
    }

    private void award(String person) {
        Api.Answer recorded = directly.api()
                .post("social-work", "/api/v1/awards", UUID.randomUUID().toString(), """
                        {"holderId": "%s", "kind": "direct-payment", "weeklyPence": 20000, "paid": "net",
                         "from": "%s", "planLines": ["Help at home"]}""".formatted(
                                person, LocalDate.now(LONDON)));
        assertThat(recorded.status()).as("%s", recorded.body()).isEqualTo(201);
    }

    private static Tab code(Tab tab, String day) {
        return tab.type("The code from your letter", "bcdfg 23456")
                .type("Day", day)
                .type("Month", "3")
                .type("Year", "1958");
    }
}
