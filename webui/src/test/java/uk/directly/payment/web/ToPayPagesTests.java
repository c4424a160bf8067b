package uk.directly.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.payment.BankDetails;
import uk.directly.payment.ToPayLine;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class ToPayPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final BankDetails BANK = new BankDetails("20-00-00", "12345678", "A Khan");

    @Test
    @DisplayName("R27 A line has name, amount, reference, bank details to copy and the promised day")
    void saysAllThatIsNeededToPay() {
        ToPayPage page = page(line(ToPayLine.State.DUE, BANK));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Pay £44.50 to Aisha K by Friday 4 December")
                .contains("Name of the account A Khan")
                .contains("Sort code 20-00-00")
                .contains("Account number 12345678")
                .contains("Reference DIR-1")
                .contains("I have paid £44.50 to Aisha K");
        assertThat(RenderedPage.html(page)).contains("action=\"/money/to-pay/" + new UUID(0, 41) + "\"");
    }

    @Test
    @DisplayName("R27 A line that has not arrived is to be paid again, and says why")
    void saysThatItHasNotArrived() {
        assertThat(RenderedPage.textForPeople(page(line(ToPayLine.State.DISPUTED, BANK))))
                .contains("Aisha K says that the money has not arrived")
                .contains("I have paid £44.50 to Aisha K");
    }

    @Test
    void withoutAnAccountSaysWhomToAsk() {
        assertThat(RenderedPage.textForPeople(page(line(ToPayLine.State.DUE, null))))
                .contains("has not given us an account yet")
                .contains("0161 496 0000");
    }

    @Test
    void whatIsPaidStandsBelowWithoutBankDetails() {
        ToPayPage page = page(line(ToPayLine.State.SAID_PAID, BANK));

        assertThat(RenderedPage.textForPeople(page))
                .contains("There is nothing to pay at the moment.")
                .contains("£44.50 to Aisha K, you said that you paid it")
                .doesNotContain("12345678");
    }

    private static ToPayPage page(ToPayLine line) {
        return ToPayPages.page(TOM, List.of(line), 20, FormErrors.NONE, null);
    }

    private static ToPayLine line(ToPayLine.State state, @Nullable BankDetails bank) {
        return new ToPayLine(
                new UUID(0, 41),
                new UUID(0, 42),
                "Aisha K",
                4450,
                "DIR-1",
                bank,
                null,
                LocalDate.of(2026, 12, 4),
                state);
    }
}
