package uk.directly.home.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.ledger.TrialBalance;
import uk.directly.money.Pence;
import uk.directly.payment.PaymentTotals.Totals;
import uk.directly.payment.Payments.Promises;
import uk.directly.payment.RailQuestion;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Today", for finance: whether the ledger balances, where the payments are, which promises were missed.
 *
 * @param answer whether the ledger balances, in a sentence
 * @param balances whether it does
 * @param toApprove how many drafts of others wait, in a sentence (R92)
 * @param ratesToApprove the same of rate cards
 * @param payments a row for each state
 * @param promises which promised days were missed, a sentence each (R16); none: all were kept
 * @param questions what a rail said that doesn't fit our record
 */
public record FinanceHomePage(
        Frame frame,
        String answer,
        boolean balances,
        String toApprove,
        String ratesToApprove,
        Table payments,
        List<String> promises,
        Table questions)
        implements Page {

    static FinanceHomePage of(
            Frame frame,
            TrialBalance balance,
            long toApprove,
            long ratesToApprove,
            Totals totals,
            Promises promises,
            List<RailQuestion> questions) {
        return new FinanceHomePage(
                frame,
                answer(balance),
                balance.differencePence() == 0,
                toApprove(toApprove, "funding run"),
                toApprove(ratesToApprove, "rate card"),
                payments(totals),
                promises(promises),
                questions(questions));
    }

    private static String toApprove(long drafts, String what) {
        return drafts == 0
                ? "No " + what + " waits for your look."
                : DateWords.count(drafts, what) + (drafts == 1 ? " waits" : " wait") + " for your look.";
    }

    private static String answer(TrialBalance balance) {
        if (balance.differencePence() == 0) {
            return "The ledger balances: " + Pence.of(balance.totalDebitPence()).text()
                    + " on each side, the difference is £0.00.";
        }
        return "The ledger does not balance: the sides differ by "
                + Pence.of(Math.abs(balance.differencePence())).text() + ".";
    }

    private static Table payments(Totals totals) {
        return new Table(
                "Payments",
                List.of(Table.Column.text("State"), Table.Column.number("Payments"), Table.Column.number("Amount")),
                List.of(
                        row("Paid today", totals.paidToday(), totals.paidTodayPence()),
                        row("Due, not sent yet", totals.due(), totals.duePence()),
                        row("Sent, not confirmed yet", totals.sent(), totals.sentPence()),
                        row("Due from people's own banks", totals.ownBank(), totals.ownBankPence()),
                        row("Wages, for payroll", totals.payroll(), totals.payrollPence()),
                        row("Failed", totals.failed(), totals.failedPence())));
    }

    private static Table.Row row(String state, long count, long pence) {
        return Table.Row.of(state, String.valueOf(count), Pence.of(pence).text());
    }

    private static List<String> promises(Promises promises) {
        List<String> lines = new ArrayList<>();
        if (promises.overdue() > 0) {
            lines.add(DateWords.count(promises.overdue(), "payment") + " of "
                    + Pence.of(promises.overduePence()).text() + " in all "
                    + (promises.overdue() == 1 ? "is" : "are") + " past the promised day.");
        }
        if (promises.failed() > 0) {
            lines.add(DateWords.count(promises.failed(), "payment")
                    + " failed, and nothing goes out again without somebody's decision.");
        }
        if (promises.paidLate() > 0) {
            lines.add(DateWords.count(promises.paidLate(), "payment") + " so far came after the promised day.");
        }
        return List.copyOf(lines);
    }

    private static Table questions(List<RailQuestion> questions) {
        return new Table(
                "What a rail said that doesn't fit our record",
                List.of(
                        Table.Column.text("When"),
                        Table.Column.text("Rail"),
                        Table.Column.text("What"),
                        Table.Column.number("Amount"),
                        Table.Column.text("Reference")),
                questions.stream()
                        .map(question -> Table.Row.of(
                                DateWords.date(question.receivedAt()) + ", " + DateWords.time(question.receivedAt()),
                                question.rail(),
                                question.outcome().replace('-', ' '),
                                question.amountPence() == null
                                        ? "not said"
                                        : Pence.of(question.amountPence()).text(),
                                question.reference() == null ? "none" : question.reference()))
                        .toList());
    }

    @Override
    public String template() {
        return "home/finance";
    }
}
