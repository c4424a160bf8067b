package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a person pays, as the files have it; what could not be read is null.
 *
 * @param payee name of the account
 * @param sortCode six digits
 * @param accountNumber eight digits; masked but for the last two wherever it is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayeeRow(
        @Nullable String payee,
        @Nullable String sortCode,
        @Nullable String accountNumber,
        @Nullable String reference) {}
