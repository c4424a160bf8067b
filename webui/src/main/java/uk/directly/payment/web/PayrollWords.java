package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.money.Pence;
import uk.directly.payment.PayrollMonth;
import uk.directly.payment.model.PayrollEstimate;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/** What goes to a payroll, in words (R81, R85). */
final class PayrollWords {
    private static final int MINUTES_AN_HOUR = 60;

    private PayrollWords() {}

    /** A worker's lines as a table. */
    static Table lines(PayrollMonth.Worker worker) {
        return new Table(
                worker.name(),
                List.of(
                        Table.Column.text("Day"),
                        Table.Column.text("Time"),
                        Table.Column.text("What it was"),
                        Table.Column.number("Pay"),
                        Table.Column.text("Agreed?")),
                worker.lines().stream().map(line -> row(line, null)).toList());
    }

    /** A worker's own lines, with whom each was for. */
    static Table own(List<PayrollMonth> months, String caption) {
        List<Table.Row> rows = new ArrayList<>();
        for (PayrollMonth month : months) {
            for (PayrollMonth.Worker worker : month.workers()) {
                worker.lines().forEach(line -> rows.add(row(line, firstName(month.employer()))));
            }
        }
        return new Table(
                caption,
                List.of(
                        Table.Column.text("Day"),
                        Table.Column.text("Time"),
                        Table.Column.text("What it was"),
                        Table.Column.number("Pay"),
                        Table.Column.text("Agreed?")),
                rows);
    }

    private static Table.Row row(PayrollMonth.Line line, @org.jspecify.annotations.Nullable String person) {
        return Table.Row.of(
                DateWords.day(line.day()) + (person == null ? "" : ", " + person),
                DateWords.times(line.start(), line.end()),
                what(line),
                signed(line.payPence()),
                line.inQuestion() ? "Not agreed yet" : "Yes");
    }

    private static String what(PayrollMonth.Line line) {
        String kind = kind(line.kind());
        String minutes = line.minutes() == 0 ? "" : ", " + hours(line.minutes());
        String rate = line.ratePence() == null || line.minutes() == 0
                ? ""
                : " at " + Pence.of(line.ratePence()).text();
        return (line.payPence() < 0 ? "Taken back: " : "") + kind + minutes + rate;
    }

    /** "2 hours 30 minutes", with minus in front where it is taken back. */
    static String hours(long minutes) {
        long whole = Math.abs(minutes) / MINUTES_AN_HOUR;
        long rest = Math.abs(minutes) % MINUTES_AN_HOUR;
        String text = (whole == 0 ? "" : DateWords.count(whole, "hour"))
                + (whole > 0 && rest > 0 ? " " : "")
                + (rest == 0 ? "" : DateWords.count(rest, "minute"));
        return (minutes < 0 ? "−" : "") + text;
    }

    /** What a kind of time or of an extra is called. */
    static String kind(String kind) {
        return switch (kind) {
            case "worked" -> "Work";
            case "holiday" -> "Holiday";
            case "sick" -> "Sick";
            case "training" -> "Training";
            case "notice" -> "Notice";
            case "short-notice-cancellation" -> "Called off late";
            case "mileage" -> "Miles";
            case "costs" -> "Costs";
            case "call-out" -> "For coming out";
            case "minimum" -> "Shortest visit";
            default -> "Other pay";
        };
    }

    /** What it comes to, ours beside the bureau's. */
    static List<SummaryRow> sums(PayrollMonth.Worker worker) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "Pay for this month",
                signed(worker.payPence()) + " for " + hours(worker.minutes())
                        + (worker.inQuestionPence() == 0
                                ? ""
                                : ". Of it " + signed(worker.inQuestionPence()) + " is not agreed yet")));
        PayrollEstimate estimate = worker.estimate();
        rows.add(SummaryRow.of(
                "Holiday pay (estimate)",
                estimate.irregular()
                        ? Pence.of(estimate.holidayPence()).text()
                                + ": 12.07% of the pay, because hours come as they come"
                        : "No figure: fixed hours earn 5.6 weeks of holiday a year"));
        rows.add(SummaryRow.of(
                "Employer National Insurance (estimate)",
                Pence.of(estimate.niPence()).text() + ", less "
                        + Pence.of(estimate.allowancePence()).text() + " Employment Allowance"));
        rows.add(SummaryRow.of(
                "Employer pension (estimate)", Pence.of(estimate.pensionPence()).text()));
        PayrollMonth.Figures figures = worker.latest();
        if (figures != null) {
            rows.add(new SummaryRow(
                    "What " + figures.bureau() + " worked out",
                    List.of(
                            Pence.of(figures.totalPence()).text() + " in all: pay "
                                    + Pence.of(figures.payPence()).text()
                                    + ", holiday pay "
                                    + Pence.of(figures.holidayPence()).text()
                                    + ", National Insurance "
                                    + Pence.of(figures.niPence()).text() + ", pension "
                                    + Pence.of(figures.pensionPence()).text() + ". This counts, not our estimate.",
                            figures.paidOn() == null
                                    ? "Not marked as paid yet"
                                    : "Paid on " + DateWords.day(figures.paidOn())),
                    null));
        }
        return List.copyOf(rows);
    }

    /** An amount that may be less than nothing. */
    static String signed(long pence) {
        return (pence < 0 ? "−" : "") + Pence.of(Math.abs(pence)).text();
    }

    private static String firstName(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
