package uk.directly.accreditation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.accreditation.model.JoiningAnswers.Step;

class JoiningAnswersTests {
    @ParameterizedTest
    @DisplayName("R30, R35 what somebody is follows from who does the work and who says what is done")
    @CsvSource({
        "alone,person,,,personal-assistant,1",
        "alone,me,,,micro-provider,1",
        "alone,me,business,40,micro-provider,1",
        "with-others,,business,2,micro-provider,2",
        "with-others,,business,8,micro-provider,8",
        "with-others,,business,9,organisation,9",
        "with-others,,community,,community,1",
        "with-others,,funds,,isf-broker,1",
    })
    void decidesTheKind(
            String work,
            @Nullable String decides,
            @Nullable String what,
            @Nullable Integer workers,
            String kind,
            int count) {
        JoiningAnswers answers = new JoiningAnswers(
                work, decides, what, workers, false, List.of("gardening"), "X", "M33 2AA", "1", null);

        assertThat(answers.kind(8).slug()).isEqualTo(kind);
        assertThat(answers.workerCount()).isEqualTo(count);
        assertThat(answers.next()).isEmpty();
    }

    @Test
    void asksOneQuestionAfterTheOther() {
        assertThat(JoiningAnswers.NONE.next()).contains(Step.WORK);
        assertThat(answers("alone", null, null).next()).contains(Step.DECIDES);
        assertThat(answers("with-others", null, null).next()).contains(Step.WHAT);
        assertThat(answers("with-others", null, "business").next()).contains(Step.WORKERS);
        assertThat(answers("with-others", null, "community").next()).contains(Step.PERSONAL_CARE);
        assertThat(answers("with-others", null, "funds").next()).contains(Step.SERVICES);
        assertThat(answers("alone", "person", null).before(Step.DECIDES)).contains(Step.WORK);
        assertThat(JoiningAnswers.NONE.before(Step.WORK)).isEmpty();
    }

    @Test
    void addsWhatTheAnswersSayToTheServices() {
        assertThat(new JoiningAnswers("alone", "person", null, null, true, List.of("meals"), null, null, null, null)
                        .allServices())
                .containsExactly("meals", "personal-care");
        assertThat(new JoiningAnswers("with-others", null, "funds", null, true, List.of(), null, null, null, null)
                        .allServices())
                .containsExactly("isf-brokerage");
    }

    private static JoiningAnswers answers(String work, @Nullable String decides, @Nullable String what) {
        return new JoiningAnswers(work, decides, what, null, null, null, null, null, null, null);
    }
}
