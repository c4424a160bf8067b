package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * One award with its history, for officers.
 *
 * @param person whose it is, a link to all of theirs
 * @param facts as they are today
 * @param enough how many hours a week it buys; null: that is beside the point
 * @param planLines what it may be spent on
 * @param terms what it paid, pays and will pay
 * @param timeline what was decided, by whom and why, the latest first
 * @param routes how the person chose to have the money, the latest first
 * @param path of the page
 * @param freeze where the money is stopped for a while, or that is looked at again
 * @param closing where the account is closed, or what became of it; null: that is for others
 * @param closed whether it is closed: then nothing else is to be done here
 */
public record AwardPage(
        Frame frame,
        Link person,
        List<SummaryRow> facts,
        @Nullable EnoughPart enough,
        List<String> planLines,
        Table terms,
        List<Event> timeline,
        List<String> routes,
        String path,
        Link freeze,
        @Nullable Link closing,
        boolean closed)
        implements Page {
    @Override
    public String template() {
        return "budget/award";
    }

    /**
     * A decision.
     *
     * @param title "Changed from 14 December 2026"
     * @param lines what, and why
     * @param by "Colin Ashworth, 1 December 2026"
     */
    public record Event(String title, List<String> lines, String by) {}
}
