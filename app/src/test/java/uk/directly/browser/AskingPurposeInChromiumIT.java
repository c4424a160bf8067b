package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.RunningDirectly;

/** "None of these, or I'm not sure": the council is asked, the time is kept, an officer says yes, and the provider is asked. */
@InChromium
class AskingPurposeInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    AskingPurposeInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R5 asks what it is for, the time is kept, and after the officer's yes the provider is asked")
    void asks() {
        UUID aisha = Holder.offerOf(directly.api(), "pa");
        String visit;
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/book/" + aisha + "/for?start=" + start() + "&end=" + start().plus(Duration.ofHours(2)));
            assertThat(tab.main()).contains("are kept for you meanwhile");
            tab.lookForPeople("purpose-1-for").tick("None of these, or I’m not sure");
            tab.press("Continue");
            assertThat(tab.heading()).isEqualTo("Ask the council what this is for");
            assertThat(tab.main()).contains("We keep this time for you until").contains("that counts as a yes");
            tab.lookForPeople("purpose-2-ask").press("Ask, and keep £35.60 for it");
            assertThat(tab.main()).contains("There is a problem").contains("Say what you would like to do");
            tab.lookForPeople("purpose-3-wrong");
            tab.type("What would you like to do?", "Somebody to go swimming with")
                    .press("Ask, and keep £35.60 for it");
            assertThat(tab.main())
                    .contains("We asked the council. Your time is kept until")
                    .contains("doesn’t know of it yet")
                    .contains("You asked the council");
            tab.lookForPeople("purpose-4-kept");
            visit = tab.address().getPath();
            tab.follow("What you asked the council");
            assertThat(tab.main()).contains("Somebody to go swimming with");
        }
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            tab.open("/questions");
            tab.follow("Somebody to go swimming with");
            assertThat(tab.main()).contains("Kept for it").contains("counts as yes for this visit");
            tab.look("purpose-5-officer");
            tab.tick("Yes");
            tab.page().locator("input[name=line]").first().check();
            tab.type("Your answer", "Yes, swimming is fine.").press("Send the answer");
            assertThat(tab.main()).contains("Answered.");
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open(visit);
            assertThat(tab.main()).contains("to answer").doesNotContain("You asked the council");
            tab.lookForPeople("purpose-6-asked");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/requests/" + visit.substring(visit.lastIndexOf('/') + 1));
            assertThat(tab.main()).contains("Accept").doesNotContain("swimming");
        }
    }

    /** Ten o'clock on a weekday, later than the council has time to answer. */
    private Instant start() {
        return directly.firstDay()
                .plusDays(14)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                .atTime(LocalTime.of(10, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }
}
