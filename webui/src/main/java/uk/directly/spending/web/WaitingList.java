package uk.directly.spending.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.council.London;
import uk.directly.council.WorkingDays;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the officers' list of what waits. */
record WaitingList(
        List<SpendingQuestion> questions, SpendingBook.Count count, WorkingDays workingDays, LocalDate today) {

    WaitingPage page(Viewer viewer, int shown, @Nullable String done) {
        List<SpendingQuestion> here = questions.size() > shown ? questions.subList(0, shown) : questions;
        return new WaitingPage(
                Frame.of("Questions", viewer)
                        .under(AnswerPages.LIST)
                        .withNotice("answered".equals(done) ? "Answered. They see it on their pages now." : null),
                sentence(),
                here.isEmpty() ? null : table(here),
                questions.size() > shown
                        ? Address.of(AnswerPages.LIST)
                                .with("day", here.getLast().answerBy())
                                .with("after", here.getLast().id())
                                .toString()
                        : null);
    }

    private String sentence() {
        if (count.waiting() == 0) {
            return "Nobody waits for an answer.";
        }
        return DateWords.count(count.waiting(), "question") + (count.waiting() == 1 ? " waits" : " wait")
                + " for an answer"
                + (count.late() == 0 ? "." : ", " + count.late() + " of them longer than we promised.");
    }

    private Table table(List<SpendingQuestion> here) {
        return new Table(
                "May I spend my money on this?",
                List.of(
                        Table.Column.text("What"),
                        Table.Column.text("Who"),
                        Table.Column.number("Working days"),
                        Table.Column.text("Answer by")),
                here.stream().map(this::row).toList());
    }

    private Table.Row row(SpendingQuestion question) {
        return Table.Row.to(
                AnswerPages.LIST + "/" + question.id(),
                AnswerPages.inALine(question.what()),
                question.holderName(),
                String.valueOf(workingDays.between(
                        question.askedAt().atZone(London.ZONE).toLocalDate(), today)),
                DateWords.day(question.answerBy()) + (question.isLate(today) ? ", late" : ""));
    }
}
