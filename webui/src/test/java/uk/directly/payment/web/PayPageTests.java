package uk.directly.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.payment.ChargeRecoveries;
import uk.directly.payment.PayLine;
import uk.directly.payment.Payment;
import uk.directly.payment.ProviderPay;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class PayPageTests {
    private static final Frame FRAME = Frame.of("Pay", RenderedPage.viewer(Navigation.PROVIDER));
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 4);

    @Test
    @DisplayName("R16 pay shows how much is coming and the day it was promised for")
    void saysWhatIsComing() {
        String text = RenderedPage.textForPeople(PayPage.of(
                FRAME,
                List.of(
                        new ProviderPay.Coming(LocalDate.of(2026, 12, 2), "stripe", false, 890),
                        new ProviderPay.Coming(LocalDate.of(2026, 12, 4), "stripe", false, 4450),
                        new ProviderPay.Coming(LocalDate.of(2026, 12, 4), "payroll", false, 10560)),
                5340,
                List.of(),
                null,
                null,
                List.of(),
                TODAY));

        assertThat(text)
                .contains("£8.90 late: it was promised for Wednesday 2 December")
                .contains("£44.50 in your bank by Friday 4 December")
                .contains("£105.60 goes to payroll by Friday 4 December")
                .contains("£53.40 waiting for an answer")
                .contains("No visit of yours has been agreed yet");
    }

    @ParameterizedTest
    @CsvSource({
        "due, stripe, false, , 'Agreed, in your bank by Tuesday 8 December'",
        "sent, stripe, false, , 'On its way, in your bank by Tuesday 8 December'",
        "failed, stripe, false, , Could not be paid into your bank.",
        "paid, stripe, false, 2026-12-04T09:00:00Z, Paid into your bank on Friday 4 December",
        "due, own-bank, false, , To be paid from the person's own bank by Tuesday 8 December",
        "due, own-bank, true, , You said that it has not arrived. Tom can see that.",
        "due, payroll, false, , 'Your wages: they go to payroll by Tuesday 8 December'",
        "paid, own-bank, false, 2026-12-04T09:00:00Z, 'Paid from the person''s own bank on Friday 4 December, reference VISIT1'"
    })
    void saysHowFarEachVisitsMoneyIs(
            String state, String rail, boolean notArrived, @Nullable Instant paidAt, String words) {
        String text = RenderedPage.textForPeople(page(line(state, rail, notArrived, false, paidAt)));

        assertThat(text).contains("Tom, Tuesday 1 December, 9:30am").contains(words);
    }

    @Test
    @DisplayName("R27 what the person paid from their own bank can be said not to have arrived")
    void offersNotArrivedOnlyWhereAPersonPaid() {
        Instant paid = Instant.parse("2026-12-04T09:00:00Z");

        assertThat(RenderedPage.html(page(line("paid", "own-bank", false, false, paid))))
                .contains("href=\"/pay/" + ID + "/not-arrived\"");
        assertThat(RenderedPage.html(page(line("paid", "stripe", false, false, paid))))
                .doesNotContain("not-arrived");
        assertThat(RenderedPage.html(page(line("due", "own-bank", false, false, null))))
                .doesNotContain("not-arrived");
        assertThat(RenderedPage.textForPeople(NotArrivedPage.of(FRAME, line("paid", "own-bank", false, false, paid))))
                .contains("£44.50")
                .contains("VISIT1");
    }

    @Test
    void saysWhatALateCancellationPaid() {
        assertThat(RenderedPage.textForPeople(page(line("due", "stripe", false, true, null))))
                .contains("£44.50 for a late cancellation");
    }

    @Test
    @DisplayName("R93 finance sees who is paid how much and for which kind of thing, not whose care it is")
    void showsPaymentsToFinance() {
        Payment paidLate = payment("paid", Instant.parse("2026-12-09T09:00:00Z"), null);
        Payment failed = payment("failed", null, "account_closed");
        PaymentsPage page = PaymentsPage.of(FRAME, List.of(paidLate, failed), "/finance/payments?after=x", TODAY);

        assertThat(RenderedPage.text(page))
                .contains("paid on 9 December 2026, late")
                .contains("failed: account_closed")
                .contains("Aisha K. £44.50")
                .contains("Seeing friends")
                .doesNotContain("Tom");
        assertThat(RenderedPage.html(page)).contains("href=\"/finance/payments?after=x\"");
    }

    @Test
    @DisplayName("R92 what comes off the pay is asked first, and stands there once it was answered")
    void asksBeforeItSetsOff() {
        PayPage asked = PayPage.of(FRAME, List.of(), 0, List.of(), null, null, List.of(recovery("proposed")), TODAY);
        assertThat(RenderedPage.html(asked))
                .contains("action=\"/pay/recoveries/" + ID + "/yes\"")
                .contains("May the council take £35.60 off your next pay from it?");

        PayPage said = PayPage.of(FRAME, List.of(), 0, List.of(), null, null, List.of(recovery("agreed")), TODAY);
        assertThat(RenderedPage.html(said))
                .contains("£35.60 comes off your next pay")
                .doesNotContain("/yes");
    }

    private static ChargeRecoveries.Recovery recovery(String state) {
        return new ChargeRecoveries.Recovery(
                ID,
                ID,
                "Aisha K",
                "set-off",
                3560,
                0,
                "The visit of 10 December",
                state,
                Instant.parse("2026-12-01T09:30:00Z"),
                ID,
                "Fay");
    }

    private static PayPage page(PayLine line) {
        return PayPage.of(FRAME, List.of(), 0, List.of(line), null, null, List.of(), TODAY);
    }

    private static PayLine line(
            String state, String rail, boolean notArrived, boolean cancelled, @Nullable Instant paidAt) {
        return new PayLine(
                ID,
                ID,
                "Tom",
                "Getting out and about",
                Instant.parse("2026-12-01T09:30:00Z"),
                cancelled,
                4450,
                state,
                rail,
                notArrived,
                false,
                "VISIT1",
                LocalDate.of(2026, 12, 8),
                paidAt);
    }

    private static Payment payment(String state, @Nullable Instant paidAt, @Nullable String reason) {
        return new Payment(
                ID,
                ID,
                "Aisha K.",
                "Seeing friends",
                4450,
                state,
                "stripe",
                Instant.parse("2026-12-03T09:00:00Z"),
                LocalDate.of(2026, 12, 8),
                paidAt,
                "tr_1",
                reason);
    }
}
