package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** From a question to a first visit with messages on both sides, the council asked for help, and About me. */
@InChromium
class MessagesInChromiumIT {
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final RunningDirectly directly;
    private final Chromium chromium;

    MessagesInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R43 R44 R13 a question, a meeting, a first visit; files; help from the council; and no more messages")
    void fromAQuestionToAVisit() {
        UUID offer = Holder.offerOf(directly.api(), "pa");
        try (Tab holder = chromium.signedIn(directly, "holder");
                Tab pa = chromium.signedIn(directly, "pa");
                Tab support = chromium.signedIn(directly, "support")) {
            holder.open("/offers/" + offer);
            holder.follow("Ask a question")
                    .type("Your question", "Do you like dogs?")
                    .press("Send");
            holder.follow("Suggest times to meet").tick("In a public place");
            holder.type("If in a public place: which one?", "The café in Sale library");
            holder.page()
                    .locator("#day1")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
            holder.page().locator("#time1").fill("9:30am");
            holder.press("Send these times");

            pa.open("/requests/messages");
            assertThat(pa.main()).contains("There is something new in").contains("2 new");
            pa.lookForPeople("messages-1-inbox");
            pa.page().locator(".app-card a").first().click();
            pa.follow("Choose one of the times")
                    .page()
                    .locator("input[name=start]")
                    .first()
                    .check();
            pa.press("Agree to this time");
            assertThat(pa.main()).contains("You meet in a public place on").doesNotContain("Add a photo");

            UUID visit = bookedAndAccepted("pa", offer, 5);
            holder.open("/visits/" + visit);
            holder.follow("Write to").lookForPeople("messages-2-about-visit");
            holder.type("Your message", "Ring me on 07700 900123 when you are at the door")
                    .press("Send");
            assertThat(holder.main()).contains("07700 900123").contains("about the visit on");
            holder.page().locator("#file").setInputFiles(new FilePayload("key safe.pdf", "application/pdf", PDF));
            holder.type("Write a message", "The key is in the safe.").press("Add another file");
            assertThat(holder.page().locator("#message").inputValue()).isEqualTo("The key is in the safe.");
            assertThat(holder.main()).contains("Files that go with it").contains("key safe.pdf");
            holder.lookForPeople("messages-3-file-added");
            holder.page()
                    .locator("#file")
                    .setInputFiles(
                            new FilePayload("photo.jpg", "image/jpeg", "no photo".getBytes(StandardCharsets.UTF_8)));
            holder.press("Send");
            assertThat(holder.main()).contains("The file is not a PDF, JPG or PNG");
            holder.lookForPeople("messages-4-refused").press("Send");
            assertThat(holder.main()).contains("Sent to").contains("Download key safe.pdf");

            pa.open("/my-visits/" + visit);
            pa.follow("Write to").follow("Read what you wrote to each other so far");
            assertThat(pa.main()).contains("The key is in the safe.").contains("Download key safe.pdf");
            pa.type("Write a message", "Thank you, 07700 900456 is mine.").press("Send");
            pa.lookForPeople("messages-5-thread");

            holder.open("/home");
            assertThat(holder.main()).contains("wrote to you about");
            holder.open("/messages");
            holder.page().locator(".app-card a").first().click();
            assertThat(holder.main()).contains("07700 900456");
            holder.follow("Ask the council for help with this").press("Ask for help");
            assertThat(holder.main())
                    .contains("Choose who of the council may read it")
                    .contains("Choose what they may read");
            holder.lookForPeople("messages-6-help");
            holder.tick("Support workers")
                    .tick("What was written until now")
                    .type("What do you need help with? (optional)", "We can’t agree who brings the key")
                    .press("Ask for help");
            assertThat(holder.main()).contains("The council was asked for help.");

            support.open("/home");
            support.follow("Messages handed over to you").look("messages-7-handed-over");
            support.page().locator(".app-card a").first().click();
            assertThat(support.main())
                    .contains("We can’t agree who brings the key")
                    .contains("07700 900456");
            support.look("messages-8-officer")
                    .type("Answer as the council", "Shall we ring you both on Monday?")
                    .press("Send to both");
            assertThat(support.main()).contains("Sent to both of them.");

            pa.open("/requests/messages");
            pa.page().locator(".app-card a").first().click();
            assertThat(pa.main())
                    .contains("The council")
                    .contains("Shall we ring you both on Monday?")
                    .contains("looked on");
            pa.lookForPeople("messages-9-answered");
            holder.open("/messages");
            holder.page().locator(".app-card a").first().click();
            holder.press("Take it back");
            assertThat(holder.main()).contains("Taken back.");
            assertThat(support.open("/handed-over")).isEqualTo(200);
            assertThat(support.main()).contains("Nobody has handed a conversation over to your team.");

            holder.follow("Stop all messages between you");
            assertThat(holder.main())
                    .contains("What is booked stays booked")
                    .contains("booked with each other, the next on");
            holder.lookForPeople("messages-10-stop").press("Stop all messages with");
            assertThat(holder.main()).contains("Done. They are not told.");
            pa.type("Write a message", "Are you there?").press("Send");
            assertThat(pa.main()).contains("You can’t write to each other about this any more. Nothing was sent.");
            holder.page().locator("main button").first().click();
            assertThat(holder.main()).contains("You can find each other again");
            pa.press("Send");
            assertThat(pa.main()).contains("Sent to Tom.");
        }
    }

    @Test
    @DisplayName("R66 written, shared, read, taken back: all without JavaScript, and the next look finds nothing")
    void aboutMe() {
        UUID offer = Holder.offerOf(directly.api(), "micro");
        UUID visit = bookedAndAccepted("micro", offer, 7);
        try (Tab holder = chromium.signedInWithoutScripts(directly, "holder");
                Tab looked = chromium.signedIn(directly, "holder");
                Tab pa = chromium.signedIn(directly, "micro")) {
            holder.open("/people");
            holder.follow("About me");
            assertThat(holder.main()).contains("Nobody sees any of it");
            holder.page().locator("a[href='/people/about-me/support']").click();
            holder.type("How to support me", "Speak slowly.\n\nI like the radio on.")
                    .press("Save");
            assertThat(holder.main()).contains("Saved.").contains("Nobody else sees this.");
            holder.page()
                    .locator("a[href*='/people/about-me/share/provider/']")
                    .first()
                    .click();
            holder.tick("How to support me").press("Save");
            assertThat(holder.main()).contains("has not looked yet");
            looked.open("/people/about-me");
            looked.lookForPeople("about-1-mine");
            looked.open("/people/about-me/support");
            looked.lookForPeople("about-2-part");

            pa.open("/my-visits/" + visit);
            pa.follow("What Tom wants you to know");
            assertThat(pa.main()).contains("How to support Tom").contains("I like the radio on.");
            pa.lookForPeople("about-3-read");
            pa.open("/about-people");
            pa.lookForPeople("about-4-list");

            holder.open("/people/about-me");
            assertThat(holder.main()).contains("last looked on");
            holder.follow("Change it, or take it back");
            looked.open(holder.address().getPath());
            looked.lookForPeople("about-5-share");
            holder.page().locator("input[name=parts]:checked").uncheck();
            holder.press("Save");
            assertThat(holder.main()).contains("Taken back.");
            assertThat(pa.open("/my-visits/" + visit)).isEqualTo(200);
            pa.follow("What Tom wants you to know");
            assertThat(pa.main()).contains("has not shared anything").doesNotContain("radio");
            pa.lookForPeople("about-6-nothing");

            holder.follow("Erase all of it").press("Erase all of it");
            assertThat(holder.main()).contains("Erased. Nothing of it is kept.");
            looked.open("/people/about-me/erase");
            looked.lookForPeople("about-7-erase");
        }
    }

    private UUID bookedAndAccepted(String provider, UUID offer, int days) {
        Instant start = directly.firstDay()
                .plusDays(days)
                .atTime(LocalTime.of(9, 30))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
        Api api = directly.api();
        Api.Answer booked = new Holder(api, "holder").book(offer, start, Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(api.post(provider, "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return booked.id();
    }
}
