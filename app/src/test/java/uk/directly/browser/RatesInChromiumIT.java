package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.journeys.Waiting;
import uk.directly.running.RunningDirectly;

/** New rates in a browser: drafted, sent back, changed, approved by another officer, and read by everybody. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RatesInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;
    private final LocalDate from;

    RatesInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.from = directly.firstDay().plusDays(40);
    }

    @Test
    @Order(1)
    @DisplayName(
            "R92 R54 a card is drafted by one officer and approved by another; bookings follow, everybody reads it")
    void changesTheRates() {
        String card;
        try (Tab colin = chromium.signedIn(directly, "finance")) {
            colin.follow("See rates");
            colin.look("rates-1-all").follow("Draft a rate card");
            assertThat(colin.page().locator("#base-self-employed-weekday").inputValue())
                    .isEqualTo("17.80");
            colin.page().locator("#base-self-employed-weekday").fill("seventeen");
            colin.page().locator("#pay-guide-weekday").fill("13.40");
            colin.press("Keep the draft");
            assertThat(colin.main())
                    .contains("There is a problem")
                    .contains("Give a day, month and year")
                    .contains("base rate of a self-employed PA, weekday in pounds");
            assertThat(colin.page().locator("#pay-guide-weekday").inputValue()).isEqualTo("13.40");
            colin.look("rates-2-wrong");

            day(colin, from);
            colin.page().locator("#base-self-employed-weekday").fill("18.00");
            colin.page().locator("#base-organisation-sunday").fill("35.00");
            colin.page().locator("#pay-guide-evening").fill("12.70");
            colin.press("Keep the draft");
            assertThat(colin.main()).contains("£12.71 or more: less is against the law");
            colin.page().locator("#pay-guide-evening").fill("13.20");
            colin.press("Keep the draft");

            assertThat(colin.main())
                    .contains("A draft. Nothing has changed yet.")
                    .contains("You drafted this card, so another finance officer has to approve it.")
                    .contains("£25.00 becomes £35.00, 40 per cent more")
                    .contains("+20p, 1%")
                    .contains("booked from that day on");
            assertThat(colin.page().locator("a[href$='/approve']").count()).isZero();
            colin.look("rates-3-draft");
            card = colin.address().getPath();
        }
        try (Tab mei = chromium.signedIn(directly, "finance2")) {
            assertThat(mei.main()).contains("1 rate card waits for your look.");
            mei.open(card);
            mei.follow("Send back").press("Send back");
            assertThat(mei.main()).contains("Say why");
            mei.type("What has to be different?", "Sundays are a typing error").look("rates-4-send-back");
            mei.press("Send back");
            assertThat(mei.main()).contains("Sent back: Sundays are a typing error");
        }
        try (Tab colin = chromium.signedIn(directly, "finance")) {
            colin.open(card);
            colin.follow("Change");
            colin.page().locator("#base-organisation-sunday").fill("25.50");
            colin.look("rates-5-change").press("Keep the draft");
            assertThat(colin.main())
                    .contains("A draft. Nothing has changed yet.")
                    .doesNotContain("Look at this");
        }
        try (Tab mei = chromium.signedIn(directly, "finance2")) {
            mei.open(card);
            mei.follow("Approve");
            mei.look("rates-6-approve").press("Approve");
            assertThat(Waiting.until(
                            () -> {
                                mei.open(card);
                                return mei.main();
                            },
                            text -> !text.contains("reckoned again now")))
                    .contains("Approved.")
                    .contains("by Mei Tan");
            mei.look("rates-7-approved");
        }
        try (Tab visitor = chromium.visitor(directly)) {
            visitor.open("/");
            visitor.follow("What the council pays");
            assertThat(visitor.main())
                    .contains("What changes from")
                    .contains("£0.20 more")
                    .contains("All rates, the latest first");
            visitor.lookForPeople("rates-8-public");
        }
    }

    @Test
    @Order(2)
    @DisplayName("A file is kept whole or not at all, and its rows are named")
    void readsAFile() {
        try (Tab colin = chromium.signedIn(directly, "finance")) {
            colin.open("/finance/rates");
            colin.follow("Draft one from a file");
            day(colin, from.plusDays(1));
            colin.type("Rows of the file", "employed,weekday,13.20,15.60\nagency,weekday,,20.00")
                    .press("Keep the draft");
            assertThat(colin.main())
                    .contains("Rows that can’t be taken")
                    .contains("\"agency\" is no engagement. Write one of employed, self-employed");
            colin.look("rates-9-file");
            String file = colin.page()
                    .request()
                    .get(directly.address() + "/what-the-council-pays.csv")
                    .text();
            colin.type("Rows of the file", file).press("Keep the draft");
            assertThat(colin.main()).contains("A draft. Nothing has changed yet.");
            colin.follow("Put away").press("Put away");
            assertThat(colin.main()).contains("Put away. Nothing came of it.");
        }
    }

    private static void day(Tab tab, LocalDate day) {
        tab.page().locator("#from").fill(String.valueOf(day.getDayOfMonth()));
        tab.page().locator("#from-month").fill(String.valueOf(day.getMonthValue()));
        tab.page().locator("#from-year").fill(String.valueOf(day.getYear()));
    }
}
