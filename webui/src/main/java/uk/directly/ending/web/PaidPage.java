package uk.directly.ending.web;

import java.util.List;
import java.util.stream.Stream;
import uk.directly.ending.PaidHow;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Where finance records how somebody was paid when an account was closed.
 *
 * @param what it is for, how much, to whom
 * @param key under which it is recorded once (R15)
 */
public record PaidPage(
        Frame frame,
        FormErrors errors,
        String back,
        String what,
        String how,
        String reference,
        DateParts paid,
        String action,
        String key)
        implements Page {
    /** How it can have been paid. */
    public List<Choice> ways() {
        return Stream.of(PaidHow.BANK_TRANSFER, PaidHow.CHEQUE)
                .map(each -> Choice.of(each.slug(), each == PaidHow.CHEQUE ? "Cheque" : "Bank transfer"))
                .toList();
    }

    @Override
    public String template() {
        return "ending/paid";
    }
}
