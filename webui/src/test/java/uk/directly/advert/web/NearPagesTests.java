package uk.directly.advert.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertState;
import uk.directly.advert.AnswerState;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** Adverts as those read them who may answer, and the officers who look after them. */
class NearPagesTests {
    private static final Viewer SAM = RenderedPage.viewer(Navigation.PROVIDER);
    private static final Viewer PRIYA = RenderedPage.viewer(Navigation.ACCREDITATION);
    private static final AdvertBook.Near.Choice GARDENS = new AdvertBook.Near.Choice(SomeAdvert.OFFER, "Gardens");
    private static final AdvertBook.Near.Choice LAWNS = new AdvertBook.Near.Choice(new UUID(0, 9), "Lawns");

    @Test
    @DisplayName("R43 R101 a provider reads a first name, a part of town, and how far it is")
    void saysWhoIsNear() {
        NearPage page = NearPage.of(
                SAM,
                List.of(near(false, GARDENS)),
                List.of(SomeAdvert.answer(AnswerState.CHOSEN, true, false, 2_000L)),
                true,
                true);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Your answer was sent.")
                .contains("One advert near you is about what you offer.")
                .contains("Tom in Priory, M33, 1.0 miles")
                .contains("£19.50 an hour")
                .contains("Tom would like to go on with you.");
    }

    @Test
    void saysWhyThereAreNone() {
        assertThat(RenderedPage.textForPeople(NearPage.of(SAM, List.of(), List.of(), true, false)))
                .contains("Nobody near you is looking for what you offer just now.");
        assertThat(RenderedPage.textForPeople(NearPage.of(SAM, List.of(), List.of(), false, false)))
                .contains("Once the council has checked you");
        assertThat(RenderedPage.textForPeople(
                        NearPage.of(SAM, List.of(near(false, LAWNS), near(false, GARDENS)), List.of(), true, false)))
                .contains("2 adverts near you");
    }

    @Test
    @DisplayName("a no is told kindly")
    void saysNoKindly() {
        assertThat(AdvertWords.answer(SomeAdvert.answer(AnswerState.DECLINED, true, false, null)))
                .isEqualTo("Not this time. Tom thanks you for answering");
        assertThat(AdvertWords.answer(SomeAdvert.answer(AnswerState.WAITING, true, false, null)))
                .contains("decides");
    }

    @Test
    @DisplayName("an answer names one of the offers that fit, and what was typed is there again")
    void answers() {
        AnswerPage page = AnswerPage.of(
                SAM,
                near(false, GARDENS, LAWNS),
                "key",
                LAWNS.id().toString(),
                "Write to sam@example.org",
                FormErrors.one("words", "Take out sam@example.org. Nothing was sent."));
        String html = RenderedPage.html(page);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Tom is looking for support")
                .contains("Which of your offers do you mean?")
                .contains("Take out sam@example.org. Nothing was sent.");
        assertThat(html)
                .contains("Write to sam@example.org</textarea>")
                .contains("value=\"" + LAWNS.id() + "\" checked");
        String one = RenderedPage.html(AnswerPage.of(SAM, near(false, GARDENS), "key", "", "", FormErrors.NONE));
        assertThat(one).doesNotContain("Which of your offers").contains("value=\"" + SomeAdvert.OFFER + "\"");
    }

    @Test
    void isAnsweredOnce() {
        assertThat(RenderedPage.html(AnswerPage.of(SAM, near(true, GARDENS), "key", "", "", FormErrors.NONE)))
                .contains("You have answered this.")
                .doesNotContain("<textarea");
    }

    @Test
    void tellsTheCouncilAndKeepsTheReason() {
        ReportPage page =
                ReportPage.of(SAM, "/adverts-near-me/1", "Hm", FormErrors.one("reason", "Say what is not right"));

        assertThat(RenderedPage.textForPeople(page))
                .contains("is not told who you are")
                .contains("Say what is not right");
        assertThat(RenderedPage.html(page)).contains(">Hm</textarea>");
    }

    @Test
    @DisplayName("R104 an officer keeps an advert or takes it down with a reason, and what was typed stays")
    void moderates() {
        AdvertBook.Reported reported = reported(AdvertState.PUBLISHED, "It is a business.");
        AdvertLookPage page = AdvertLookPage.of(
                PRIYA, reported, "take-down", "", FormErrors.one("reason", "Say why, in at most 1,000 characters."));

        assertThat(RenderedPage.text(page))
                .contains("What is said against it")
                .contains("It is a business.")
                .contains("Say why, in at most 1,000 characters.")
                .contains("The author reads it word for word");
        assertThat(RenderedPage.html(page)).contains("value=\"take-down\" checked");
        assertThat(RenderedPage.text(AdvertLookPage.of(
                        PRIYA, reported(AdvertState.CLOSED, "It is a business."), "", "", FormErrors.NONE)))
                .contains("Nothing is to be done")
                .doesNotContain("It stays");
        assertThat(RenderedPage.html(AdvertLookPage.of(
                        PRIYA,
                        new AdvertBook.Reported(SomeAdvert.in(AdvertState.TAKEN_DOWN), List.of(), null),
                        "",
                        "",
                        FormErrors.NONE)))
                .doesNotContain("<form method=\"post\" action=\"/advert-queue");
    }

    @Test
    void listsWhatIsToBeLookedAt() {
        assertThat(RenderedPage.text(AdvertQueuePage.of(
                        PRIYA, List.of(reported(AdvertState.PUBLISHED, "It is a business.")), "Kept.")))
                .contains("1 advert to look at")
                .contains("It is a business.")
                .contains("Kept.");
        assertThat(RenderedPage.text(AdvertQueuePage.of(PRIYA, List.of(), null)))
                .contains("No advert waits to be looked at.");
    }

    private static AdvertBook.Near near(boolean answered, AdvertBook.Near.Choice... offers) {
        return new AdvertBook.Near(SomeAdvert.in(AdvertState.PUBLISHED), 1_609, answered, List.of(offers));
    }

    private static AdvertBook.Reported reported(AdvertState state, String reason) {
        return new AdvertBook.Reported(SomeAdvert.in(state), List.of(reason), Instant.parse("2026-12-01T09:00:00Z"));
    }
}
