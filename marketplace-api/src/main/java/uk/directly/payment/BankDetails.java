package uk.directly.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A bank account to copy into one's own bank's page. Written to no log.
 *
 * @param sortCode as given, e.g. {@code 20-00-00}
 * @param accountNumber as given
 * @param name what the account is called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BankDetails(
        String sortCode, String accountNumber, @Nullable String name) {
    @Override
    public String toString() {
        return "BankDetails[masked]";
    }
}
