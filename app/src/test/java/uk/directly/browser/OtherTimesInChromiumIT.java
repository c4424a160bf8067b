package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.RunningDirectly;

/** Who can't come then names other times; the person takes one from their first page, and it is booked. */
@InChromium
class OtherTimesInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;

    OtherTimesInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("ADR 36 the provider proposes, the person takes a time, and it is booked")
    void proposesAndTakes() {
        UUID asked = new Holder(directly.api(), "holder")
                .book(Holder.offerOf(directly.api(), "pa"), at(5), Duration.ofMinutes(150))
                .id();
        propose(asked);

        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/home");
            assertThat(tab.main()).contains("can’t come").contains("They can come:");
            tab.lookForPeople("times-3-home");
            tab.open("/visits/" + asked);
            assertThat(tab.main())
                    .contains("Needs your answer")
                    .contains("I am at a course that morning.")
                    .contains("Which time suits you?");
            tab.lookForPeople("times-4-visit").press("Book this time");
            assertThat(tab.main()).contains("There is a problem").contains("Choose one of the times");
            tab.lookForPeople("times-5-wrong");
            tab.page().locator("input[name=time]").nth(1).check();
            tab.press("Book this time");
            assertThat(tab.main()).contains("Booked. ").contains("will come");
            tab.lookForPeople("times-6-booked");
            tab.open("/visits/" + asked);
            assertThat(tab.main()).contains("you took another time instead");
            tab.lookForPeople("times-7-instead").follow("See the visit that you booked instead");
            assertThat(tab.main()).contains("will come");
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/my-visits");
            tab.lookForPeople("times-8-provider");
        }
    }

    private void propose(UUID asked) {
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/requests/" + asked);
            tab.lookForPeople("times-1-request").follow("Propose other times");
            assertThat(tab.heading()).isEqualTo("Propose other times");
            tab.choose("First time: day", day(6)).type("First time: from", "10am");
            tab.choose("Second time: day. You can leave this empty", day(7)).type("Second time: from", "2pm");
            tab.type("A message, if you like", "Ring me on 07700 900123").press("Send these times");
            assertThat(tab.main()).contains("There is a problem").contains("Take out the phone number");
            tab.lookForPeople("times-2-wrong");
            tab.type("A message, if you like", "I am at a course that morning.").press("Send these times");
            assertThat(tab.main())
                    .contains("You named other times")
                    .contains("Take these times back")
                    .doesNotContain("Propose other times");
            tab.lookForPeople("times-2-sent");
        }
    }

    private String day(int days) {
        return directly.firstDay().plusDays(days).toString();
    }

    private Instant at(int days) {
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }
}
