package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.RunningDirectly;

/** An advert from the draft to an answer, by both, on pages; and an officer who takes one down. */
@InChromium
class AdvertInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    AdvertInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    private void asksWhatTheCouncilPays() {
        directly.database().sql("""
                        update offer_rate r set pence = 1950
                          from offer o join provider p on p.council_id = o.council_id and p.id = o.provider_id
                          join person s on s.council_id = p.council_id and s.id = p.person_id
                         where r.council_id = o.council_id and r.offer_id = o.id and s.subject = 'micro'
                           and o.pricing = 'hourly'""").fetch().rowsUpdated().block();
    }

    /** From the first free day on, of somebody whom search doesn't show. */
    private static void books(Tab holder) {
        holder.checkWords().page().locator("main a[href*='day=']").first().click();
        holder.page().getByLabel("When does it start?").selectOption(new SelectOption().setIndex(1));
        holder.page().getByLabel("How long is it?").selectOption(new SelectOption().setIndex(1));
        holder.press("Continue");
        holder.page().locator("input[type='radio']").first().check();
        holder.checkWords().press("Continue");
        holder.checkWords().press("Book and promise");
        assertThat(holder.heading()).startsWith("We asked ");
    }

    @Test
    @DisplayName(
            "an advert is written, checked, changed, sent out, answered, and becomes a booking; R104 one is taken down")
    void fromDraftToAnswer() {
        try (Tab holder = chromium.signedIn(directly, "holder");
                Tab micro = chromium.signedIn(directly, "micro");
                Tab officer = chromium.signedIn(directly, "accreditation")) {
            holder.follow("People").follow("Your adverts").follow("Write an advert");
            holder.press("Save and check");
            assertThat(holder.main())
                    .contains("Choose what you are looking for")
                    .contains("Enter the hours a week");
            holder.lookForPeople("advert-1-wrong");
            holder.choose("What are you looking for?", "gardening");
            holder.type("When?", "Weekday mornings")
                    .type("How many hours a week?", "2.5")
                    .type("Your postcode or town", "M33 2AA")
                    .type("What would you pay an hour?", "19.50")
                    .type(
                            "In your words",
                            "Somebody to garden with me. Ring 07700 900123. A young person, cash in hand.")
                    .press("Save and check");
            assertThat(holder.main())
                    .contains("Change this before it goes out")
                    .contains("07700 900123")
                    .contains("an age")
                    .contains("paid openly")
                    .doesNotContain("Send it out");
            holder.lookForPeople("advert-2-check").follow("Change it");
            holder.type("In your words", "Somebody to garden with me: roses, beans and a chat.")
                    .type("Your postcode or town", "M33 2AA")
                    .press("Save and check");
            assertThat(holder.main()).contains("£19.50 of a small local business");
            holder.lookForPeople("advert-3-draft").press("Send it out");
            assertThat(holder.main()).contains("Your advert is out").contains("Nobody has answered yet");
            String path = holder.address().getPath();

            asksWhatTheCouncilPays();
            micro.open("/my-page/change/who-sees-you");
            micro.tick("Only people whose advert you answer").press("Save");
            micro.open("/home");
            micro.follow("Adverts near me");
            assertThat(micro.main()).contains("Weekday mornings");
            micro.lookForPeople("advert-4-near");
            micro.open(path.replace("/adverts/", "/adverts-near-me/"));
            assertThat(micro.main())
                    .contains("roses, beans")
                    .doesNotContain("Okafor")
                    .doesNotContain("M33 2AA");
            micro.lookForPeople("advert-5-read")
                    .type("Your answer", "My email is a@example.org")
                    .press("Send your answer");
            assertThat(micro.main()).contains("Nothing was sent");
            micro.type("Your answer", "I grow beans myself. Tuesdays suit me.").press("Send your answer");
            assertThat(micro.main()).contains("Your answer was sent");
            micro.lookForPeople("advert-6-answered");
            micro.open(path.replace("/adverts/", "/adverts-near-me/"));
            micro.follow("Something is not right").lookForPeople("advert-7-report");
            micro.type("What is not right with this advert?", "I know the garden: it is a business.")
                    .press("Tell the council");

            holder.follow("Home");
            assertThat(holder.main()).contains("1 answer to your advert");
            holder.open(path);
            assertThat(holder.main()).contains("I grow beans myself.").contains("Choose a time");
            holder.lookForPeople("advert-8-answers").press("Choose a time");
            assertThat(holder.address().getPath()).contains("/book/").endsWith("/time");
            books(holder);

            officer.follow("Adverts to look at").look("advert-9-queue");
            officer.open(path.replace("/adverts/", "/advert-queue/"));
            officer.press("Decide");
            assertThat(officer.main()).contains("Choose one of the two");
            officer.tick("Take it down").press("Decide");
            assertThat(officer.main()).contains("Say why");
            officer.look("advert-10-look");
            officer.type("If you take it down: why?", "It is for a business garden.")
                    .press("Decide");
            assertThat(officer.main()).contains("Taken down");
            holder.open(path);
            assertThat(holder.main())
                    .contains("This is why: It is for a business garden.")
                    .contains("Write it again");
            holder.lookForPeople("advert-11-taken-down").follow("Write it again");
            assertThat(holder.page().getByLabel("When?").inputValue()).isEqualTo("Weekday mornings");
        }
    }
}
