package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.RunningDirectly;

/** Asking and meeting before booking (R43), by both, on pages. */
@InChromium
class MeetingInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    MeetingInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName(
            "R43 a question is typed, sign-in loses nothing of it, what would find somebody isn't sent, and it is answered")
    void asks() {
        UUID offer = Holder.offerOf(directly.api(), "pa");
        try (Tab holder = chromium.visitor(directly);
                Tab pa = chromium.signedIn(directly, "pa")) {
            holder.open("/offers/" + offer);
            holder.lookForPeople("ask-0-offer").follow("Ask a question").choosePersona("holder2");
            holder.lookForPeople("ask-1-form")
                    .type("Your question", "Do you drive? Ring me on 07700 900123")
                    .press("Send");
            assertThat(holder.main()).contains("Take out the phone number “07700 900123”. Nothing was sent.");
            holder.lookForPeople("ask-2-refused");
            // The session ends while they type: they sign in again and find what they typed.
            holder.type("Your question", "Do you drive? I like Tuesdays from 9:30 to 12:30.");
            holder.page().context().clearCookies();
            holder.press("Send").choosePersona("holder2");
            holder.press("Send");
            assertThat(holder.main()).contains("Sent to").contains("You wait for an answer from");
            holder.lookForPeople("ask-3-sent");

            pa.follow("Requests");
            assertThat(pa.main()).contains("asked you something");
            pa.lookForPeople("ask-4-requests").follow("See and answer");
            assertThat(pa.main()).contains("Do you drive?").contains("lives in").doesNotContain("Ahmed");
            pa.lookForPeople("ask-5-received")
                    .type("Write a message", "Yes, and I am free on Tuesdays.")
                    .press("Send");

            holder.open("/home");
            assertThat(holder.main()).contains("wrote to you about");
            holder.follow("People").follow("Messages").lookForPeople("ask-6-messages");
            holder.page().locator(".app-card a").first().click();
            assertThat(holder.main()).contains("Yes, and I am free on Tuesdays.");
            holder.follow("Carry on, or not for me").lookForPeople("ask-7-say");
            holder.press("Tell");
            assertThat(holder.main()).contains("Choose one of the two");
            holder.tick("This is not for me").press("Tell");
            assertThat(holder.main()).contains("was told kindly");
            pa.open("/requests/messages");
            assertThat(pa.main()).contains("Ended");
            pa.page().locator(".app-card a").first().click();
            assertThat(pa.main()).contains("it says nothing about you");
            pa.lookForPeople("ask-8-ended");
        }
    }

    @Test
    @DisplayName("R43 they meet: three times, others instead, one agreed, and the questions to take along")
    void meets() {
        UUID offer = Holder.offerOf(directly.api(), "micro");
        try (Tab holder = chromium.signedIn(directly, "holder");
                Tab micro = chromium.signedIn(directly, "micro")) {
            holder.open("/offers/" + offer);
            holder.follow("Meet first").press("Send these times");
            assertThat(holder.main())
                    .contains("Choose how you would like to meet")
                    .contains("Choose at least one time");
            holder.lookForPeople("meet-1-wrong").tick("By video");
            choose(holder, 1, 3, "9:30am");
            choose(holder, 2, 4, "2pm");
            choose(holder, 3, 5, "half past");
            holder.press("Send these times");
            assertThat(holder.main()).contains("Enter a time, like 9:30am or 2pm");
            holder.type("Third time: at", "4:15pm").press("Send these times");
            assertThat(holder.main()).contains("Your times were sent to");
            holder.lookForPeople("meet-2-sent");

            micro.open("/requests");
            micro.follow("See and answer").follow("Suggest other times");
            micro.lookForPeople("meet-3-others").tick("By video");
            micro.type("If by video: the link of the call", "https://meet.example/green-gate");
            choose(micro, 1, 6, "11am");
            micro.press("Send these times");
            assertThat(micro.main()).contains("Your times were sent to");

            holder.open("/home");
            holder.page()
                    .locator(".app-card--attention a[href^='/messages']")
                    .first()
                    .click();
            assertThat(holder.main()).doesNotContain("meet.example");
            holder.follow("Choose one of the times").lookForPeople("meet-4-agree");
            holder.press("Agree to this time");
            assertThat(holder.main()).contains("Choose one of the times, or propose others");
            holder.page().locator("input[name=start]").first().check();
            holder.press("Agree to this time");
            assertThat(holder.main()).contains("You meet by video on").contains("https://meet.example/green-gate");
            holder.lookForPeople("meet-5-agreed").follow("Questions for a first meeting");
            assertThat(holder.main()).contains("What would you not do?");
            holder.lookForPeople("meet-6-questions");
            assertThat(holder.page().request().get("/first-meeting.pdf").status())
                    .isEqualTo(200);
        }
    }

    private static void choose(Tab tab, int each, int day, String time) {
        tab.page()
                .locator("#day" + each)
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(day));
        tab.page().locator("#time" + each).fill(time);
    }
}
