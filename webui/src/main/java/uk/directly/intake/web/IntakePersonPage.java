package uk.directly.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * One award from the old system: the account that runs in parallel, beside the old one, and what came with it.
 *
 * @param about the case reference
 * @param state whether it runs in parallel or is live, in a sentence
 * @param comparison the two accounts; null: none was sent since
 * @param whyNot why it can't go live yet
 * @param goLive where it goes live
 * @param undo where it is undone
 * @param award where it is, once it is live
 */
public record IntakePersonPage(
        Frame frame,
        String about,
        String state,
        String back,
        List<SummaryRow> facts,
        @Nullable Table comparison,
        @Nullable String whyNot,
        boolean mayGoLive,
        String goLive,
        boolean mayUndo,
        String undo,
        @Nullable String award,
        Table payees,
        Table arrangements)
        implements Page {
    @Override
    public String template() {
        return "intake/person";
    }
}
