package uk.directly.enquiry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Side;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.PageWords;
import uk.directly.web.testing.PdfUa;
import uk.directly.web.testing.PrintedDocument;
import uk.directly.web.testing.RenderedPage;

/** The forms of asking and of meeting first, and the questions to take along (R43). */
class AskAndMeetPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Offered OFFERED = new Offered(SomeThread.OFFER, "Aisha K", "Going out together");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void asksAndKeepsWhatWasTyped() {
        AskPage page = AskPage.of(
                TOM,
                OFFERED,
                ThreadPagesTests.typed(Map.of("message", "I am at 12 Mill Lane")),
                Threads.errors(new EnquiryResult.Invalid("message", "Take out 12 Mill Lane. Nothing was sent.")));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Ask Aisha K a question")
                .contains("There is a problem")
                .contains("Take out 12 Mill Lane. Nothing was sent.")
                .contains("Asking costs nothing");
        assertThat(RenderedPage.html(page)).contains("I am at 12 Mill Lane</textarea>");
    }

    @Test
    @DisplayName("each refusal is said in words, beside its field where it has one")
    void saysWhyNothingWasSent() {
        assertThat(Threads.errors(new EnquiryResult.TooMany(20)).all())
                .singleElement()
                .asString()
                .contains("You have sent 20 messages today. You can go on tomorrow.");
        assertThat(Threads.errors(new EnquiryResult.Ended()).all())
                .singleElement()
                .asString()
                .contains("any more");
        assertThat(Threads.errors(new EnquiryResult.WrongState()).all())
                .singleElement()
                .asString()
                .contains("Read the messages again");
        assertThat(Threads.errors(new EnquiryResult.HomeIsTheirs()).of("way")).isNotNull();
        assertThat(Threads.errors(new EnquiryResult.Invalid("times", "Over")).of("day1"))
                .isEqualTo("Over");
    }

    @Test
    @DisplayName("R43 a person may choose their home, a provider only after them")
    void offersTheWays() {
        assertThat(meet(Side.PERSON, true, Map.of(), FormErrors.NONE)).contains("At my home");
        assertThat(meet(Side.PROVIDER, true, Map.of(), FormErrors.NONE)).contains("At their home, as they chose");
        assertThat(meet(Side.PROVIDER, false, Map.of(), FormErrors.NONE))
                .doesNotContain("At their home")
                .doesNotContain("ring you")
                .contains("the link of the call");
    }

    @Test
    void keepsHalfAMeeting() {
        Map<String, String> typed = Map.of(
                "way",
                "phone",
                "day1",
                "2026-12-01",
                "time1",
                "10 o'clock",
                "day2",
                "",
                "time2",
                "2pm",
                "place",
                "The library");
        MeetForm form = MeetForm.of(ThreadPagesTests.typed(typed));
        FormErrors errors = form.errors(Side.PERSON, SomeThread.MONDAY);
        String html = RenderedPage.html(page(Side.PERSON, true, form, errors));

        assertThat(PageWords.textOf(html))
                .contains("Enter a time, like 9:30am or 2pm")
                .contains("Choose the day")
                .contains("Enter the phone number to be rung on");
        assertThat(html)
                .contains("value=\"2026-12-01\" selected")
                .contains("value=\"2pm\"")
                .contains("value=\"The library\"")
                .contains("value=\"phone\" checked");
    }

    @Test
    void refusesAnEmptyFormAndATimeThatIsOver() {
        MeetForm empty = MeetForm.of(ThreadPagesTests.typed(Map.of()));
        assertThat(empty.errors(Side.PERSON, SomeThread.MONDAY).of("way")).isNotNull();
        assertThat(empty.errors(Side.PERSON, SomeThread.MONDAY).of("day1")).isEqualTo("Choose at least one time");
        MeetForm over =
                MeetForm.of(ThreadPagesTests.typed(Map.of("way", "video", "day1", "2026-11-30", "time1", "8:59am")));
        assertThat(over.errors(Side.PERSON, SomeThread.MONDAY).of("time1"))
                .isEqualTo("This time is over. Choose a later one");
        assertThat(over.errors(Side.PROVIDER, SomeThread.MONDAY).of("link")).isNotNull();
    }

    @Test
    void hasTheQuestionsToRead() {
        String text = RenderedPage.textForPeople(FirstMeetingPage.of(TOM));

        FirstMeeting.PARTS.forEach(
                part -> assertThat(text).contains(part.title()).contains(part.questions()));
        assertThat(text).contains("large print");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R43 R100 the questions on paper: every one, room to write, and PDF/UA")
    void printsTheQuestions(boolean large) {
        PrintedDocument document = PrintedDocument.of(FirstMeetingPrint.of(TOM, large));

        assertThat(PdfUa.faults(document)).isEmpty();
        FirstMeeting.PARTS.forEach(
                part -> assertThat(document.text()).contains(part.title()).contains(part.questions()));
        assertThat(document.smallestLetters()).isGreaterThanOrEqualTo(large ? 18 : 12);
        PageWords.check("the printed questions", document.text());
    }

    private static String meet(Side side, boolean home, Map<String, String> typed, FormErrors errors) {
        return RenderedPage.textForPeople(page(side, home, MeetForm.of(ThreadPagesTests.typed(typed)), errors));
    }

    private static MeetPage page(Side side, boolean home, MeetForm form, FormErrors errors) {
        return MeetPage.of(
                side == Side.PERSON ? TOM : RenderedPage.viewer(Navigation.PROVIDER),
                side,
                side == Side.PERSON ? "Aisha K" : "Tom",
                "/back",
                "/action",
                home,
                form,
                TODAY,
                errors);
    }
}
