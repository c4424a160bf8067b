package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Screen 4: the person.
 *
 * @param back to the results
 * @param title what they offer
 * @param kind who they are, and whereabouts
 * @param description what they do, in their words, a paragraph each
 * @param facts languages, skills, how long, how far
 * @param price by time of week, beside what the council pays
 * @param priceNotes what else to know about it
 * @param employed where they may be employed: pay beside the pay guide, cost beside what the council pays (R84); else empty
 * @param week what it means for the money of who looks (R28); empty: not known
 * @param cancelling what it costs
 * @param checks what was checked, when, and what that doesn't mean
 * @param choose where a time is chosen; null: not here
 * @param instead said where no time can be chosen here
 * @param entry of the register (R31); null: this is a preview
 * @param contact where one asks or meets first (R43); null: not here
 * @param hide where somebody who is signed in hides them from their searches (R44); null: who isn't known can't
 */
public record PersonPage(
        Frame frame,
        String back,
        String title,
        String kind,
        List<String> description,
        List<SummaryRow> facts,
        @Nullable Table price,
        List<String> priceNotes,
        List<SummaryRow> employed,
        List<String> week,
        List<String> cancelling,
        List<Check> checks,
        @Nullable String choose,
        @Nullable String instead,
        @Nullable String hide,
        @Nullable String entry,
        @Nullable Contact contact)
        implements Page {
    @Override
    public String template() {
        return "booking/person";
    }

    /**
     * Asking and meeting before booking (R43).
     *
     * @param first whether meeting comes before booking: where it is about personal care
     */
    public record Contact(String ask, String meet, boolean first) {}

    /**
     * One thing that was checked (R31).
     *
     * @param title what
     * @param when on which day, and until when it counts
     * @param means what was done
     * @param doesNotMean what it isn't to be taken for
     */
    public record Check(String title, String when, String means, String doesNotMean) {}
}
