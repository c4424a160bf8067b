package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Quote;
import uk.directly.budget.Budget;
import uk.directly.rate.Engagement;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Writes screen 6, and reads its answers.
 *
 * @param answers as they came
 * @param usualMinutes of this support that they have had a week
 * @param home their postcode; null: not known
 */
record PurposePages(
        Viewer viewer,
        Screens.Basis basis,
        Trail trail,
        Quote quote,
        Map<String, String> answers,
        long usualMinutes,
        @Nullable String home) {
    private static final String NONE_OF_THESE = "none";

    /** Of somebody who has had none of this support yet. */
    PurposePages(Viewer viewer, Screens.Basis basis, Trail trail, Quote quote, Map<String, String> answers) {
        this(viewer, basis, trail, quote, answers, 0, null);
    }

    /** What is wrong with the answers. */
    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (!isUnsure() && !Purposes.known(basis.budgets(), trail.planLineId())) {
            errors = errors.and("for", "Choose what this is for");
        }
        if (basis.offer().openTo().size() > 1 && trail.engagement() == null) {
            errors = errors.and("as", "Choose who is the boss");
        }
        if (isAbove() && trail.wayOn() == null) {
            errors = errors.and("more", "Choose what you would like to do about the price");
        }
        if (isUnsure() && (trail.again() != null || trail.with() != null)) {
            errors = errors.and(
                    "for",
                    "Choose what these visits are for. To ask the council first, go to Money, or ask about one visit");
        }
        if (isUnsure() && isAbove() && trail.wayOn() == Trail.WayOn.ASK) {
            errors = errors.and(
                    "more", "You can ask the council one thing at a time. Choose what this is for, or another way");
        }
        return errors;
    }

    /** Whether they would like to ask the council first (R5). */
    boolean isUnsure() {
        return NONE_OF_THESE.equals(answers.get("for"));
    }

    /** Whether it costs more than the council pays. */
    boolean isAbove() {
        return Above.difference(quote) != null;
    }

    PurposePage page(FormErrors errors) {
        Frame frame = Frame.of("What is it for?", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        String chosen = trail.purposeValue();
        return new PurposePage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.chosenTime().toString(),
                Purposes.visit(basis.offer(), quote.span()),
                trail.purpose().without("for").without("as").without("more"),
                lines(),
                chosen == null ? answers.getOrDefault("for", "") : chosen,
                bosses(),
                answers.getOrDefault("as", ""),
                Above.of(quote, usualMinutes, Whose.of(viewer)),
                answers.getOrDefault("more", ""),
                errors);
    }

    private List<Choice> lines() {
        List<Choice> choices = new ArrayList<>();
        for (Budget budget : basis.budgets()) {
            @Nullable String from = basis.budgets().size() > 1 ? Purposes.from(budget, Whose.of(viewer)) : null;
            budget.planLines().forEach(line -> choices.add(new Choice(line.id().toString(), line.name(), from)));
        }
        choices.addAll(agreed());
        choices.add(Choice.or());
        choices.add(
                new Choice(
                        NONE_OF_THESE,
                        "None of these, or I’m not sure",
                        "You ask the council. It answers in writing. This time and the money for it are kept for you meanwhile."));
        return choices;
    }

    /** R5: what the council said yes to, where that reaches to this visit. */
    private List<Choice> agreed() {
        LocalDate day = LocalDate.ofInstant(quote.span().start(), DateWords.LONDON);
        List<Choice> choices = new ArrayList<>();
        for (SpendingQuestion question : basis.agreed()) {
            UUID line = question.planLineId();
            if (line != null
                    && question.covers(day, line, quote.totalPence())
                    && Purposes.known(basis.budgets(), line)) {
                choices.add(
                        new Choice(line + Trail.BESIDE + question.id(), question.what(), Purposes.agreed(question)));
            }
        }
        return choices;
    }

    private List<Choice> bosses() {
        if (basis.offer().openTo().size() < 2) {
            return List.of();
        }
        String name = basis.offer().seller().name();
        return basis.offer().openTo().stream()
                .map(engagement -> engagement == Engagement.EMPLOYED
                        ? new Choice(
                                engagement.slug(),
                                "You are: you employ " + name,
                                "There are a few things to do first, like insurance. We show you how.")
                        : Choice.of(engagement.slug(), name + " is: they run their own business"))
                .toList();
    }
}
