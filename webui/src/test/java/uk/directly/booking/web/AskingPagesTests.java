package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.web.testing.BookingFixture.aBooking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.booking.AskingWishes;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Course;
import uk.directly.booking.VisitTask;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** R13: being asked, answering for somebody else, and the words for what became of a visit by itself. */
class AskingPagesTests {
    private static final Frame TOM = Frame.of("Check what happened", RenderedPage.viewer(Navigation.HOLDER));
    private static final Frame SAM = Frame.of("Today", RenderedPage.viewer(Navigation.SUPPORT));
    private static final Instant THEN = Instant.parse("2026-12-08T13:00:00Z");
    private static final Course SILENT =
            new Course(THEN, null, null, 0, null, null, null, null, null, 0, null, null, null);
    private static final Booking PLANNED = aBooking()
            .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
            .build();
    private static final Booking LONGER = aBooking()
            .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340)
            .build();

    @Test
    @DisplayName("R13 R57 one press says yes to all within what was promised, never to more")
    void oneYesForAllThatWasPromised() {
        CheckVisitsPage page = CheckVisitsPage.of(TOM, FormErrors.NONE, List.of(PLANNED, PLANNED, LONGER));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Yes to these 2 visits: £89.00")
                .contains("We ask you about each of them.")
                .contains("£8.90 more than planned");
        assertThat(Objects.requireNonNull(page.all()).seen())
                .hasSize(2)
                .allMatch(seen -> seen.equals(BookingFixture.ID + ":1"));
    }

    @Test
    void oneVisitNeedsNoButtonForAll() {
        assertThat(CheckVisitsPage.of(TOM, FormErrors.NONE, List.of(PLANNED, LONGER))
                        .all())
                .isNull();
        assertThat(RenderedPage.textForPeople(CheckVisitsPage.of(TOM, FormErrors.NONE, List.of())))
                .contains("Nothing waits for your answer.");
    }

    @Test
    @DisplayName("R13 what was said before is ticked, and what silence means is said")
    void showsTheWish() {
        String html = RenderedPage.html(AskingPage.of(TOM, new AskingWishes.Wish(true, false), 5));

        assertThat(html)
                .containsPattern("value=\"always\"[^>]* checked")
                .containsPattern("value=\"here\"[^>]* checked");
        assertThat(RenderedPage.textForPeople(AskingPage.of(TOM, AskingWishes.Wish.NONE, 5)))
                .contains("After 5 days, pay what was promised")
                .contains("Never more than was promised");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "always-ask",
                "not-approved-before",
                "another-time",
                "not-readable",
                "in-hospital",
                "ended",
                "frozen",
                "recorded-late",
                "nothing-promised",
                "passed-on"
            })
    @DisplayName("R13 R61 who answers for somebody reads why, and that their name stands beside it")
    void asksSomebodyElse(String reason) {
        VisitTaskPage page = VisitTaskPage.of(SAM, FormErrors.NONE, task("silent", reason, null, LONGER), "", "");

        assertThat(RenderedPage.text(page))
                .contains("Tom Harris has not answered")
                .contains("Yes, that’s right: pay £53.40")
                .contains("Pay only what was promised: £44.50")
                .contains("Your name stands beside what you say for them");
        assertThat(RenderedPage.html(page)).doesNotContainPattern("<input[^>]* checked");
    }

    @Test
    void helpIsOnlyHelp() {
        VisitTask task = task("help", "provider", "We can't agree <b>", PLANNED);

        assertThat(RenderedPage.html(VisitTaskPage.of(SAM, FormErrors.NONE, task, "", "")))
                .contains("Aisha K. asks for help with this visit.")
                .contains("We can't agree &lt;b&gt;")
                .contains("I have helped")
                .doesNotContain("type=\"radio\"");
        assertThat(RenderedPage.text(VisitTasksPage.of(SAM, List.of(task), true)))
                .contains("1 call to make.");
        assertThat(RenderedPage.text(VisitTasksPage.of(SAM, List.of(), false))).contains("Nothing waits for you.");
    }

    @Test
    @DisplayName("R5 R13 what is late says whom to call, and what is in question can be answered")
    void lateQuestions() {
        Booking kept = aBooking().in(BookingState.ASKING).build();

        assertThat(RenderedPage.text(VisitTaskPage.of(
                        SAM, FormErrors.NONE, task("help", "council-late", "Help with my roses", kept), "", "")))
                .contains(
                        "Tom Harris asked the council about this visit, and should have had an answer by now. The time"
                                + " is kept until")
                .contains("Who would come")
                .contains("Call the team at the council that answers, and tell Tom Harris how it stands.")
                .doesNotContain("Talk to both of them");
        assertThat(RenderedPage.text(
                        VisitTaskPage.of(SAM, FormErrors.NONE, task("silent", "in-question", null, LONGER), "", "")))
                .contains("Something about this visit is in question")
                .contains("Yes, that’s right: pay £53.40");
    }

    @Test
    @DisplayName("R13 both sides read what silence did, and what it did not")
    void saysWhatSilenceDid() {
        Booking partly = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340)
                .agreed("due", 4450, null, "stripe")
                .in(BookingState.QUERIED)
                .with(SILENT)
                .build();

        assertThat(StateWords.sentence(partly, THEN))
                .isEqualTo("You didn’t answer, so what was promised is paid: £44.50. The other £8.90 is not agreed yet."
                        + " Nothing of it is paid until you say yes.");
        assertThat(forProvider(partly)).contains("Tom didn’t answer, so what was promised is paid: £44.50.");
        Booking agreed = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
                .agreed("due", 4450, null, "stripe")
                .with(SILENT)
                .build();
        assertThat(StateWords.sentence(agreed, THEN)).startsWith("You didn’t answer, so what was promised is paid.");
        assertThat(forProvider(agreed)).contains("Tom didn’t answer, so what was promised for this visit is paid.");
    }

    @Test
    @DisplayName("R13 what lapsed is said to both, and that there is help")
    void saysWhatLapsed() {
        Booking whole = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z", 4450)
                .in(BookingState.EXPIRED)
                .with(new Course(THEN, null, null, 4450, THEN, null, null, null, null, 0, null, null, null))
                .build();
        Booking part = aBooking()
                .told("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z", 5340)
                .agreed("paid", 4450, THEN, "stripe")
                .with(new Course(THEN, null, null, 890, THEN, null, null, null, null, 0, null, null, null))
                .build();

        assertThat(StateWords.tag(whole, THEN)).isEqualTo("Not agreed, money back");
        assertThat(StateWords.sentence(whole, THEN)).contains("did not agree about this visit in time");
        assertThat(forProvider(whole))
                .contains("nothing is paid for them here")
                .contains("Ask for help with this visit");
        assertThat(StateWords.sentence(part, THEN)).contains("The other £8.90 was not agreed in time");
        assertThat(forProvider(part)).contains("The other £8.90 was not agreed in time");
    }

    @Test
    @DisplayName("R58 whose hours were never told: the money is back, the visit stands")
    void saysThatNobodyTold() {
        Booking untold = aBooking()
                .in(BookingState.CONFIRMED)
                .with(new Course(null, null, THEN, 0, null, null, null, null, null, 0, null, null, null))
                .build();

        assertThat(StateWords.sentence(untold, THEN)).contains("has not told us their hours for a long time");
    }

    private static String forProvider(Booking booking) {
        return RenderedPage.textForPeople(ProviderVisitPage.of(
                Frame.of("Tom", RenderedPage.viewer(Navigation.PROVIDER)), null, booking, null, THEN));
    }

    private static VisitTask task(String kind, String reason, @Nullable String words, Booking booking) {
        return new VisitTask(new UUID(0, 1), false, kind, reason, words, THEN, "Tom Harris", booking);
    }
}
