package uk.directly.payment.web;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.payment.PayrollMonth;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * What goes to the payroll in a month (R81, R85).
 *
 * @param lead what it is
 * @param waiting visits that aren't on it yet; null: none
 * @param own a worker's own lines; null: it is an employer's page
 * @param csv where the file is; null: there is nothing in it
 */
public record PayrollPage(
        Frame frame,
        Link back,
        String lead,
        @Nullable String waiting,
        List<Part> workers,
        @Nullable Table own,
        @Nullable String csv,
        Link before,
        Link after)
        implements Page {

    /**
     * One worker.
     *
     * @param figures where what the bureau worked out is entered; null: not here
     */
    public record Part(
            String name,
            Table lines,
            List<SummaryRow> sums,
            @Nullable Link figures) {}

    static PayrollPage of(Frame frame, PayrollSide side, YearMonth month, @Nullable PayrollMonth found, String path) {
        List<Part> parts = found == null
                ? List.of()
                : found.workers().stream()
                        .map(worker -> new Part(
                                worker.name(),
                                PayrollWords.lines(worker),
                                PayrollWords.sums(worker),
                                new Link(
                                        "Write down what the payroll service worked out",
                                        path + "/" + worker.providerId() + "/figures?month=" + month)))
                        .toList();
        return new PayrollPage(
                frame,
                side.back(),
                side.lead,
                waiting(found),
                parts,
                null,
                found == null ? null : path + ".csv?month=" + month,
                month(path, month.minusMonths(1)),
                month(path, month.plusMonths(1)));
    }

    /** One person's, opened with a reason: no address leads to it. */
    static PayrollPage finance(Frame frame, PayrollMonth found) {
        YearMonth month = found.month();
        return new PayrollPage(
                frame.withNotice(found.employer() + " sees that you opened this, and why."),
                PayrollSide.FINANCE.back(),
                PayrollSide.FINANCE.lead,
                waiting(found),
                found.workers().stream()
                        .map(worker ->
                                new Part(worker.name(), PayrollWords.lines(worker), PayrollWords.sums(worker), null))
                        .toList(),
                null,
                null,
                month(PayrollSide.FINANCE.path, month.minusMonths(1)),
                month(PayrollSide.FINANCE.path, month.plusMonths(1)));
    }

    static PayrollPage own(Frame frame, YearMonth month, List<PayrollMonth> found) {
        return new PayrollPage(
                frame,
                new Link("Pay", "/pay"),
                "Your time with people who employ you. Whoever runs their payroll pays you from it, after tax.",
                null,
                List.of(),
                found.isEmpty() ? null : PayrollWords.own(found, DateWords.month(month.atDay(1))),
                null,
                month("/pay/payroll", month.minusMonths(1)),
                month("/pay/payroll", month.plusMonths(1)));
    }

    private static @Nullable String waiting(@Nullable PayrollMonth found) {
        return found == null || found.waiting() == 0
                ? null
                : DateWords.count(found.waiting(), "visit waits", "visits wait")
                        + " for an answer and come onto this list in a few days at the latest.";
    }

    private static Link month(String path, YearMonth month) {
        return new Link(DateWords.month(month.atDay(1)), path + "?month=" + month);
    }

    @Override
    public String template() {
        return "payment/payroll";
    }
}
