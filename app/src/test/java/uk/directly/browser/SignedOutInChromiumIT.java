package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.running.RunningDirectly;

/** Two browsers of one person, and a phone that was lost. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignedOutInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    SignedOutInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @Order(1)
    @DisplayName(
            "R61 R100 signed out from elsewhere in the middle of a form, what was typed is there after signing in again")
    void keepsWhatWasTyped() {
        try (Tab phone = chromium.signedInWithoutScripts(directly, "holder");
                Tab desk = chromium.signedIn(directly, "holder")) {
            phone.open("/money/ask");
            phone.page().locator("#what").fill("A bus pass for the winter");

            desk.open("/home");
            desk.follow("Tom Okafor").lookForPeople("signed-in");
            desk.press("Sign out there");
            assertThat(desk.main()).contains("It is signed out there");

            phone.page().locator("main form button").first().click();
            phone.choosePersona("holder");

            assertThat(phone.page().inputValue("#what")).isEqualTo("A bus pass for the winter");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R61 a lost phone: signed out everywhere, a call back, a letter, a new sign-in; the old one is gone")
    void losesThePhone() {
        directly.database()
                .sql("update person set born_on = '1951-05-02' where subject = 'carer'")
                .fetch()
                .rowsUpdated()
                .block();
        try (Tab maureen = chromium.signedIn(directly, "carer")) {
            maureen.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            maureen.open("/signed-in");
            maureen.follow("I lost my phone").lookForPeople("lost-phone");
            maureen.press("I lost it: sign out everywhere");
            assertThat(maureen.heading()).isEqualTo("You are signed out everywhere");
            maureen.lookForPeople("signed-out");
        }
        try (Tab joe = chromium.signedIn(directly, "support")) {
            joe.open("/starting");
            joe.follow("Somebody can’t sign in any more").look("cannot-sign-in");
            joe.type("Who is it?", "Maureen").press("Find");
            joe.follow("Maureen Doyle").look("cannot-sign-in-ask");
            joe.press("Sign them out and ask for a letter");
            assertThat(joe.main()).contains("Call back first");
            joe.tick("Yes, on the number that we had before, and it was they");
            joe.page().locator("#madeSure").fill("Her landline, from the care plan");
            joe.press("Sign them out and ask for a letter");
            assertThat(joe.main()).contains("A colleague prints the letter");
        }
        String code;
        try (Tab amina = chromium.signedIn(directly, "social-work")) {
            amina.open("/starting");
            amina.follow("Letters with a code, to print").look("letters");
            amina.press("Print it now");
            code = amina.text(".govuk-heading-xl");
            amina.look("anew-letter");
        }
        try (Tab maureen = chromium.visitor(directly)) {
            maureen.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            maureen.open("/start");
            maureen.type("The code from your letter", code);
            maureen.page().locator("#born").fill("2");
            maureen.page().locator("#born-month").fill("5");
            maureen.page().locator("#born-year").fill("1951");
            maureen.press("Go on");
            assertThat(maureen.heading()).isEqualTo("How you sign in from now on");
            maureen.lookForPeople("anew-choice");
            maureen.press("Choose your sign-in");
            maureen.choosePersona("own-pa");
            assertThat(maureen.main()).contains("From now on you sign in like this");
            maureen.follow("Go on");
            assertThat(maureen.address().getPath()).isEqualTo("/home");
        }
        try (Tab old = chromium.signedIn(directly, "carer")) {
            assertThat(old.heading()).isEqualTo("We don't know you yet");
        }
    }
}
