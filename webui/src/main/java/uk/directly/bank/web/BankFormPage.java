package uk.directly.bank.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The form for another account.
 *
 * @param back the page of the account
 * @param action where it is posted: this page
 * @param key makes a double click and Back the same change
 * @param waits what happens then
 * @param warning what the bank says of the name, to be answered; null: nothing
 * @param errors what is wrong
 */
public record BankFormPage(
        Frame frame,
        String back,
        String action,
        String key,
        String sortCode,
        String accountNumber,
        String name,
        String waits,
        @Nullable String warning,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "bank/change";
    }
}
