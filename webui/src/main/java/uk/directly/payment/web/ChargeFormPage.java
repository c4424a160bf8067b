package uk.directly.payment.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** The form by which an officer proposes how charges come back. */
public record ChargeFormPage(
        Frame frame,
        String back,
        String action,
        String lead,
        List<Choice> ways,
        String way,
        String pounds,
        String words,
        String key,
        FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "payment/chargeForm";
    }
}
