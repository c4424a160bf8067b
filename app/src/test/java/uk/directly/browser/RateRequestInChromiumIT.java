package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.BankHolidays;
import uk.directly.journeys.Holder;
import uk.directly.running.RunningDirectly;

/** Above what the council pays: asks, the time is kept, an officer says yes, and it is booked with no own money. */
@InChromium
class RateRequestInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;

    RateRequestInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R4 asks the council on an above-base offer, the officer says yes, and books with no own money")
    void asksAndBooks() {
        UUID garden = Holder.offerOf(directly.api(), "micro");
        String request = ask(garden);
        answer(request);

        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/home");
            assertThat(tab.main()).contains("The council answered about Green Gate");
            tab.lookForPeople("rate-7-home");
            tab.open("/money");
            tab.follow("What you asked the council to pay");
            assertThat(tab.main()).contains("The council said yes");
            tab.lookForPeople("rate-7-list").follow("Green Gate");
            assertThat(tab.main())
                    .contains("Only they know how your roses are kept.")
                    .contains("You add nothing of your own.");
            tab.lookForPeople("rate-8-yes").follow("Book this time");
            assertThat(tab.main())
                    .contains("From your support money £60.00")
                    .contains("From you £0.00")
                    .contains("The council has decided what it pays for you here.");
            tab.lookForPeople("rate-9-check").press("Book and promise £60.00");
            assertThat(tab.heading()).isEqualTo("We asked Green Gate");
            assertThat(tab.main()).contains("Promised for this visit £60.00").doesNotContain("from you");
            tab.open("/money/rates/" + request);
            assertThat(tab.main()).contains("You asked Green Gate to come");
            tab.lookForPeople("rate-10-booked");
        }
    }

    private String ask(UUID garden) {
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/book/" + garden + "/for?start=" + start() + "&end=" + start().plus(Duration.ofHours(3)));
            tab.page().locator("input[name=for]").first().check();
            tab.tick("Ask the council to pay more");
            tab.lookForPeople("rate-1-ways").press("Continue");
            assertThat(tab.heading()).isEqualTo("Ask the council to pay more");
            assertThat(tab.main()).contains("We keep this time for you until").contains("£60.00 is kept for it");
            tab.lookForPeople("rate-2-ask");
            tab.type("Tell us more, if you like", "They know my roses").press("Ask the council");
            assertThat(tab.main()).contains("There is a problem").contains("Choose at least one reason");
            assertThat(tab.page().getByLabel("Tell us more, if you like").inputValue())
                    .isEqualTo("They know my roses");
            tab.lookForPeople("rate-3-wrong");
            tab.tick("No one at what the council pays could do this").press("Ask the council");

            assertThat(tab.main()).contains("We asked the council").contains("is kept for you until");
            tab.lookForPeople("rate-4-asked");
            String path = tab.address().getPath();
            tab.follow("See the time that is kept");
            assertThat(tab.main()).contains("doesn’t know of it yet").contains("Give this time back");
            tab.lookForPeople("rate-5-kept");
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private void answer(String request) {
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            tab.open("/finance");
            tab.follow("See who asks for a different rate");
            assertThat(tab.main()).contains("1 request waits for an answer.");
            tab.look("rate-6-queue");
            tab.open("/rate-requests/" + request);
            assertThat(tab.main())
                    .contains("They say so")
                    .contains("A social worker can read them.")
                    .doesNotContain("roses")
                    .contains("It buys at the base rate")
                    .contains("within 10 miles");
            tab.look("rate-6-answer");
            tab.tick("Yes").type("If yes: what does it pay?", "99").press("Send the answer");
            assertThat(tab.main()).contains("There is a problem").contains("Write the answer with your reasons");
            tab.type("Your answer with the reasons", "Only they know how your roses are kept.")
                    .press("Send the answer");
            assertThat(tab.main()).contains("Enter at most what the provider asks");
            tab.look("rate-6-wrong");
            tab.type("If yes: what does it pay?", "20").press("Send the answer");
            assertThat(tab.main()).contains("Answered.").contains("Nobody waits for an answer.");
            tab.open("/rate-requests/" + request);
            assertThat(tab.main()).contains("Only they know how your roses are kept.");
            tab.look("rate-6-answered");
        }
    }

    /** Ten o'clock on a working day. */
    private Instant start() {
        LocalDate day = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay().plusDays(9), 1);
        return day.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant();
    }
}
