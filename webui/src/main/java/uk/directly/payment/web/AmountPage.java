package uk.directly.payment.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * How much?
 *
 * @param lines what to know first
 * @param label the question
 * @param hint what amounts there can be
 * @param typed what was typed
 * @param here this page with the answers so far, without the amount
 * @param errors what is wrong
 */
public record AmountPage(
        Frame frame,
        String back,
        List<String> lines,
        String label,
        String hint,
        String typed,
        Address here,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "payment/amount";
    }
}
