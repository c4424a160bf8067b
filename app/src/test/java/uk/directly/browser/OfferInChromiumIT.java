package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.RunningDirectly;

/** Writing an offer, on a phone: before the council has checked anything, and by somebody who is on the register. */
@InChromium
class OfferInChromiumIT {
    /** Each radio group and each group of boxes is one question to answer, however many answers it has. */
    private static final String FIELDS = """
            () => new Set([...document.querySelectorAll('main form input:not([type=hidden]), main form select, main form textarea')]
                .filter(e => e.checkVisibility()).map(e => e.name)).size
            """;

    private final RunningDirectly directly;
    private final Chromium chromium;

    OfferInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName(
            "R38 a newcomer writes a first offer in six pages and fifteen fields at most, and sees it as people will")
    void newcomerWrites() {
        AtomicInteger pages = new AtomicInteger();
        AtomicInteger fields = new AtomicInteger();
        try (Tab tab = chromium.signedIn(directly, "newcomer")) {
            tab.follow("My page").follow("Write your first offer");
            count(tab, pages, fields);
            tab.press("Save and go on");
            assertThat(tab.main())
                    .contains("Choose what you offer")
                    .contains("Give it a name")
                    .contains("Say in a few words what you do");
            tab.lookForPeople("offer-1-wrong");
            tab.choose("Kind of support", "companionship")
                    .type("What do you call it?", "A walk and a chat")
                    .type("Tell people about it", "I come along for a walk, a coffee or a look at the shops.")
                    .press("Save and go on");
            count(tab, pages, fields);
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Choose how you charge");
            tab.lookForPeople("offer-2-how");
            tab.page()
                    .getByLabel("By the hour", new Page.GetByLabelOptions().setExact(true))
                    .check();
            tab.press("Save and go on");
            count(tab, pages, fields);
            assertThat(tab.main()).contains("The council pays £17.80 towards an hour in the week");
            tab.lookForPeople("offer-3-price")
                    .type("Pounds for an hour", "17.50")
                    .press("Save and go on");
            count(tab, pages, fields);
            tab.tick("Monday").tick("Thursday");
            tab.type("From", "5pm").type("To", "9am").press("Save and go on");
            assertThat(tab.main()).contains("The end must be later than the start");
            tab.lookForPeople("offer-4-times")
                    .type("From", "9:30am")
                    .type("To", "3pm")
                    .press("Save and go on");
            count(tab, pages, fields);
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Say who is the boss");
            tab.lookForPeople("offer-5-terms").tick("I run my own business").press("Save and go on");
            pages.incrementAndGet();
            assertThat(tab.main())
                    .contains("Only you see this")
                    .contains("£17.50 an hour")
                    .contains("Monday, Thursday: 9:30am to 3pm")
                    .contains("You can publish it when the council has checked you");
            tab.lookForPeople("offer-6-check").follow("See it as people see it");
            assertThat(tab.main()).contains("Only you see this page").contains("A walk and a chat");
            tab.lookForPeople("offer-7-preview");
        }
        assertThat(pages.get()).isLessThanOrEqualTo(6);
        assertThat(fields.get()).isLessThanOrEqualTo(15);
    }

    @Test
    @DisplayName("what a provider changes, pauses and publishes again is what people find")
    void providerChanges() {
        try (Tab tab = chromium.signedIn(directly, "pa-employed")) {
            tab.follow("My page").follow("See or change it");
            String path = tab.address().getPath();
            tab.follow("Change at other times")
                    .type("Sundays, an hour", "16.00")
                    .press("Save and go on");
            assertThat(tab.main()).contains("Sundays: £16.00 an hour").contains("People can find this and book it");
            tab.follow("Change when").tick("Monday").type("From", "10am").type("To", "4pm");
            tab.press("Come only at these times");
            assertThat(tab.main()).contains("Monday: 10am to 4pm").doesNotContain("Every day");
            tab.press("Pause for now");
            assertThat(tab.main()).contains("It is paused").contains("Paused: nobody finds it now");
            try (Tab visitor = chromium.visitor(directly)) {
                assertThat(visitor.open(path.replace("/my-page", ""))).isEqualTo(404);
            }
            tab.press("Publish");
            assertThat(tab.main()).contains("It is published");
            try (Tab visitor = chromium.visitor(directly)) {
                assertThat(visitor.open(path.replace("/my-page", ""))).isEqualTo(200);
                assertThat(visitor.main()).contains("£16.00");
            }
        }
    }

    @Test
    @DisplayName("R102 nobody opens another's offer to change it")
    void opensNobodyElses() {
        String path;
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            path = tab.follow("My page").follow("See or change it").address().getPath();
        }
        try (Tab tab = chromium.signedIn(directly, "micro")) {
            assertThat(tab.open(path)).isEqualTo(404);
            assertThat(tab.open(path + "/price")).isEqualTo(404);
            assertThat(tab.open(path + "/preview")).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("R51 on a phone a small business offers a group session, and people see when and where it is")
    void offersASession() {
        try (Tab tab = chromium.signedIn(directly, "micro")) {
            tab.page().setViewportSize(360, 740);
            tab.follow("My page").follow("Write another offer");
            tab.choose("Kind of support", "day-opportunities")
                    .type("What do you call it?", "Potting and planting")
                    .type("Tell people about it", "We sow, pot and water together. No need to know anything.")
                    .press("Save and go on");
            tab.tick("A place in a group").press("Save and go on");
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Enter pounds for a place");
            tab.type("Pounds for a place", "12")
                    .type("How many people can take part?", "6")
                    .press("Save and go on");
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Choose the days of the week, or write a date");
            tab.lookForPeople("offer-session-dates");
            tab.page().setViewportSize(360, 740);
            tab.tick("Wednesday").type("From", "2pm").type("To", "4pm").press("Save and go on");
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Say where it is");
            tab.lookForPeople("offer-session-venue");
            tab.type("Where is it?", "The walled garden, Worthington Park, Sale")
                    .type("Its postcode, if you know it", "m332aa")
                    .tick("A Changing Places toilet")
                    .press("Save and go on");
            tab.press("Save and go on");
            assertThat(tab.main())
                    .contains("£12.00 a session")
                    .contains("Every Wednesday, 2pm to 4pm")
                    .contains("Not on bank holidays")
                    .contains("6 places each time");
            String path = tab.address().getPath();
            tab.lookForPeople("offer-session-check");
            tab.follow("Change on top")
                    .type("Costs such as tickets, up to", "5")
                    .press("Save and go on");
            tab.follow("Change good to know").tick("No steps to get in").press("Save and go on");
            tab.press("Publish");
            assertThat(tab.main()).contains("It is published");
            try (Tab visitor = chromium.visitor(directly)) {
                assertThat(visitor.open(path.replace("/my-page", ""))).isEqualTo(200);
                assertThat(visitor.main())
                        .contains("The walled garden, Worthington Park, Sale, M33 2AA")
                        .contains("There is a Changing Places toilet")
                        .contains("£12.00 a session")
                        .contains("up to £5.00 a visit")
                        .contains("No steps to get in");
                visitor.lookForPeople("offer-session-public");
            }
        }
    }

    private static void count(Tab tab, AtomicInteger pages, AtomicInteger fields) {
        pages.incrementAndGet();
        fields.addAndGet(((Number) tab.page().evaluate(FIELDS)).intValue());
    }
}
