package uk.directly.ending.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.FieldFault;
import uk.directly.data.Ids;
import uk.directly.ending.ClosingPurpose;
import uk.directly.ending.ClosingRequest;
import uk.directly.ending.ClosingRequest.Liability;
import uk.directly.ending.PaidHow;

class ClosingRulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Liability NOTICE = new Liability(ClosingPurpose.NOTICE, "Aisha T", 1);

    @Test
    @DisplayName("R24 wages and the like are paid to somebody, own money is no liability")
    void asksForLiabilities() {
        assertThat(fields(request("Ann Hill", List.of(NOTICE), null, null))).isEmpty();
        assertThat(fields(request(null, List.of(), TODAY, "BACS 1"))).isEmpty();
        assertThat(fields(request(" ", List.of(new Liability(ClosingPurpose.OWN_MONEY, "", 0)), null, null)))
                .containsExactly("payee", "liabilities[0].what", "liabilities[0].payee", "liabilities[0].amountPence");
        assertThat(fields(request(null, Collections.nCopies(21, NOTICE), null, null)))
                .containsExactly("liabilities");
        assertThat(fields(request(
                        "x".repeat(141), List.of(new Liability(ClosingPurpose.TAX, "HMRC", 100_000_001)), null, null)))
                .containsExactly("payee", "liabilities[0].amountPence");
    }

    @Test
    @DisplayName("R24 what came back from a person's bank has a day that has been and a reference")
    void asksForTheReturn() {
        assertThat(fields(request(null, List.of(), TODAY, null))).containsExactly("returnReference");
        assertThat(fields(request(null, List.of(), null, "BACS 1"))).containsExactly("returnReference");
        assertThat(fields(request(null, List.of(), TODAY.plusDays(1), " ")))
                .containsExactly("returnReference", "returnedOn");
    }

    @Test
    @DisplayName("R24 what was paid has a reference and a day that has been")
    void asksHowItWasPaid() {
        assertThat(ClosingRules.fault(PaidHow.CHEQUE, "100234", TODAY, TODAY)).isNull();
        assertThat(field(PaidHow.OWN_BANK, "x", TODAY)).isEqualTo("how");
        assertThat(field(PaidHow.BANK_TRANSFER, " ", TODAY)).isEqualTo("reference");
        assertThat(field(PaidHow.BANK_TRANSFER, "BACS 2", TODAY.plusDays(1))).isEqualTo("paidOn");
    }

    private static String field(PaidHow how, String reference, LocalDate on) {
        FieldFault fault = ClosingRules.fault(how, reference, on, TODAY);
        return fault == null ? "none" : fault.field();
    }

    private static List<String> fields(ClosingRequest request) {
        return ClosingRules.faults(request, TODAY).stream()
                .map(FieldFault::field)
                .toList();
    }

    private static ClosingRequest request(
            @Nullable String payee, List<Liability> liabilities, @Nullable LocalDate on, @Nullable String reference) {
        return new ClosingRequest(Ids.next(), payee, liabilities, on, reference);
    }
}
