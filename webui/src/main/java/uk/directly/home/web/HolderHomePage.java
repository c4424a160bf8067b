package uk.directly.home.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.ShareNote;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.MoneyBar;
import uk.directly.web.Page;
import uk.directly.web.Stopped;

/**
 * The first page of somebody with support money: what they have, what needs them, what comes next.
 *
 * @param money each budget: what is left, and where it went
 * @param stopped said while the council has stopped money of theirs (R104)
 * @param closed accounts of theirs that are closed, a link to what became of each (R24)
 * @param needs what waits for them
 * @param notCome visits that should have begun: who and when, and where it is said that nobody came (R58)
 * @param next the next visit, if any
 * @param again whom to book again
 * @param breaks said to carers
 */
public record HolderHomePage(
        Frame frame,
        List<Money> money,
        List<Stopped> stopped,
        List<Link> closed,
        Needs needs,
        List<Link> notCome,
        @Nullable Next next,
        List<Link> again,
        @Nullable String breaks)
        implements Page {
    @Override
    public String template() {
        return "home/holder";
    }

    /**
     * What waits for this person.
     *
     * @param toCheck visits that wait for a yes
     * @param bank a change of the bank account to look at; null: none
     * @param toPay what waits to be paid from one's own bank
     * @param kept funds that the council keeps because the organisation stopped: where another is chosen (R75)
     * @param messages who wrote to them and waits for an answer (R43)
     * @param toChoose where they say how they want to get money that has no way yet (R1)
     * @param more how many more visits wait than are shown, as a link; null: none
     */
    public record Needs(
            List<ToCheck> toCheck,
            @Nullable BankNotice bank,
            List<Link> toPay,
            List<Link> kept,
            List<Link> messages,
            List<Link> toChoose,
            @Nullable Link more) {
        /** How many there are. */
        public int count() {
            return toCheck.size()
                    + toPay.size()
                    + kept.size()
                    + messages.size()
                    + toChoose.size()
                    + (bank == null ? 0 : 1);
        }
    }

    /**
     * One budget.
     *
     * @param sentence "You have £490.50 left to use until Sunday 13 December"
     * @param bar where it went
     * @param setAside what is set aside, for what and until when, a sentence each
     * @param shareNote what is to be paid of the person's share; null: nothing
     * @param sharePage where all of the share is
     * @param warnings what to look at now
     * @param lasts how long it lasts; null: nobody can say yet
     * @param weeks what is left week by week, drawn; null: nobody can say yet
     */
    public record Money(
            String sentence,
            MoneyBar bar,
            List<String> setAside,
            @Nullable ShareNote shareNote,
            String sharePage,
            List<Warning> warnings,
            @Nullable String lasts,
            @Nullable WeeksPicture weeks) {}

    /**
     * Something about the money to look at now, and what can be done.
     *
     * @param title what it is, in a sentence
     */
    public record Warning(String title, List<String> lines) {}

    /**
     * A visit that waits for a yes.
     *
     * @param title "Aisha K says they came Thursday 3 December, 9:30am to 12:30pm"
     * @param beside "£8.90 more than planned"
     * @param href the visit
     * @param yes where the yes goes
     * @param inOneStep whether pressing the button is the yes; else it leads to a page that asks explicitly
     * @param version which version of the visit was seen
     * @param wrong where "Something's wrong" leads
     */
    public record ToCheck(
            String title, String beside, String href, String yes, boolean inOneStep, int version, String wrong) {}

    /**
     * The next visit.
     *
     * @param when "Tuesday 8 December, 9:30am to midday"
     * @param who "Cooking together with Aisha K"
     * @param note said where it is not certain yet
     * @param href the visit
     * @param change where it can be changed; null: too late for that
     */
    public record Next(
            String when,
            String who,
            @Nullable String note,
            String href,
            @Nullable String change) {}
}
