package uk.directly.spending.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingState;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the pages of whoever asked. */
final class QuestionPages {
    static final String LIST = "/money/questions";

    private QuestionPages() {}

    static QuestionsPage list(Viewer viewer, List<SpendingQuestion> questions, int shown) {
        List<SpendingQuestion> here = questions.size() > shown ? questions.subList(0, shown) : questions;
        return new QuestionsPage(
                Frame.of(Whose.of(viewer).either("What you asked the council", "What the council was asked"), viewer)
                        .under("/money"),
                here.stream().map(QuestionPages::line).toList(),
                questions.size() > shown
                        ? Address.of(LIST).with("after", here.getLast().id()).toString()
                        : null);
    }

    private static QuestionsPage.Line line(SpendingQuestion question) {
        return new QuestionsPage.Line(
                question.what(),
                LIST + "/" + question.id(),
                state(question.state()),
                colour(question.state()),
                question.answeredAt() == null
                        ? "You asked on " + DateWords.day(question.askedAt())
                        : "Answered on " + DateWords.day(question.answeredAt()));
    }

    static QuestionPage one(Viewer viewer, SpendingQuestion question, LocalDate today, @Nullable String done) {
        return new QuestionPage(
                Frame.of("Can I spend it on this?", viewer).under("/money").withNotice(notice(done)),
                state(question.state()),
                colour(question.state()),
                facts(question),
                question.answer() == null
                        ? List.of()
                        : question.answer()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                limits(question),
                question.state() == SpendingState.WAITING ? LIST + "/" + question.id() : null,
                next(viewer, question, today));
    }

    private static @Nullable String notice(@Nullable String done) {
        if ("asked".equals(done)) {
            return "We asked the council. Nothing is spent.";
        }
        return "taken-back".equals(done) ? "You took your question back." : null;
    }

    private static List<SummaryRow> facts(SpendingQuestion question) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(new SummaryRow(
                "What you asked about",
                question.what().lines().filter(line -> !line.isBlank()).toList(),
                null));
        if (question.costPence() != null) {
            rows.add(SummaryRow.of(
                    "About how much", Pence.of(question.costPence()).text()));
        }
        rows.add(SummaryRow.of(
                "Asked",
                DateWords.day(question.askedAt())
                        + (question.onBehalfOf() ? ", by " + question.askedBy() + " for you" : "")));
        return rows;
    }

    private static List<SummaryRow> limits(SpendingQuestion question) {
        if (question.state() != SpendingState.YES) {
            return List.of();
        }
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("It counts as", String.valueOf(question.planLineName())));
        rows.add(SummaryRow.of(
                "Up to",
                question.upToPence() == null
                        ? "No fixed amount"
                        : Pence.of(question.upToPence()).text() + " each time"));
        rows.add(SummaryRow.of("Until", question.until() == null ? "No last day" : DateWords.date(question.until())));
        return rows;
    }

    private static List<String> next(Viewer viewer, SpendingQuestion question, LocalDate today) {
        String council = viewer.help().council();
        String call = viewer.help().call();
        return switch (question.state()) {
            case WAITING ->
                List.of(
                        question.isLate(today)
                                ? "You should have had an answer by " + DateWords.day(question.answerBy())
                                        + ". We are sorry. The council can see that it is late. You can also " + call
                                        + "."
                                : council + " answers in writing by " + DateWords.day(question.answerBy()) + ".",
                        Whose.of(viewer)
                                .say("You see the answer here. You can go on using your money for what was agreed"
                                        + " before."));
            case YES ->
                List.of(
                        "The council keeps to this answer when it looks at what you spent. Keep to what it says, and you"
                                + " won’t be asked again.");
            case NO ->
                List.of(
                        "If you don’t agree, " + call + " and say that you would like somebody to look at it again.",
                        "You can also ask in another way: say what it would help you to do.");
            case WITHDRAWN -> List.of("You can ask again at any time.");
        };
    }

    static String state(SpendingState state) {
        return switch (state) {
            case WAITING -> "We asked the council";
            case YES -> "The council said yes";
            case NO -> "The council said no";
            case WITHDRAWN -> "You took it back";
        };
    }

    static String colour(SpendingState state) {
        return switch (state) {
            case WAITING -> "yellow";
            case YES -> "green";
            case NO -> "red";
            case WITHDRAWN -> "grey";
        };
    }
}
