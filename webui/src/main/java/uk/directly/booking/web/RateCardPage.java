package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A rate card beside the one before it, and what it does.
 *
 * @param state how far it is, in a sentence
 * @param progress how far the visits have followed; null: nothing to show
 * @param working whether it is worth another look
 * @param facts who did what, and what it touches
 * @param faults what is wrong with it now, a sentence each
 * @param warnings what to look at, a sentence each
 * @param tables its numbers beside those before
 * @param path of the page
 * @param mayDecide whether whoever looks may approve it or send it back (R92)
 * @param mayChange whether they may change it
 * @param mayWithdraw whether it can be put away
 * @param whyNot why they may not approve it; null: they may, or nobody can any more
 */
public record RateCardPage(
        Frame frame,
        String state,
        @Nullable Progress progress,
        boolean working,
        List<SummaryRow> facts,
        List<String> faults,
        List<String> warnings,
        List<Table> tables,
        String path,
        boolean mayDecide,
        boolean mayChange,
        boolean mayWithdraw,
        @Nullable String whyNot)
        implements Page {
    /**
     * How far it is.
     *
     * @param words "40 of 120 people"
     */
    public record Progress(int done, int all, String words) {}

    @Override
    public String template() {
        return "booking/rates/card";
    }
}
