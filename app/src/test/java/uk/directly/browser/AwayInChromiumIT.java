package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.web.DateWords;

/** Days that are not as usual: of one offer, of everything somebody offers, of one session; and the way between visits. */
@InChromium
class AwayInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    AwayInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R51 one offer is closed on some days and open on another, and has time for the way, without scripts")
    void changesOneOffer() {
        LocalDate first = directly.firstDay().plusDays(20);
        try (Tab tab = chromium.signedInWithoutScripts(directly, "pa-employed")) {
            tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
            tab.follow("My page").follow("See or change it");
            String offer = tab.address().getPath();
            tab.open(offer + "/away");
            tab.press("Save and go on");
            assertThat(tab.main()).contains("Choose what is different").contains("still to come");
            tab.tick("I’m away");
            tab.typeDate("First day", first);
            tab.typeDate("Last day", first.minusDays(2));
            tab.press("Save and go on");
            assertThat(tab.main()).contains("The last day can’t be before the first");
            assertThat(tab.page()
                            .getByRole(AriaRole.GROUP, named("First day"))
                            .getByLabel("Year")
                            .inputValue())
                    .as("what was typed stays")
                    .isEqualTo(String.valueOf(first.getYear()));
            tab.typeDate("Last day", first.plusDays(2));
            tab.press("Save and add more days");
            assertThat(tab.main())
                    .contains("Away " + DateWords.date(first) + " to " + DateWords.date(first.plusDays(2)));
            tab.tick("I can come at other times, too");
            tab.typeDate("First day", first.plusDays(1));
            tab.type("From", "9:30am").type("To", "midday").press("Save and go on");
            assertThat(tab.address().getPath()).isEqualTo(offer);
            assertThat(tab.main()).contains("Also " + DateWords.date(first.plusDays(1)) + ", 9:30am to midday");

            tab.open(offer + "/gap");
            tab.choose("Time between visits", "45 minutes").press("Save and go on");
            assertThat(tab.address().getPath()).isEqualTo(offer);
            assertThat(tab.main()).contains("45 minutes");
            tab.open(offer + "/away");
            tab.press("Take away");
            tab.open(offer + "/away");
            assertThat(tab.main()).doesNotContain("Away " + DateWords.date(first));
        }
        try (Tab tab = chromium.signedIn(directly, "pa-employed")) {
            tab.follow("My page").follow("See or change it");
            String offer = tab.address().getPath();
            tab.open(offer + "/away");
            tab.lookForPeople("away-one-offer");
            tab.open(offer + "/gap");
            tab.lookForPeople("away-gap");
        }
    }

    @Test
    @DisplayName("R51 who goes away says it once for all they offer, and sees what is booked on these days")
    void goesAway() {
        UUID offer = Holder.offerOf(api, "pa");
        LocalDate day = directly.firstDay().plusDays(30);
        new Holder(api, "holder")
                .book(offer, day.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant(), Duration.ofHours(1));
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.follow("My page").follow("Days when you are away").press("Save");
            assertThat(tab.main()).contains("Enter a date, like 3 8 2027");
            tab.lookForPeople("away-wrong");
            tab.typeDate("First day", day.minusDays(1));
            tab.typeDate("Last day", day.plusDays(1));
            tab.press("Save");
            assertThat(tab.main())
                    .contains("Saved. Nobody can book you on these days.")
                    .contains(DateWords.date(day.minusDays(1)) + " to " + DateWords.date(day.plusDays(1)))
                    .contains("Still to sort out")
                    .contains("Waiting for your answer");
            tab.lookForPeople("away-all").follow("Answer this request");
            assertThat(tab.heading()).contains("asks for you");
        }
        PlainBrowser plain = PlainBrowser.signedIn(directly, "pa");
        String page = plain.get("/my-page/away").html();
        String remove = page.substring(page.indexOf("/my-page/away/"), page.indexOf("/remove") + "/remove".length());
        assertThat(plain.post(remove, Map.of()).html()).contains("You can be booked again on these days.");
    }

    @Test
    @DisplayName("R51 one date of a group is called off on a page of its own, and is gone from what people see")
    void callsADateOff() {
        try (Tab tab = chromium.signedIn(directly, "micro")) {
            tab.follow("My page");
            tab.page()
                    .locator(".app-card", new Page.LocatorOptions().setHasText("Wednesday garden club"))
                    .first()
                    .getByRole(AriaRole.LINK)
                    .click();
            String offer = tab.address().getPath();
            planned(offer.substring(offer.lastIndexOf('/') + 1));
            tab.follow("Call a date off").lookForPeople("dates-off");
            String next = tab.text(".app-card__title");
            tab.follow("Call it off");
            assertThat(tab.main()).contains(next).contains("You can’t take it back.");
            tab.type("What people should know (optional)", "x".repeat(301)).press("Call it off");
            assertThat(tab.main()).contains("Use fewer words");
            tab.lookForPeople("date-off");
            tab.type("What people should know (optional)", "The hall is shut.").press("Call it off");
            assertThat(tab.main()).contains("It is called off.").contains("The hall is shut.");
            tab.open(offer + "/preview");
            assertThat(tab.main()).doesNotContain(next);
        }
    }

    /** The application plans its sessions just after it has started. */
    private void planned(String club) {
        Waiting.until(
                () -> api.get("micro", "/api/v1/offers/" + club + "/dates").body(),
                dates -> !dates.path("items").isEmpty());
    }

    private static Page.GetByRoleOptions named(String legend) {
        return new Page.GetByRoleOptions().setName(legend);
    }
}
