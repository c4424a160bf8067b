package uk.directly.spending.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import uk.directly.budget.PlanLine;
import uk.directly.council.WorkingDays;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingState;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class SpendingPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AMINA = RenderedPage.viewer(Navigation.SOCIAL_WORK);
    private static final UUID LINE = new UUID(0, 4);
    private static final List<PlanLine> LINES = List.of(new PlanLine(LINE, "Getting out and about"));
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);

    @Test
    @DisplayName("R5 whoever waits reads by when the answer comes, and when it is late, that it is")
    void saysWhenTheAnswerComes() {
        SpendingQuestion waiting = question(SpendingState.WAITING);

        assertThat(RenderedPage.textForPeople(QuestionPages.one(TOM, waiting, TODAY, "asked")))
                .contains("We asked the council. Nothing is spent.")
                .contains("answers in writing by Tuesday 8 December")
                .contains("Take the question back");
        assertThat(RenderedPage.textForPeople(QuestionPages.one(TOM, waiting, LocalDate.of(2026, 12, 9), null)))
                .contains("You should have had an answer by Tuesday 8 December. We are sorry.");
    }

    @Test
    void showsAYesWithWhatItCovers() {
        assertThat(RenderedPage.textForPeople(QuestionPages.one(TOM, question(SpendingState.YES), TODAY, null)))
                .contains("The council said yes")
                .contains("Once a week is fine.")
                .contains("It counts as Getting out and about")
                .contains("Up to £15.00 each time")
                .contains("Until 31 March 2027")
                .doesNotContain("Take the question back");
    }

    @Test
    @DisplayName("R5 a no says how to have it looked at again")
    void saysHowToChallengeANo() {
        assertThat(RenderedPage.textForPeople(QuestionPages.one(TOM, question(SpendingState.NO), TODAY, null)))
                .contains("The council said no")
                .contains("If you don’t agree, call Demonstration Council on 0161 496 0000")
                .doesNotContain("It counts as");
    }

    @Test
    void listsWhatWasAsked() {
        List<SpendingQuestion> three =
                List.of(question(SpendingState.WAITING), question(SpendingState.NO), question(SpendingState.WITHDRAWN));
        QuestionsPage page = QuestionPages.list(TOM, three, 2);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Swimming lessons We asked the council You asked on Tuesday 1 December")
                .contains("The council said no Answered on Wednesday 2 December")
                .doesNotContain("You took it back");
        assertThat(page.older()).isEqualTo("/money/questions?after=" + new UUID(0, 1));
        assertThat(RenderedPage.textForPeople(QuestionPages.list(TOM, List.of(), 2)))
                .contains("You have not asked anything yet.");
    }

    @Test
    void countsForOfficersWhatWaitsAndWhatIsLate() {
        WaitingList list = new WaitingList(
                List.of(question(SpendingState.WAITING)),
                new SpendingBook.Count(12, 1),
                new WorkingDays(Set.of()),
                LocalDate.of(2026, 12, 9));

        assertThat(RenderedPage.text(list.page(AMINA, 20, null)))
                .contains("12 questions wait for an answer, 1 of them longer than we promised.")
                .contains("Swimming lessons Tom Okafor 6 Tuesday 8 December, late");
        assertThat(RenderedPage.text(
                        new WaitingList(List.of(), new SpendingBook.Count(0, 0), new WorkingDays(Set.of()), TODAY)
                                .page(AMINA, 20, "answered")))
                .contains("Nobody waits for an answer.")
                .contains("Answered. They see it on their pages now.");
    }

    @Test
    void showsOfficersTheFormOnlyWhileNobodyHasAnswered() {
        AnswerForm empty = AnswerForm.of(form(Map.of()));

        assertThat(RenderedPage.text(
                        AnswerPages.page(AMINA, question(SpendingState.WAITING), LINES, empty, FormErrors.NONE)))
                .contains("May the money be spent on it?")
                .contains("£12.50");
        assertThat(RenderedPage.text(
                        AnswerPages.page(AMINA, question(SpendingState.YES), LINES, empty, FormErrors.NONE)))
                .contains("Once a week is fine.")
                .doesNotContain("Send the answer");
    }

    @Test
    void saysWhichPartOfAnAnswerIsWrong() {
        assertThat(wrong(Map.of())).containsExactly("yes", "words");
        assertThat(wrong(Map.of("yes", "yes", "words", "Yes."))).containsExactly("line");
        assertThat(wrong(Map.of("yes", "yes", "words", "Yes.", "line", LINE.toString(), "upTo", "ten")))
                .containsExactly("upTo");
        assertThat(wrong(Map.of("yes", "yes", "words", "Yes.", "line", LINE.toString(), "upTo", "0")))
                .containsExactly("upTo");
        assertThat(wrong(Map.of("yes", "no"))).containsExactly("words");
        assertThat(wrong(until("31", "2", "2027"))).containsExactly("until");
        assertThat(wrong(until("2", "12", "2026"))).containsExactly("until");
        assertThat(wrong(until("3", "12", "2026"))).isEmpty();
    }

    private static Map<String, String> until(String day, String month, String year) {
        return Map.of(
                "yes",
                "yes",
                "words",
                "Yes.",
                "line",
                LINE.toString(),
                "until-day",
                day,
                "until-month",
                month,
                "until-year",
                year);
    }

    private static List<String> wrong(Map<String, String> typed) {
        return AnswerForm.of(form(typed)).errors(LINES, TODAY).all().stream()
                .map(FormErrors.Wrong::field)
                .toList();
    }

    @Test
    void aNoNeedsNothingOfAYes() {
        AnswerForm form = AnswerForm.of(form(Map.of("yes", "no", "upTo", "ten", "words", "A taxi would do.")));

        assertThat(form.errors(LINES, TODAY).isEmpty()).isTrue();
        assertThat(form.answer().upToPence()).isNull();
        assertThat(form.answer().planLineId()).isNull();
    }

    private static MultiValueMap<String, String> form(Map<String, String> fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        return form;
    }

    private static SpendingQuestion question(SpendingState state) {
        boolean answered = state == SpendingState.YES || state == SpendingState.NO;
        boolean yes = state == SpendingState.YES;
        return new SpendingQuestion(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                "Tom Okafor",
                "Swimming lessons",
                1_250L,
                Instant.parse("2026-12-01T09:00:00Z"),
                LocalDate.of(2026, 12, 8),
                state,
                false,
                "Tom Okafor",
                answered ? "Once a week is fine." : null,
                answered ? Instant.parse("2026-12-02T09:00:00Z") : null,
                answered ? "Amina Yusuf" : null,
                yes ? LINE : null,
                yes ? "Getting out and about" : null,
                yes ? 1_500L : null,
                yes ? LocalDate.of(2027, 3, 31) : null,
                null);
    }
}
