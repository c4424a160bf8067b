package uk.directly.payment;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.directly.council.London;
import uk.directly.data.Csv;
import uk.directly.payment.model.PayrollEstimate;

/**
 * A month's payroll as a CSV file for whoever reckons it (R81, R85): a row for each line as it was posted, and beneath each
 * worker's what we estimate on top, each row marked as an estimate. Pounds with two decimals, local times.
 */
public final class PayrollFile {
    private static final String HEAD =
            "worker,date,start,end,minutes,kind,band,rate,pay,in question,what it is" + Csv.END;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(London.ZONE);

    private PayrollFile() {}

    /** What the file is called. */
    public static String name(PayrollMonth month) {
        return "payroll-" + month.month() + ".csv";
    }

    /** Its lines, each with its end. */
    public static List<String> lines(PayrollMonth month) {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        for (PayrollMonth.Worker worker : month.workers()) {
            for (PayrollMonth.Line line : worker.lines()) {
                lines.add(line(worker, line));
            }
            PayrollEstimate estimate = worker.estimate();
            if (estimate.irregular()) {
                lines.add(
                        estimate(worker, "holiday-pay", estimate.holidayPence(), "12.07% of pay for irregular hours"));
            }
            lines.add(estimate(worker, "employer-ni", estimate.niPence(), "15% of pay above £417 a month"));
            lines.add(estimate(worker, "employment-allowance", -estimate.allowancePence(), "takes off employer NI"));
            lines.add(estimate(
                    worker, "employer-pension", estimate.pensionPence(), "3% of pay from £520, once £833 a month"));
            PayrollMonth.Figures figures = worker.latest();
            if (figures != null) {
                lines.add(bureau(worker, "bureau-pay", figures.payPence(), figures));
                lines.add(bureau(worker, "bureau-holiday-pay", figures.holidayPence(), figures));
                lines.add(bureau(worker, "bureau-employer-ni", figures.niPence(), figures));
                lines.add(bureau(worker, "bureau-employer-pension", figures.pensionPence(), figures));
            }
        }
        return List.copyOf(lines);
    }

    private static String line(PayrollMonth.Worker worker, PayrollMonth.Line line) {
        return String.join(
                        ",",
                        Csv.text(worker.name()),
                        line.day().toString(),
                        clock(line.start()),
                        clock(line.end()),
                        Long.toString(line.minutes()),
                        line.kind(),
                        line.band() == null ? "" : line.band(),
                        line.ratePence() == null ? "" : Csv.pounds(line.ratePence()),
                        Csv.pounds(line.payPence()),
                        line.inQuestion() ? "yes" : "no",
                        line.payPence() < 0 ? "correction" : "recorded")
                + Csv.END;
    }

    private static String estimate(PayrollMonth.Worker worker, String kind, long pence, String how) {
        return Csv.text(worker.name()) + ",,,,," + kind + ",,," + Csv.pounds(pence) + ",,"
                + Csv.text("estimate: " + how) + Csv.END;
    }

    private static String bureau(PayrollMonth.Worker worker, String kind, long pence, PayrollMonth.Figures figures) {
        return Csv.text(worker.name()) + ",,,,," + kind + ",,," + Csv.pounds(pence) + ",,"
                + Csv.text("the bureau's figure: " + figures.bureau()) + Csv.END;
    }

    private static String clock(Instant instant) {
        return CLOCK.format(instant);
    }
}
