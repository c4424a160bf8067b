package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One check, side by side: what is asked and what was given.
 *
 * @param about which provider
 * @param asked what is asked, and what counts now
 * @param given what was given; empty: nothing is to be decided
 * @param files what was uploaded with it
 * @param action this page
 * @param form what was typed; null: nothing is to be decided
 * @param earlier what was decided before, the latest first
 * @param errors what is wrong
 */
public record ItemPage(
        Frame frame,
        Link back,
        String about,
        List<SummaryRow> asked,
        List<SummaryRow> given,
        List<Link> files,
        String action,
        @Nullable Form form,
        List<String> earlier,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/item";
    }

    /**
     * What an officer typed.
     *
     * @param evidence which evidence they saw
     */
    public record Form(String evidence, String note, DateParts checkedOn, DateParts expiresOn, String reason) {}
}
