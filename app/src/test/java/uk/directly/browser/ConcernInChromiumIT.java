package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.running.RunningDirectly;

/** Somebody is worried, on a phone and without signing in; the team works on it, and another officer agrees. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConcernInChromiumIT {
    private static final int SMALL = 360;
    private static final String ELSEWHERE = "https://www.bbc.co.uk/weather";

    private final RunningDirectly directly;
    private final Chromium chromium;
    private String reference = "";

    ConcernInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @Order(1)
    @DisplayName("R106 a worry is told from a page of somebody, on a phone, without signing in; nothing typed is lost")
    void tells() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.page().setViewportSize(SMALL, Tab.HEIGHT);
            tab.open("/providers");
            tab.link("Aisha").click();
            String from = tab.address().getPath();
            tab.follow("Worried about someone?").lookForPeople("concern");
            assertThat(tab.heading()).isEqualTo("Worried about someone?");
            assertThat(tab.address().getRawQuery()).isNull();
            tab.page().setViewportSize(SMALL, Tab.HEIGHT);

            tab.type("What happened, or what worries you?", "She takes his bank card.")
                    .press("Tell the Adult safeguarding team");
            assertThat(tab.main())
                    .contains("There is a problem")
                    .contains("Choose whether somebody is in danger now")
                    .contains("Choose who you are worried about")
                    .contains("Enter their name");
            assertThat(tab.page().inputValue("#happened")).isEqualTo("She takes his bank card.");
            tab.lookForPeople("concern-wrong");
            tab.page().locator("#danger-2").check();
            tab.tick("A personal assistant or a business that helps people")
                    .tick("It is about somebody on the page I was on before");
            tab.page().locator("#knows-2").check();
            tab.press("Tell the Adult safeguarding team");

            assertThat(tab.heading()).isEqualTo("We have it");
            String said = tab.main();
            assertThat(said).contains("reads it within 1 working day").contains("quote this reference");
            reference = said.replaceAll("(?s).*Your reference: ([2-9B-Z]{4}-[2-9B-Z]{4}).*", "$1");
            assertThat(tab.page().url()).doesNotContain(reference).endsWith("/concern");
            tab.lookForPeople("concern-sent");
            assertThat(from).startsWith("/providers/");
            Object kept = tab.page().evaluate("() => localStorage.length + sessionStorage.length");
            assertThat(kept).isEqualTo(0);
            tab.open("/concern");
            assertThat(tab.page().inputValue("#happened")).isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("R106 the button and Shift three times lead away, and Back doesn't lead to what was typed")
    void leaves() {
        for (String way : List.of("button", "keys")) {
            try (Tab tab = chromium.visitor(directly)) {
                tab.page().context().route(ELSEWHERE, ConcernInChromiumIT::weather);
                tab.open("/help");
                tab.follow("Worried about someone?");
                tab.type("What happened, or what worries you?", "He shouts at her.");
                if (way.equals("button")) {
                    tab.button("Leave this page").click();
                } else {
                    for (int press = 0; press < 3; press++) {
                        tab.page().keyboard().press("Shift");
                    }
                }
                tab.page().waitForURL(ELSEWHERE);

                tab.page().goBack();

                assertThat(tab.address().getPath()).isEqualTo("/help");
                tab.page().goForward(new Page.GoForwardOptions().setTimeout(2_000));
                assertThat(tab.page().url()).isEqualTo(ELSEWHERE);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("R106 without scripts the button is a link to the same page")
    void leavesWithoutScripts() {
        try (Tab tab = chromium.visitorWithoutScripts(directly)) {
            tab.page().context().route(ELSEWHERE, ConcernInChromiumIT::weather);
            tab.open("/concern");
            tab.button("Leave this page").click();

            tab.page().waitForURL(ELSEWHERE);
        }
    }

    @Test
    @Order(4)
    @DisplayName("R33 R34 R106 an officer says why they open it, finds out whom it is about, and a second one agrees")
    void isWorkedOn() {
        try (Tab ian = chromium.signedIn(directly, "safeguarding")) {
            assertThat(ian.heading()).isEqualTo("Concerns");
            ian.look("concerns");
            ian.follow(reference).look("concern-why");
            ian.press("Open it");
            assertThat(ian.main()).contains("Choose one of the answers");
            ian.tick("I work on it").press("Open it");
            assertThat(ian.main()).contains("She takes his bank card.").contains("/providers/");
            ian.look("concern-case");
            ian.press("We have it: start work");
            ian.type("Find a person or a provider by name", "nobody at all").press("Find");
            assertThat(ian.main()).contains("Nobody is called that here");
            ian.type("Find a person or a provider by name", "aisha").press("Find");
            assertThat(ian.page().url()).doesNotContain("aisha");
            ian.look("concern-candidates");
            ian.page().locator("input[value^='provider:']").first().check();
            ian.press("It is about them");
            assertThat(ian.main()).contains("accreditation suspends there");
            ian.type("Find a person or a provider by name", "Tom Okafor").press("Find");
            ian.page().locator("input[value^='person:']").first().check();
            ian.press("It is about them");
            ian.page().locator("#note").fill("Called the bank.");
            ian.press("Write it down");
            ian.page().locator("#flag").fill("She has his card.");
            ian.page().locator("#flag-days").fill("99");
            ian.press("Raise the flag");
            assertThat(ian.main()).contains("Enter in how many days it is looked at again, like 7");
            assertThat(ian.page().inputValue("#flag")).isEqualTo("She has his card.");
            ian.page().locator("#flag-days").fill("7");
            ian.press("Raise the flag");
            ian.page().locator("#delay").fill("She reads his letters.");
            ian.page().locator("#delay-days").fill("7");
            ian.press("Don’t tell them for now");
            ian.tick("Safeguarding enquiry");
            ian.page().locator("#outcome-why").fill("It is likely.");
            ian.press("Ask a second officer");
            ian.look("concern-worked");
        }
        try (Tab amina = chromium.signedInWithoutScripts(directly, "social-work")) {
            amina.follow("Concerns").follow(reference);
            amina.tick("I am the second officer").press("Open it");
            amina.press("I agree to the flag");
            amina.press("I agree that they aren’t told for now");
            amina.press("I agree: close it");
            assertThat(amina.main())
                    .contains("Amina Yusuf agreed")
                    .contains("Ian Fletcher")
                    .contains("Called the bank.");
        }
    }

    private static void weather(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<title>Weather</title>"));
    }
}
