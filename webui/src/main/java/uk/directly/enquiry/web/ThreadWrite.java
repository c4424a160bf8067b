package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.web.Choice;

/**
 * The form under a thread.
 *
 * @param key makes a double click and Back the same message
 * @param hint what may be written
 * @param files whether photos and PDFs can go along
 * @param kept files that were looked over and go along if they stay ticked
 */
public record ThreadWrite(String action, String key, String message, String hint, boolean files, List<Choice> kept) {
    /** All that are ticked. */
    public List<String> ticked() {
        return kept.stream().map(Choice::value).toList();
    }
}
