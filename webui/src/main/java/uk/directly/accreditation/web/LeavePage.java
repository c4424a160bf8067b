package uk.directly.accreditation.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Leaving: what is open, what happens to it, and one button (R42).
 *
 * @param open what is still to come; empty: nothing
 * @param happens what leaving does, and what it leaves alone
 */
public record LeavePage(Frame frame, List<String> open, List<String> happens) implements Page {
    public LeavePage {
        open = List.copyOf(open);
        happens = List.copyOf(happens);
    }

    @Override
    public String template() {
        return "accreditation/leave";
    }
}
