package uk.directly.spending.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.agreement.Family;
import uk.directly.budget.Budget;
import uk.directly.budget.ReviewBand;
import uk.directly.money.Pence;
import uk.directly.spending.Expense;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** Writes what a person recorded as spent from their own bank. */
final class ExpensePages {
    private ExpensePages() {}

    /**
     * What the page is about.
     *
     * @param agreed what the council said yes to
     * @param band how much evidence is asked for (R21)
     * @param recorded newest first, one more than are shown where there are more
     */
    record Known(Budget budget, List<SpendingQuestion> agreed, ReviewBand band, List<Expense> recorded) {}

    static String path(UUID budget) {
        return "/money/" + budget + "/spent";
    }

    static ExpensesPage page(
            Viewer viewer,
            Known known,
            int shown,
            ExpenseForm form,
            FormErrors errors,
            boolean asksFamily,
            @Nullable String notice) {
        Budget budget = known.budget();
        Frame frame = Frame.of("Record what you spent", viewer).under("/money").withNotice(notice);
        List<Expense> here = known.recorded().stream().limit(shown).toList();
        return new ExpensesPage(
                errors.isEmpty() ? frame : frame.withError(),
                (viewer.actingFor() == null ? "You have " : viewer.actingFor().name() + " has ")
                        + Pence.of(budget.availablePence()).text() + " left to use.",
                path(budget.id()),
                purposes(budget, known.agreed()),
                known.band() == ReviewBand.CLOSE
                        ? List.of(Choice.of("kept", "Yes, and I keep it"), Choice.of("none", "No"))
                        : List.of(),
                known.band() == ReviewBand.STANDARD ? "Keep your receipt. The council may ask to see it." : null,
                form,
                asksFamily ? family(form.paidTo()) : null,
                errors,
                here.stream().map(expense -> line(budget.id(), expense)).toList(),
                known.recorded().size() > shown
                        ? path(budget.id()) + "?after=" + here.getLast().id()
                        : null);
    }

    /** R62: asked once of whom they pay, kindly; only the answer is kept. */
    private static ExpensesPage.FamilyQuestion family(String name) {
        return new ExpensesPage.FamilyQuestion(
                "One more question about " + name + ": are you family?",
                "We ask it once. Relatives may be paid. Only for a partner, or close family in the same home, the council has"
                        + " to say yes first.",
                List.of(
                        Choice.of("no", "No, or it is a shop or an organisation"),
                        Choice.of("elsewhere", Family.ELSEWHERE.words()),
                        Choice.of("partner", Family.PARTNER.words()),
                        Choice.of("same-household", Family.SAME_HOUSEHOLD.words())));
    }

    private static List<Choice> purposes(Budget budget, List<SpendingQuestion> agreed) {
        List<Choice> choices = new ArrayList<>();
        budget.planLines().forEach(line -> choices.add(Choice.of(line.id().toString(), line.name())));
        agreed.stream()
                .filter(question -> question.budgetId().equals(budget.id()))
                .forEach(question -> choices.add(
                        new Choice(question.id().toString(), question.what(), "You asked, and the council said yes")));
        return choices;
    }

    /** "£12.50 to Sale Leisure on Thursday 3 December". */
    static String title(Expense expense) {
        return Pence.of(expense.amountPence()).text() + " to " + expense.paidTo() + " on "
                + DateWords.day(expense.spentOn());
    }

    private static ExpensesPage.Line line(UUID budget, Expense expense) {
        boolean stands = expense.takenBackAt() == null;
        return new ExpensesPage.Line(
                title(expense),
                expense.what() + ". For: " + expense.planLineName() + (stands ? "" : ". You took this back"),
                stands ? path(budget) + "/" + expense.id() + "/take-back" : null);
    }
}
