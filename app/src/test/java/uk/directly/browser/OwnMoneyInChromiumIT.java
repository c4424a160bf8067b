package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.council.BankHolidays;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** Booking above what the council pays: own money by card in the middle of it, the visit, and the rest back. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnMoneyInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder tom;

    OwnMoneyInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @Order(1)
    @DisplayName("R4 R14 own money is missing: added by card in between, and the booking goes on where it was")
    void books() {
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/book/" + Holder.offerOf(api, "micro") + "/for?start=" + start() + "&end="
                    + start().plus(Duration.ofHours(3)));
            assertThat(tab.main()).contains("Pay the difference myself").contains("£1.50 from you");
            tab.page().locator("input[name=for]").first().check();
            tab.tick("Pay the difference myself");
            tab.lookForPeople("own-1-difference").press("Continue");

            assertThat(tab.main()).contains("£1.50 of your own money is missing. Nothing was taken.");
            String check = tab.address().toString();
            tab.lookForPeople("own-2-missing").follow("Add £1.50 of your own money");
            tab.type("How much do you want to add?", "lots").press("Continue");
            assertThat(tab.main()).contains("There is a problem");
            tab.lookForPeople("own-3-wrong");
            tab.type("How much do you want to add?", "20").press("Continue");
            assertThat(tab.main()).contains("You add £20.00").contains("Fee None");
            tab.lookForPeople("own-4-check").press("Go to the card page");

            assertThat(tab.address()).hasPort(directly.ports().simulator());
            assertThat(tab.axe()).as("the card page").isEmpty();
            tab.follow("Go back without paying");
            assertThat(tab.heading()).isEqualTo("Nothing was taken");
            tab.lookForPeople("own-5-left").follow("Go to the card page");
            tab.tick("Test card ending 0002").press("Pay £20.00");
            assertThat(tab.main()).contains("The bank said no to this card. Nothing was taken.");
            assertThat(tab.axe()).as("the card page with what went wrong").isEmpty();
            tab.tick("Test card ending 4242").press("Pay £20.00");

            assertThat(tab.heading()).isEqualTo("£20.00 of your own money is there");
            tab.lookForPeople("own-6-there").follow("Go on with your booking");
            assertThat(tab.address()).hasToString(check);
            assertThat(tab.main())
                    .contains("From your support money £58.50")
                    .contains("From you £1.50")
                    .contains("Your own money left afterwards £18.50");
            tab.lookForPeople("own-7-book").press("Book and promise £60.00");
            assertThat(tab.heading()).startsWith("We asked");
            assertThat(tab.main()).contains("£58.50 from your support money, £1.50 from you");
            tab.lookForPeople("own-8-asked");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R14 after the visit each part is shown, to both sides; what is unused goes back to the card")
    void visitsAndHasTheRestBack() {
        UUID visit = UUID.fromString(api.get("holder", "/api/v1/bookings")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString());
        try (Tab tab = chromium.signedIn(directly, "micro")) {
            tab.open("/requests/" + visit);
            assertThat(tab.main()).contains("£1.50 of it is paid by the person");
            tab.lookForPeople("own-9-request").press("Accept");
        }
        api.moveClock(start().plus(Duration.ofHours(4)));
        api.put(
                "micro",
                "/api/v1/bookings/" + visit + "/visit",
                Map.of(
                        "start",
                        start().toString(),
                        "end",
                        start().plus(Duration.ofHours(3)).toString()));
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/visits/" + visit);
            assertThat(tab.main()).contains("£58.50 from your support money, £1.50 from you");
            tab.lookForPeople("own-10-visit").press("Yes, that’s right");
            assertThat(tab.main()).contains("£58.50 from your support money, £1.50 from you");

            tab.open("/money");
            tab.follow("Your own money: £18.50 left to use");
            assertThat(tab.main()).contains("You have £18.50 of your own money left to use.");
            tab.lookForPeople("own-11-money").follow("Have it back");
            tab.lookForPeople("own-12-back").press("Continue");
            assertThat(tab.main()).contains("You have back £18.50");
            tab.lookForPeople("own-13-back-check").press("Have £18.50 back");
            tab.lookForPeople("own-14-on-its-way");
            String own = tab.address().getPath();
            assertThat(Waiting.until(
                            () -> {
                                tab.open(own);
                                return tab.main();
                            },
                            text -> text.contains("Given back to your card")))
                    .contains("Given back to your card")
                    .contains("You have £0.00 of your own money left to use.");
            tab.lookForPeople("own-15-back-again");
        }
        assertThat(tom.budget().path("postedPence").asLong()).isEqualTo(62_400 - 5_850);
    }

    @Test
    @Order(3)
    @DisplayName("R14 a card that takes nothing back: it is own money again, and the page says so")
    void isOwnMoneyAgain() {
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            String own = "/money/" + tom.budget().path("id").asString() + "/own";
            tab.open(own + "/add?answered=yes&pounds=15");
            tab.press("Go to the card page");
            tab.tick("Test card ending 5126").press("Pay £15.00");
            tab.open(own + "/back?answered=yes&pounds=15");
            tab.press("Have £15.00 back");

            assertThat(Waiting.until(
                            () -> {
                                tab.open(own);
                                return tab.main();
                            },
                            text -> text.contains("could not go back to your card")))
                    .contains("£15.00 could not go back to your card. It is here again.")
                    .contains("You have £15.00 of your own money left to use.");
            tab.lookForPeople("own-16-failed");
        }
        assertThat(new CardPage(api).add(tom, 500)).isNotNull();
    }

    /** Ten o'clock on a working day. */
    private Instant start() {
        LocalDate day = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay().plusDays(1), 1);
        return day.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant();
    }
}
