package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Screen 7: check before you book.
 *
 * @param back to what it is for
 * @param facts who, when, what for
 * @param price each line, and the sum
 * @param onTop asks what may come on top (R59); null: nothing does
 * @param money where it comes from and what is left afterwards
 * @param notes what else to know about the price
 * @param cancelling what it costs, a line for each
 * @param terms what both agree to
 * @param shortage said instead of the button where the money doesn't reach
 * @param ownShortage said instead of the button where own money doesn't reach
 * @param second where somebody is chosen who comes at the same time; null: here it is for one
 * @param share where it is shared with somebody, each paying half; null: it can't be
 * @param button "Book and promise £44.50"
 * @param action where the form goes: this page with its answers and its key
 * @param errors what is wrong
 */
public record CheckPage(
        Frame frame,
        String back,
        List<SummaryRow> facts,
        Table price,
        @Nullable Ask onTop,
        List<SummaryRow> money,
        List<String> notes,
        List<String> cancelling,
        List<AgreedPart> terms,
        @Nullable Shortage shortage,
        @Nullable OwnShortage ownShortage,
        @Nullable String second,
        @Nullable String share,
        String button,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/check";
    }

    /** Whether anything typed is wrong, so that nothing can be booked yet. */
    public boolean isWrong() {
        return onTop != null && (errors.of("miles") != null || errors.of("costs") != null);
    }

    /**
     * Asks what may come on top.
     *
     * @param address this page, with all its other answers
     * @param who would drive or pay
     * @param typed so far
     */
    public record Ask(Address address, String who, OnTop typed, boolean miles, boolean costs) {
        /** Whether something was typed. */
        public boolean isOpen() {
            return !typed.equals(OnTop.NOTHING);
        }
    }

    /**
     * The money doesn't reach.
     *
     * @param missing "£8.90 short, nothing was taken."
     * @param shorter where a shorter visit is chosen
     * @param others where others are found
     * @param call whom to ask
     */
    public record Shortage(String missing, String shorter, String others, String call) {}

    /**
     * Own money doesn't reach.
     *
     * @param missing "£1.50 of your own money is missing. Nothing was taken."
     * @param add "Add £1.50 of your own money"
     * @param adding where it is added; from there it goes on here
     * @param another where another way on is chosen
     */
    public record OwnShortage(String missing, String add, String adding, String another) {}
}
