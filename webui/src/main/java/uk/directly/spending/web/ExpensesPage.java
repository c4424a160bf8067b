package uk.directly.spending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Record what you spent": the form, and what was recorded.
 *
 * @param left "You have £490.50 left to use."
 * @param action where the form goes
 * @param purposes the plan's own words, and what the council said yes to
 * @param receipts the answers about the receipt; empty where none is asked for
 * @param receiptNote a sentence where the council may ask for it later; null: none
 * @param form as it was typed
 * @param family asked once of whom they pay (R62); null: not asked now
 * @param recorded what was recorded, newest first
 * @param older the ones after these, if any
 */
public record ExpensesPage(
        Frame frame,
        String left,
        String action,
        List<Choice> purposes,
        List<Choice> receipts,
        @Nullable String receiptNote,
        ExpenseForm form,
        @Nullable FamilyQuestion family,
        FormErrors errors,
        List<Line> recorded,
        @Nullable String older)
        implements Page {
    @Override
    public String template() {
        return "spending/expenses";
    }

    /** Whether who was paid is family. */
    public record FamilyQuestion(String legend, String hint, List<Choice> choices) {}

    /**
     * One that was recorded.
     *
     * @param title "£12.50 to Sale Leisure on Thursday 3 December"
     * @param more what it was, and what for
     * @param takeBack where to take it back; null: it was
     */
    public record Line(String title, String more, @Nullable String takeBack) {}
}
