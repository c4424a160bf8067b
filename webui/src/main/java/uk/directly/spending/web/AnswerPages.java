package uk.directly.spending.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.PlanLine;
import uk.directly.money.Pence;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingState;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the page on which an officer answers. */
final class AnswerPages {
    static final String LIST = "/questions";

    private static final int LINE = 80;

    private AnswerPages() {}

    static AnswerPage page(
            Viewer viewer, SpendingQuestion question, List<PlanLine> lines, AnswerForm form, FormErrors errors) {
        Frame frame = Frame.of("May " + question.holderName() + " spend it on this?", viewer)
                .under(LIST);
        return new AnswerPage(
                errors.isEmpty() ? frame : frame.withError(),
                facts(question),
                question.state() == SpendingState.WAITING,
                answered(question),
                LIST + "/" + question.id(),
                form.yes(),
                lines.stream()
                        .map(line -> Choice.of(line.id().toString(), line.name()))
                        .toList(),
                form.line(),
                form.upTo(),
                form.until(),
                form.words(),
                errors);
    }

    private static List<SummaryRow> facts(SpendingQuestion question) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(new SummaryRow(
                "What", question.what().lines().filter(line -> !line.isBlank()).toList(), null));
        if (question.costPence() != null) {
            rows.add(SummaryRow.of(
                    "About how much", Pence.of(question.costPence()).text()));
        }
        SpendingQuestion.Kept kept = question.kept();
        if (kept != null) {
            rows.add(new SummaryRow(
                    "Kept for it",
                    List.of(
                            kept.title() + " with " + kept.provider() + ", "
                                    + DateWords.visit(kept.start(), kept.end()),
                            kept.silenceYesAt() == null
                                    ? "The time and the money are kept until " + DateWords.until(kept.until())
                                            + ". Then both go back, if nobody has answered."
                                    : "No answer by " + DateWords.until(kept.silenceYesAt())
                                            + " counts as yes for this visit."),
                    null));
        }
        rows.add(SummaryRow.of(
                "Asked",
                DateWords.day(question.askedAt()) + " by " + question.askedBy()
                        + (question.onBehalfOf() ? " for " + question.holderName() : "")));
        rows.add(SummaryRow.of("Answer by", DateWords.day(question.answerBy())));
        return rows;
    }

    private static List<SummaryRow> answered(SpendingQuestion question) {
        List<SummaryRow> rows = new ArrayList<>();
        if (question.answer() != null && question.answeredAt() != null) {
            rows.add(SummaryRow.of(question.state() == SpendingState.YES ? "Yes" : "No", question.answer()));
            rows.add(SummaryRow.of("Answered", DateWords.day(question.answeredAt()) + " by " + question.answeredBy()));
        }
        if (question.planLineName() != null) {
            rows.add(SummaryRow.of("It counts as", question.planLineName()));
        }
        if (question.upToPence() != null) {
            rows.add(SummaryRow.of("Up to", Pence.of(question.upToPence()).text() + " each time"));
        }
        if (question.until() != null) {
            rows.add(SummaryRow.of("Until", DateWords.date(question.until())));
        }
        if (question.state() == SpendingState.WITHDRAWN) {
            rows.add(SummaryRow.of("Taken back", "They don’t ask any more."));
        }
        return rows;
    }

    /** The beginning of what was asked, for a list. */
    static String inALine(String what) {
        String line = what.strip().replaceAll("\\s+", " ");
        return line.length() <= LINE ? line : line.substring(0, LINE).strip() + "…";
    }
}
