package uk.directly.agreement.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/** Who waits for the council's decision about paying a relative (R62). */
public record FamiliesPage(Frame frame, Table table) implements Page {
    @Override
    public String template() {
        return "agreement/families";
    }
}
