package uk.directly.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Sending the old system's figures of a later day.
 *
 * @param form where the file to fill in is
 * @param done what became of the file that was sent, a sentence each; none: none was
 * @param rejected rows that were not taken; null: all were
 * @param columns what stands in the file
 */
public record ComparePage(
        Frame frame,
        String action,
        String back,
        String form,
        DateParts day,
        List<String> done,
        @Nullable Table rejected,
        Table columns,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "intake/compare";
    }
}
