package uk.directly.accreditation.web;

import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * An officer suspends a provider: the first of two pages, on which nothing happens yet (R33).
 *
 * @param about which provider
 * @param action this page
 * @param key makes two clicks one suspension
 * @param safeguarding what was ticked
 * @param reason what was typed
 * @param tell what was ticked
 * @param delayReason what was typed
 * @param review what was typed
 * @param mostDelayDays within how many days that is
 */
public record SuspendPage(
        Frame frame,
        Link back,
        String about,
        String action,
        String key,
        String safeguarding,
        String reason,
        String tell,
        String delayReason,
        DateParts review,
        int mostDelayDays,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/suspend";
    }
}
