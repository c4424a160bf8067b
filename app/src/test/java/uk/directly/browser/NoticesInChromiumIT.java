package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.RunningDirectly;

/** Who is asked for a visit is told; the person says how they want to be told, and is; what can't wait becomes a call. */
@InChromium
class NoticesInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final RunningDirectly directly;
    private final Chromium chromium;

    NoticesInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R100 R107 told on the page, by the way that was chosen, and by phone where it can't wait")
    void tellsPeople() {
        UUID visit = new Holder(directly.api(), "holder")
                .book(Holder.offerOf(directly.api(), "pa"), at(6), Duration.ofHours(2))
                .id();

        try (Tab tab = chromium.signedIn(directly, "pa")) {
            waitFor(tab, "/notices", "You are asked for a visit");
            tab.open("/notices");
            assertThat(tab.main()).contains("You are asked for a visit");
            tab.lookForPeople("notices-1-provider").follow("See more");
            assertThat(tab.heading()).isEqualTo("Requests");
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/home");
            tab.link("Your notices").first().click();
            tab.follow("How we write to you");
            tab.lookForPeople("notices-2-how");
            check(tab, "way", "email");
            check(tab, "urgent", "sms");
            check(tab, "form", "easy");
            tab.press("Save");
            assertThat(tab.main())
                    .contains("There is a problem")
                    .contains("Enter an email address")
                    .contains("Enter a mobile number");
            tab.lookForPeople("notices-3-wrong");
            tab.type("Email address", "tom@example.com").type("Phone number", "07700 900 982");
            tab.press("Save");
            assertThat(tab.main()).contains("Saved. It counts from now on.");
            assertThat(tab.page().locator("#email").inputValue()).isEqualTo("tom@example.com");
        }
        directly.api().post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of());
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            waitFor(tab, "/notices", "Your visit is booked");
            tab.open("/notices");
            assertThat(tab.main()).contains("You have a visit.").contains("said yes.");
            tab.lookForPeople("notices-4-holder");
            directly.api().moveClock(at(1).plus(Duration.ofHours(1)));
            waitFor(tab, "/demonstration/outbox", "at tom@example.com");
            tab.look("notices-5-outbox");
            assertThat(tab.main()).contains("Your visit is booked").contains("You can change how we write to you");
        }
        // Within a day of it, nobody can come: Tom gets a text, and Leila, who said nothing of how to reach her, a
        // call.
        UUID leilas = new Holder(directly.api(), "holder-own-bank")
                .book(Holder.offerOf(directly.api(), "pa"), at(6).plus(Duration.ofHours(3)), Duration.ofHours(2))
                .id();
        directly.api().post("pa", "/api/v1/bookings/" + leilas + "/accept", Map.of());
        directly.api().moveClock(at(5).plus(Duration.ofHours(4)));
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.open("/my-visits/" + visit + "/call-off");
            tab.press("I can’t come");
            tab.open("/my-visits/" + leilas + "/call-off");
            tab.press("I can’t come");
        }
        try (Tab tab = chromium.signedIn(directly, "support")) {
            waitFor(tab, "/demonstration/outbox", "Text message to");
            waitFor(tab, "/notices/calls", "A visit is called off");
            tab.look("notices-6-calls").follow("Call");
            tab.look("notices-7-call").press("Save");
            assertThat(tab.main()).contains("Choose what came of the call");
            check(tab, "outcome", "no-answer");
            tab.press("Save");
            assertThat(tab.main()).contains("Saved.").contains("Called 1 time");
            tab.open("/notices/late");
            tab.look("notices-8-late");
            tab.open("/notices/held");
            tab.look("notices-9-held").follow("Keep something back");
            tab.type("Who is it about?", "Okafor").press("Look for them");
            tab.look("notices-10-hold").press("Keep it back");
            assertThat(tab.main()).contains("Choose who it is about");
            tab.page().locator("input[name=person]").first().check();
            check(tab, "topic", "budget-frozen");
            tab.type("Why?", "They may be in danger.").press("Keep it back");
            assertThat(tab.main()).contains("A second officer has to agree today");
            tab.look("notices-11-held");
        }
        try (Tab tab = chromium.signedIn(directly, "social-work")) {
            tab.open("/notices/held");
            tab.press("I agree");
            assertThat(tab.main()).contains("agreed. Look at it again by");
            tab.press("Tell them now");
            assertThat(tab.main()).contains("Nothing is kept back.");
        }
    }

    private static void check(Tab tab, String name, String value) {
        tab.page().locator("input[name=" + name + "][value=" + value + "]").check();
    }

    private static void waitFor(Tab tab, String path, String words) {
        assertThat(Waiting.until(
                        () -> {
                            tab.open(path);
                            return tab.main();
                        },
                        text -> text.contains(words)))
                .contains(words);
    }

    private Instant at(int days) {
        return directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(9, 30))
                .atZone(LONDON)
                .toInstant();
    }
}
