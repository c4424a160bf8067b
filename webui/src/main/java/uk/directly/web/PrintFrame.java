package uk.directly.web;

/**
 * What stands around a printed document, as {@link Frame} does around a page.
 *
 * @param title what it is, also for the PDF reader's title bar
 * @param help whose it is, and whom to call
 * @param demonstration whether nothing in it is real, which then stands on it
 * @param large whether it is in large print (18 pt instead of 12)
 */
public record PrintFrame(String title, HelpLine help, boolean demonstration, boolean large) {
    /** The frame of a document for this viewer. */
    public static PrintFrame of(String title, Viewer viewer, boolean large) {
        return new PrintFrame(title, viewer.help(), viewer.demonstration(), large);
    }

    /** At the foot of every sheet: whom to call. */
    public String contact() {
        return help.phone() == null ? help.council() : help.council() + ", " + help.phone();
    }
}
