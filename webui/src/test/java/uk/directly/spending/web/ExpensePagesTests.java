package uk.directly.spending.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import uk.directly.budget.Budget;
import uk.directly.budget.PlanLine;
import uk.directly.budget.ReviewBand;
import uk.directly.spending.Expense;
import uk.directly.spending.ExpenseRequest;
import uk.directly.spending.Receipt;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class ExpensePagesTests {
    private static final Budget BUDGET = budget();
    private static final String LINE = BUDGET.planLines().getFirst().id().toString();

    @Test
    @DisplayName(
            "R21 Nothing is said of receipts where the review is light, a sentence where it is standard, a question where it is close")
    void asksForReceiptsByBand() {
        assertThat(text(ReviewBand.LIGHT)).doesNotContain("receipt");
        assertThat(text(ReviewBand.STANDARD)).contains("Keep your receipt.").doesNotContain("Do you have a receipt?");
        assertThat(text(ReviewBand.CLOSE)).contains("Do you have a receipt?").contains("If not, why?");
    }

    @Test
    @DisplayName("What is missing is named, field by field, and what was typed is kept")
    void namesWhatIsMissing() {
        ExpenseForm empty = form("", "", "0", "", "");

        assertThat(empty.errors(BUDGET, List.of(), ReviewBand.CLOSE).all())
                .extracting(FormErrors.Wrong::field)
                .containsExactly("what", "paidTo", "amount", "purpose", "receipt");
        ExpenseForm noReason = form("Swimming", "Sale Leisure", "12.50", LINE, "none");
        assertThat(noReason.errors(BUDGET, List.of(), ReviewBand.CLOSE).all())
                .extracting(FormErrors.Wrong::field)
                .containsExactly("because");
        assertThat(RenderedPage.textForPeople(
                        page(ReviewBand.CLOSE, List.of(), empty, FormErrors.one("what", "Say what"))))
                .contains("There is a problem");
    }

    @Test
    void makesTheRequest() {
        ExpenseForm form = form("Swimming", "Sale Leisure", "12.50", LINE, "kept");

        assertThat(form.errors(BUDGET, List.of(), ReviewBand.CLOSE).isEmpty()).isTrue();
        assertThat(form.request(BUDGET, List.of()))
                .isEqualTo(new ExpenseRequest(
                        BUDGET.id(),
                        UUID.fromString(LINE),
                        null,
                        "Swimming",
                        "Sale Leisure",
                        null,
                        1250,
                        LocalDate.of(2026, 12, 3),
                        Receipt.KEPT,
                        null));
        assertThat(form.anew().key()).isNotEqualTo(form.key());
    }

    @Test
    @DisplayName("What was recorded is listed with a way to take it back, in parts of twenty")
    void listsWhatWasRecorded() {
        List<Expense> many =
                IntStream.range(0, 21).mapToObj(n -> expense(n, null)).toList();
        ExpensesPage page = page(ReviewBand.LIGHT, many, form("", "", "", "", ""), FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("£12.50 to Sale Leisure on Thursday 3 December Swimming. For: Getting out Take back");
        assertThat(page.recorded()).hasSize(20);
        assertThat(page.older()).endsWith("?after=" + many.get(19).id());
        assertThat(page(ReviewBand.LIGHT, List.of(expense(1, Instant.EPOCH)), form("", "", "", "", ""), FormErrors.NONE)
                        .recorded()
                        .getFirst()
                        .takeBack())
                .isNull();
    }

    private static Budget budget() {
        return new Budget(
                new UUID(0, 3),
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                "direct-payment",
                "own-bank",
                "net",
                LocalDate.of(2026, 12, 13),
                62_400,
                4_450,
                57_950,
                8_900,
                0,
                49_050,
                Budget.OwnMoney.NONE,
                0,
                0,
                List.of(new PlanLine(new UUID(0, 9), "Getting out")),
                null);
    }

    private static String text(ReviewBand band) {
        return RenderedPage.textForPeople(page(band, List.of(), form("", "", "", "", ""), FormErrors.NONE));
    }

    private static ExpensesPage page(ReviewBand band, List<Expense> recorded, ExpenseForm form, FormErrors errors) {
        return ExpensePages.page(
                RenderedPage.viewer(Navigation.HOLDER),
                new ExpensePages.Known(BUDGET, List.of(), band, recorded),
                20,
                form,
                errors,
                false,
                null);
    }

    private static ExpenseForm form(String what, String paidTo, String amount, String purpose, String receipt) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        posted.add("key", "k");
        posted.add("what", what);
        posted.add("paidTo", paidTo);
        posted.add("amount", amount);
        posted.add("day-day", "3");
        posted.add("day-month", "12");
        posted.add("day-year", "2026");
        posted.add("purpose", purpose);
        posted.add("receipt", receipt);
        return ExpenseForm.of(posted);
    }

    private static Expense expense(int number, @Nullable Instant takenBackAt) {
        return new Expense(
                new UUID(0, number),
                BUDGET.id(),
                UUID.fromString(LINE),
                "Getting out",
                null,
                "Swimming",
                "Sale Leisure",
                1250,
                LocalDate.of(2026, 12, 3),
                Receipt.NOT_ASKED,
                null,
                Instant.EPOCH,
                "Tom",
                takenBackAt);
    }
}
