package uk.directly.offer.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Screen 3: people and places that can help.
 *
 * @param back to where and when
 * @param summary what was looked for, in a sentence
 * @param count how many there are, in a sentence
 * @param note which time was looked for, if any
 * @param offers in order
 * @param next more of them, if any
 * @param shortlist to what is kept in mind, if anything is
 * @param map where they are, where that can be drawn
 * @param looser where nothing was found: which answer to loosen, and how many that brings
 * @param listings of the imported directories
 * @param moreListings more of those, if any
 * @param filters to change
 * @param errors what is wrong with them
 */
public record ResultsPage(
        Frame frame,
        String back,
        String summary,
        String count,
        @Nullable String note,
        List<Offer> offers,
        @Nullable String next,
        @Nullable Link shortlist,
        @Nullable FoundMap map,
        List<Link> looser,
        List<Listing> listings,
        @Nullable Link moreListings,
        Filters filters,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "offer/results";
    }

    /**
     * One offer.
     *
     * @param anchor its id on the page
     * @param name who offers it
     * @param title what
     * @param kind "Personal assistant (PA)"
     * @param place how far, and whereabouts
     * @param price "£17.80 an hour"
     * @param council "The council pays all of this"
     * @param fits whether the council pays all of it
     * @param weekly what the difference means a week for what they usually have
     * @param checked when the council checked them
     * @param href their page
     * @param meet where a first meeting is asked for; null: not by who looks
     * @param keep to keep it in mind
     */
    public record Offer(
            String anchor,
            String name,
            String title,
            String kind,
            String place,
            String price,
            @Nullable String council,
            boolean fits,
            @Nullable String weekly,
            String checked,
            String href,
            @Nullable String meet,
            Keep keep) {}

    /**
     * Keeping an offer in mind, or no longer.
     *
     * @param kept whether it is now
     * @param link for somebody whose list is the address; else null
     * @param action where a form goes for somebody who has a list; else null
     */
    public record Keep(
            boolean kept, @Nullable String link, @Nullable String action) {
        /** What pressing it does. */
        public String text() {
            return kept ? "Take off my shortlist" : "Save";
        }
    }

    /**
     * An entry of an imported directory: not checked, not bookable.
     *
     * @param href its page
     * @param name what it is called
     * @param kind "Charity"
     * @param place whereabouts
     * @param phone to call them
     * @param dial the number for a link
     * @param website to look at
     */
    public record Listing(
            String href,
            String name,
            String kind,
            @Nullable String place,
            @Nullable String phone,
            @Nullable String dial,
            @Nullable String website) {}

    /**
     * Every answer and filter, filled in.
     *
     * @param here this page without any
     * @param text free words
     * @param services to choose from
     * @param service what was chosen
     * @param near the place
     * @param distances how far
     * @param distance what was chosen
     * @param kept answers that have no field of their own here
     * @param selects the others
     * @param most the highest price an hour, as it was typed
     */
    public record Filters(
            String here,
            Address kept,
            String text,
            List<Choice> services,
            String service,
            String near,
            List<Choice> distances,
            String distance,
            List<Select> selects,
            String most) {}

    /** A filter with fixed answers. */
    public record Select(String name, String label, List<Choice> choices, String value) {}
}
