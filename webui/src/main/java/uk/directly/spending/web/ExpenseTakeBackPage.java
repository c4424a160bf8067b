package uk.directly.spending.web;

import java.util.UUID;
import uk.directly.spending.Expense;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Asks before something that was recorded is taken back.
 *
 * @param what "£12.50 to Sale Leisure on Thursday 3 December"
 * @param back the list
 * @param action where the button goes
 */
public record ExpenseTakeBackPage(Frame frame, String what, String back, String action) implements Page {
    static ExpenseTakeBackPage of(Viewer viewer, UUID budget, Expense expense) {
        String list = ExpensePages.path(budget);
        return new ExpenseTakeBackPage(
                Frame.of("Take this back?", viewer).under("/money"),
                ExpensePages.title(expense),
                list,
                list + "/" + expense.id() + "/take-back");
    }

    @Override
    public String template() {
        return "spending/expenseTakeBack";
    }
}
