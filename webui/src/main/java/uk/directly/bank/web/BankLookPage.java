package uk.directly.bank.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Changes of bank details that finance looks at (R26).
 *
 * @param sentence how many wait
 * @param changes those that wait first
 * @param errors why something wasn't done
 */
public record BankLookPage(Frame frame, String sentence, List<Look> changes, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "bank/look";
    }

    /**
     * One change.
     *
     * @param title whose it is and how it stands
     * @param action the address of its steps, without the step
     * @param confirm the words of the button for "I called back"; null: not now
     * @param approve whether a second officer may say yes
     * @param stop whether it can be stopped
     */
    public record Look(
            String title,
            List<SummaryRow> facts,
            String action,
            @Nullable String confirm,
            boolean approve,
            boolean stop) {}
}
