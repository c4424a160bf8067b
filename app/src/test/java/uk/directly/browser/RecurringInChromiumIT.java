package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.RunningDirectly;

/** A recurring week with one exception: booked date by date, accepted once, shown in a calendar, and ended. */
@InChromium
class RecurringInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    RecurringInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R51 R53 every week but one: previewed, booked, accepted once, in the calendar, moved and ended")
    void everyWeekButOne() throws Exception {
        String series = book();
        accept();

        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open(series);
            assertThat(tab.main()).contains("said yes to these visits").contains("Booked");
            tab.lookForPeople("recurring-6-series");
            calendar(tab);
            tab.open(series);
            tab.follow("Move one visit");
            tab.choose("When does it start?", "5:30am").tick("Only this visit").press("Show what it costs");
            assertThat(tab.main()).contains("This is free.").contains("5:30am");
            tab.lookForPeople("recurring-9-move").press("Yes, move");
            assertThat(tab.main()).contains("Changed. We asked again").contains("Waiting for an answer");
            tab.follow("End these visits");
            assertThat(tab.main()).contains("4 visits that are booked");
            tab.lookForPeople("recurring-10-end").press("End these visits");
            assertThat(tab.main()).contains("These visits have ended").contains("Cancelled");
            tab.lookForPeople("recurring-11-ended");
        }
    }

    private String book() {
        Holder tom = new Holder(directly.api(), "holder");
        String line = tom.budget().path("planLines").path(0).path("id").asString();
        LocalDate day = directly.firstDay().plusDays(8);
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/book/" + Holder.offerOf(directly.api(), "pa") + "/time?for=" + line + "&day=" + day);
            tab.choose("When does it start?", "5:15am")
                    .choose("How long is it?", "30 minutes")
                    .tick("Another way");
            tab.lookForPeople("recurring-1-time").press("Continue");
            assertThat(tab.heading()).isEqualTo("When does it come again?");
            tab.lookForPeople("recurring-2-again").press("Continue");

            assertThat(tab.heading()).isEqualTo("Check the dates before you book");
            assertThat(tab.main()).contains("Book 5 visits and promise");
            tab.page().getByText("Take dates out").click();
            tab.page()
                    .locator("input[name=out][value='" + day.plusWeeks(2) + "']")
                    .check();
            tab.press("Take out the ticked dates");
            assertThat(tab.main()).contains("You took it out").contains("Book 4 visits and promise");
            tab.lookForPeople("recurring-3-dates").press("Book 4 visits");
            assertThat(tab.heading()).startsWith("We asked");
            assertThat(tab.main()).contains("4 visits, the first on");
            tab.lookForPeople("recurring-4-sent").follow("See this visit");
            return tab.address().getPath();
        }
    }

    private void accept() {
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/requests");
            tab.page()
                    .locator("a[href^='/requests/']")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("5:15am"))
                    .first()
                    .click();
            assertThat(tab.main()).contains("It comes again").contains("4 visits so far");
            tab.lookForPeople("recurring-5-request").follow("See each date");
            tab.lookForPeople("recurring-5-dates");
            tab.back();
            tab.press("Accept all of them");
            assertThat(tab.main()).contains("You said yes");
            tab.open("/my-visits/calendar?show=month&day=" + directly.firstDay().plusDays(8));
            assertThat(tab.main()).contains("5:15am");
            tab.lookForPeople("recurring-5-calendar");
        }
    }

    private void calendar(Tab tab) throws Exception {
        tab.open("/visits");
        tab.follow("See them in a calendar");
        tab.follow("Month");
        tab.lookForPeople("recurring-7-month");
        tab.follow("Show your visits in your own calendar");
        tab.press("Make");
        String address = tab.text(".app-typed");
        assertThat(address).endsWith(".ics");
        tab.lookForPeople("recurring-8-address");
        HttpResponse<String> file = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("BEGIN:VEVENT").doesNotContain("Okafor");
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address))
                                        .header(
                                                "If-None-Match",
                                                file.headers()
                                                        .firstValue("ETag")
                                                        .orElseThrow())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address.replace(".ics", "x.ics")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }
}
