package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.ShareNote;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.MoneyBar;
import uk.directly.web.Page;
import uk.directly.web.Stopped;
import uk.directly.web.Table;

/**
 * A person's support money: what is left, and every line of it.
 *
 * @param others the person's other budgets, where there are several
 * @param sentence "You have £490.50 left to use until Sunday 13 December."
 * @param bar where it went
 * @param setAside what is set aside, for what and until when, a sentence each
 * @param purposes what it is for, in the plan's own words
 * @param share how the person's own share is paid (R6)
 * @param shareNote what is not paid of it; null: nothing
 * @param sharePage where all of the share is
 * @param toPay where those who pay from their own bank find whom to pay; null for others
 * @param spent where they record what else they paid; null for others
 * @param how where the person chooses how to get it
 * @param own the person's own money, and where it is
 * @param statement where the statement of any days is
 * @param unspent where it is said what is unspent (R17)
 * @param lines of the statement, newest first; null: none yet
 * @param newer the lines before these, if any
 * @param older the lines after these, if any
 * @param stopped said while the council has stopped this money (R104)
 * @param closed what became of it, where the account is closed (R24); null: it is open
 */
public record MoneyPage(
        Frame frame,
        List<Link> others,
        String sentence,
        MoneyBar bar,
        List<String> setAside,
        List<String> purposes,
        String share,
        @Nullable ShareNote shareNote,
        String sharePage,
        @Nullable String toPay,
        @Nullable String spent,
        String how,
        Link own,
        String statement,
        String unspent,
        @Nullable Table lines,
        @Nullable String newer,
        @Nullable String older,
        @Nullable Stopped stopped,
        @Nullable Link closed)
        implements Page {
    MoneyPage with(@Nullable Stopped notice) {
        return new MoneyPage(
                frame, others, sentence, bar, setAside, purposes, share, shareNote, sharePage, toPay, spent, how, own,
                statement, unspent, lines, newer, older, notice, closed);
    }

    @Override
    public String template() {
        return "budget/money";
    }
}
