package uk.directly.enquiry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Attachment;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Handover;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Team;
import uk.directly.enquiry.ThreadLine;
import uk.directly.enquiry.Way;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** What two people read of what they wrote to each other (R43). */
class ThreadPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AISHA = RenderedPage.viewer(Navigation.PROVIDER);

    @Test
    @DisplayName("R43 a person reads their own words as theirs, where it stands, and the ways on")
    void showsThePerson() {
        String html = html(Side.PERSON, SomeThread.begun().as());

        assertThat(html)
                .contains("You and Aisha K")
                .contains("You wait for an answer from Aisha K.")
                .contains("Mine is small.")
                .contains("href=\"/offers/" + SomeThread.OFFER + "\"")
                .contains("href=\"/book/" + SomeThread.OFFER + "/time\"")
                .contains("href=\"/messages/" + SomeThread.ID + "/times\"")
                .contains("href=\"/messages/" + SomeThread.ID + "/say\"")
                .contains("href=\"/first-meeting\"");
        assertThat(text(Side.PERSON, SomeThread.begun().as())).contains("You Do you like dogs?");
    }

    @Test
    @DisplayName("R43 R101 a provider reads a first name and a part of town, and books nothing")
    void showsTheProvider() {
        String html = html(Side.PROVIDER, SomeThread.begun().as());

        assertThat(html)
                .contains("You and Tom")
                .contains("Tom lives in Priory, M33")
                .contains("Tom waits for your answer.")
                .contains("action=\"/requests/messages/" + SomeThread.ID + "\"")
                .doesNotContain("/book/")
                .doesNotContain("/first-meeting")
                .doesNotContain("href=\"/offers/");
    }

    @Test
    @DisplayName("R61 what somebody wrote for the person shows both names, to both")
    void showsBothNames() {
        Enquiry enquiry = SomeThread.begun()
                .wrote(Side.PERSON, "He would like Tuesdays.", true)
                .as();

        assertThat(text(Side.PERSON, enquiry)).contains("Priya for you He would like Tuesdays.");
        assertThat(text(Side.PROVIDER, enquiry)).contains("Priya for Tom He would like Tuesdays.");
    }

    @Test
    void offersNoBookingWhereNoneCanBeMade() {
        assertThat(html(Side.PERSON, SomeThread.begun().notBookable().as())).doesNotContain("/book/");
        assertThat(RenderedPage.html(ThreadPage.of(
                        TOM,
                        SomeThread.begun().as(),
                        Side.PERSON,
                        new Rights(true, true, true, false, true),
                        typed(Map.of()),
                        FormErrors.NONE,
                        "")))
                .as("without support money")
                .doesNotContain("/book/");
    }

    @Test
    @DisplayName("R43 proposed times wait for a yes of the other side alone")
    void asksTheOtherToAgree() {
        Enquiry enquiry =
                SomeThread.begun().proposed(Side.PERSON, Way.PUBLIC_PLACE).as();

        assertThat(text(Side.PROVIDER, enquiry))
                .contains("Choose one of the times")
                .contains("Would like to meet in a public place: The café in Sale library.")
                .contains("Tuesday 1 December, 10am");
        assertThat(text(Side.PERSON, enquiry)).doesNotContain("Choose one of the times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHONE | 07700 900123 | | | Aisha K rings you on 07700 900123. | Ring Tom on 07700 900123.",
                "AT_HOME | | | 12 Mill Lane, Sale | Aisha K comes to 12 Mill Lane, Sale. | At their home: 12 Mill Lane, Sale.",
                "VIDEO | | https://meet.example/a | | The link of the video call: https://meet.example/a | The link of the video call: https://meet.example/a"
            })
    @DisplayName("R43 once a time is agreed each reads how to reach the other")
    void saysHowToMeet(
            Way way,
            @org.jspecify.annotations.Nullable String phone,
            @org.jspecify.annotations.Nullable String link,
            @org.jspecify.annotations.Nullable String address,
            String person,
            String provider) {
        Enquiry enquiry = SomeThread.begun()
                .agreed(Side.PERSON, way, phone, link, address)
                .as();

        assertThat(text(Side.PERSON, enquiry)).contains("You meet ").contains(person);
        assertThat(text(Side.PROVIDER, enquiry))
                .contains("Tuesday 1 December, 10am")
                .contains(provider);
    }

    @ParameterizedTest
    @EnumSource(names = {"PERSON", "PROVIDER"})
    @DisplayName("R43 a no is told kindly, without a reason, and nothing can be written any more")
    void endsKindly(Side side) {
        Enquiry enquiry = SomeThread.begun().said(side, Says.NOT_FOR_ME).as();
        Side other = side == Side.PERSON ? Side.PROVIDER : Side.PERSON;

        assertThat(text(side, enquiry)).contains("You said that this is not for you.");
        assertThat(text(other, enquiry)).contains("it says nothing about you");
        for (Side reader : List.of(Side.PERSON, Side.PROVIDER)) {
            assertThat(html(reader, enquiry))
                    .doesNotContain("<textarea")
                    .doesNotContain("/say\"")
                    .doesNotContain("/book/");
        }
    }

    @Test
    void saysThatBothWouldLikeToCarryOn() {
        Enquiry enquiry = SomeThread.begun()
                .said(Side.PERSON, Says.CARRY_ON)
                .said(Side.PROVIDER, Says.CARRY_ON)
                .as();

        assertThat(text(Side.PERSON, enquiry))
                .contains("Aisha K would like to carry on.")
                .contains("You said that you would like to carry on.");
    }

    @Test
    @DisplayName("what was typed is there again beside what is wrong with it")
    void keepsWhatWasTyped() {
        ThreadPage page = ThreadPage.of(
                TOM,
                SomeThread.begun().as(),
                Side.PERSON,
                Rights.ALL,
                typed(Map.of("message", "Ring 07700 900123", "key", "00000000-0000-0000-0000-000000000009")),
                FormErrors.one("message", "Take out 07700 900123. Nothing was sent."),
                "");
        String html = RenderedPage.html(page);

        assertThat(html)
                .contains("There is a problem")
                .contains("Ring 07700 900123</textarea>")
                .contains("value=\"00000000-0000-0000-0000-000000000009\"");
        assertThat(page.frame().fullTitle()).startsWith("Error");
    }

    @Test
    void agreesToOneOfTheTimes() {
        Enquiry enquiry = SomeThread.begun().proposed(Side.PERSON, Way.VIDEO).as();
        AgreePage page = AgreePage.of(
                AISHA,
                enquiry,
                Objects.requireNonNull(enquiry.current()),
                Side.PROVIDER,
                typed(Map.of("start", SomeThread.FRIDAY.toString(), "extra", "http://meet.example")),
                FormErrors.one("extra", "Enter a link that begins with https://"));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Which time to meet Tom?")
                .contains("You would meet by video.")
                .contains("Friday 4 December, 2:30pm")
                .contains("Enter a link that begins with https://");
        assertThat(RenderedPage.html(page))
                .contains("value=\"http://meet.example\"")
                .contains("value=\"2026-12-04T14:30:00Z\" checked");
    }

    @Test
    @DisplayName("R43 only who is to be rung is asked for the number, only who calls for the link")
    void asksOnlyForWhatIsMissing() {
        Enquiry byProvider =
                SomeThread.begun().proposed(Side.PROVIDER, Way.PHONE).as();
        assertThat(agree(TOM, byProvider, Side.PERSON)).contains("On which number do they ring you?");
        Enquiry byPerson = SomeThread.begun().proposed(Side.PERSON, Way.PHONE).as();
        assertThat(agree(AISHA, byPerson, Side.PROVIDER))
                .doesNotContain("number do they ring")
                .doesNotContain("link of");
        Enquiry video = SomeThread.begun().proposed(Side.PROVIDER, Way.VIDEO).as();
        assertThat(agree(TOM, video, Side.PERSON)).doesNotContain("The link of the video call");
    }

    @Test
    void asksToCarryOnWithoutAReason() {
        String text = RenderedPage.textForPeople(
                SayPage.of(TOM, SomeThread.begun().as(), Side.PERSON, FormErrors.one("says", "Choose one of the two")));

        assertThat(text)
                .contains("Would you like to carry on with Aisha K?")
                .contains("You don’t have to say why")
                .contains("Choose one of the two");
    }

    @Test
    void listsWhatIsNewFirstAndCountsIt() {
        ThreadLine fresh = line(About.VISITS, Side.PERSON, 2, null);
        ThreadLine waiting = line(About.OFFER, Side.PERSON, 0, Side.PROVIDER);
        ThreadsPage page = ThreadsPage.of(TOM, Side.PERSON, List.of(fresh, waiting, waiting), 1, 2);

        assertThat(RenderedPage.textForPeople(page))
                .contains("There is something new in one of them.")
                .contains("2 new")
                .contains("Visits")
                .contains("Waiting for Aisha K")
                .contains("Going out together")
                .contains("I am at the door");
        assertThat(page.lines()).hasSize(2);
        assertThat(page.older()).startsWith("/messages?after=");
        assertThat(ThreadsPage.of(TOM, Side.PERSON, List.of(fresh, fresh), 2, 1).older())
                .startsWith("/messages?new=yes");
        assertThat(RenderedPage.textForPeople(ThreadsPage.of(
                        AISHA, Side.PROVIDER, List.of(line(About.OFFER, Side.PROVIDER, 0, Side.PROVIDER)), 0, 2)))
                .contains("You have read all of them.")
                .contains("Needs your answer");
        assertThat(RenderedPage.textForPeople(ThreadsPage.of(AISHA, Side.PROVIDER, Collections.emptyList(), 0, 2)))
                .contains("Nobody has written to you yet.");
    }

    private static ThreadLine line(About about, Side side, int unread, @Nullable Side waitingFor) {
        return new ThreadLine(
                SomeThread.ID,
                about,
                side,
                "Going out together",
                null,
                null,
                null,
                new UUID(0, 3),
                "Aisha K",
                new UUID(0, 4),
                "Tom",
                SomeThread.MONDAY,
                unread,
                waitingFor,
                false,
                false,
                false,
                "I am at the door");
    }

    @Test
    @DisplayName("a thread about visits: which visit a message is about, files to download, and files can be added")
    void showsVisitsAndFiles() {
        Enquiry enquiry = SomeThread.about(About.VISITS)
                .withNext(new Attachment(new UUID(0, 9), "key safe.jpg", "image/jpeg", 200_000))
                .wrote(Side.PROVIDER, "Where is the key?", false)
                .as();

        assertThat(text(Side.PERSON, enquiry))
                .contains("What the two of you write about the visits.")
                .contains("about the visit on Tuesday 1 December, 10am")
                .contains("Download key safe.jpg (photo, 195 kB)")
                .contains("Add a photo or PDF")
                .contains("Only the two of you read it.")
                .doesNotContain("Carry on, or not for me");
        assertThat(html(Side.PERSON, enquiry)).contains("enctype=\"multipart/form-data\"");
        assertThat(html(Side.PERSON, SomeThread.begun().as()))
                .as("before a visit is booked no files")
                .doesNotContain("type=\"file\"");
    }

    @Test
    @DisplayName("R60 who may only look reads all of it and is offered nothing that they can't do")
    void offersNothingToWhoMayOnlyLook() {
        Enquiry enquiry = SomeThread.begun().proposed(Side.PROVIDER, Way.VIDEO).as();
        String html = RenderedPage.html(ThreadPage.of(
                TOM,
                enquiry,
                Side.PERSON,
                new Rights(false, false, false, false, true),
                typed(Map.of()),
                FormErrors.NONE,
                ""));

        assertThat(html)
                .contains("Mine is small.")
                .doesNotContain("<textarea")
                .doesNotContain("/times\"")
                .doesNotContain("/agree\"")
                .doesNotContain("/say\"")
                .doesNotContain("/help\" ")
                .doesNotContain("/hide\"");
    }

    @Test
    @DisplayName("R13 both read who asked whom for help, and each look; who asked takes it back")
    void showsWhoLooked() {
        Handover handover = new Handover(
                new UUID(0, 7),
                Side.PERSON,
                Team.SUPPORT,
                false,
                "We can’t agree",
                SomeThread.MONDAY,
                null,
                List.of(new Handover.Look("Sam", SomeThread.TUESDAY)));
        Enquiry enquiry = SomeThread.about(About.SOMETHING_WRONG)
                .wrote(Side.PERSON, "You left at 12.", false)
                .wrote(Side.COUNCIL, "What does the sheet say?", false)
                .handedOver(handover)
                .as();

        assertThat(text(Side.PERSON, enquiry))
                .contains("You asked the council’s support workers for help with this on Monday 30 November, 9am.")
                .contains("They can read what was written until then.")
                .contains("Sam of the council’s support workers looked on Tuesday 1 December, 10am.")
                .contains("The council What does the sheet say?")
                .contains("Take it back");
        Handover alsoLater =
                new Handover(handover.id(), Side.PERSON, Team.SUPPORT, true, null, SomeThread.MONDAY, null, List.of());
        assertThat(text(
                        Side.PERSON,
                        SomeThread.about(About.SOMETHING_WRONG)
                                .handedOver(alsoLater)
                                .as()))
                .contains("The council reads it, too.")
                .doesNotContain("Only the two of you");
        assertThat(text(Side.PROVIDER, enquiry))
                .contains("Tom asked the council’s support workers")
                .contains("Sam of the council’s support workers looked")
                .contains("Tom said that something is wrong with this visit.")
                .doesNotContain("Take it back");
    }

    @Test
    @DisplayName("R44 who hid the other reads it and can't write; what it means for coming visits is said before")
    void keepsApart() {
        Enquiry enquiry = SomeThread.about(About.VISITS)
                .wrote(Side.PERSON, "Hello", false)
                .hidden()
                .as();
        assertThat(html(Side.PERSON, enquiry))
                .contains("You have hidden Aisha K.")
                .contains("href=\"/people/hidden\"")
                .doesNotContain("<textarea");
        assertThat(RenderedPage.textForPeople(
                        ApartPage.of(TOM, Side.PERSON, enquiry, new EnquiryBook.Coming(2, SomeThread.FRIDAY))))
                .contains("You have 2 visits booked with each other, the next on Friday 4 December, 2:30pm.")
                .contains("What is booked stays booked");
        assertThat(RenderedPage.textForPeople(
                        ApartPage.of(AISHA, Side.PROVIDER, enquiry, new EnquiryBook.Coming(0, null))))
                .contains("Nothing is booked between you.");
    }

    private static String agree(Viewer viewer, Enquiry enquiry, Side side) {
        return RenderedPage.textForPeople(AgreePage.of(
                viewer, enquiry, Objects.requireNonNull(enquiry.current()), side, typed(Map.of()), FormErrors.NONE));
    }

    private static String html(Side side, Enquiry enquiry) {
        return RenderedPage.html(page(side, enquiry));
    }

    private static String text(Side side, Enquiry enquiry) {
        return RenderedPage.textForPeople(page(side, enquiry));
    }

    private static ThreadPage page(Side side, Enquiry enquiry) {
        return ThreadPage.of(
                side == Side.PERSON ? TOM : AISHA, enquiry, side, Rights.ALL, typed(Map.of()), FormErrors.NONE, "");
    }

    static Fields typed(Map<String, String> typed) {
        return name -> typed.getOrDefault(name, "");
    }
}
