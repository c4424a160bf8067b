package uk.directly.ending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Task;

/**
 * "Can this account be closed?", for finance officers: what stands in it, what is open, and the step that comes next.
 *
 * @param about whose account it is
 * @param answer to the question of the title
 * @param money what stands in it
 * @param open what has to end first, each with its way on
 * @param known what is to be known and blocks nothing
 * @param card what can go back to a card first; null: nothing
 * @param form how it would be closed; null: that is not the next step
 * @param proposal what waits for a second yes; null: nothing does
 * @param closed what became of it; null: it is open
 * @param action where everything is sent
 */
public record ClosingPage(
        Frame frame,
        FormErrors errors,
        Link back,
        String about,
        String answer,
        List<SummaryRow> money,
        List<Task> open,
        List<String> known,
        @Nullable Card card,
        @Nullable Form form,
        @Nullable Proposal proposal,
        @Nullable Closed closed,
        String action)
        implements Page {
    @Override
    public String template() {
        return "ending/closing";
    }

    /** Own money that can go back to the card that it came from, in a sentence, and the button. */
    public record Card(String sentence, String button, String key) {}

    /**
     * The form of a proposal.
     *
     * @param payee asked where something is the person's: "Who gets the £55.00 that is theirs?"; null: nothing is
     * @param returned asked where the council's money is in the person's own bank; null: it isn't
     */
    public record Form(
            ClosingForm typed,
            @Nullable String payee,
            @Nullable String returned) {}

    /**
     * What is proposed.
     *
     * @param id of the proposal
     * @param mayApprove whether who looks may say yes: not who proposed it
     */
    public record Proposal(String id, List<SummaryRow> rows, boolean mayApprove, String note, String key) {}

    /**
     * What a closing did.
     *
     * @param payments who gets what; each with a link until it is recorded as paid
     * @param statement where it is
     */
    public record Closed(List<SummaryRow> rows, List<Task> payments, String statement) {}
}
