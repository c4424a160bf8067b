package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.AgreedPart;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A visit, from being asked for to being paid.
 *
 * @param state where it stands, in a word or two
 * @param colour of the state
 * @param sentence what that means
 * @param happened what the other side says happened, if they have
 * @param facts who, when, what for
 * @param price each line of what was promised, and the sum
 * @param question what was said to be wrong, if anything
 * @param backups whom the person may ask instead (R7); null: nobody called it off
 * @param links what else can be done
 * @param terms what both agreed to
 * @param otherTimes that wait for the person's answer; null: none do
 * @param instead the visit that was booked instead of this one
 */
public record VisitPage(
        Frame frame,
        String state,
        String colour,
        String sentence,
        @Nullable Happened happened,
        List<SummaryRow> facts,
        Table price,
        @Nullable String question,
        @Nullable List<Link> backups,
        List<Link> links,
        List<AgreedPart> terms,
        @Nullable OtherTimesBox otherTimes,
        @Nullable Link instead)
        implements Page {
    /** The same, where other times were named for it (ADR 36). */
    VisitPage with(OtherTimesWords words) {
        return new VisitPage(
                frame,
                words.state() == null ? state : words.state(),
                words.colour() == null ? colour : words.colour(),
                words.sentence(),
                happened,
                facts,
                price,
                question,
                backups,
                links,
                terms,
                words.box(),
                words.instead());
    }

    @Override
    public String template() {
        return "booking/visit";
    }

    /**
     * What is said to have happened, beside what was booked.
     *
     * @param title "Aisha K says they came Thursday 9:30am to 12:30pm"
     * @param beside "£8.90 more than planned"
     * @param times booked and happened, side by side
     * @param yes what can be said yes to; null: nothing any more
     */
    public record Happened(
            String title,
            String beside,
            Table times,
            @Nullable Yes yes) {}

    /**
     * The two answers.
     *
     * @param action where the yes goes
     * @param inOneStep whether pressing the button is the yes; else it leads to a page that asks explicitly
     * @param version which version of the visit was seen
     * @param wrong where "Something's wrong" leads
     */
    public record Yes(String action, boolean inOneStep, int version, String wrong) {}
}
