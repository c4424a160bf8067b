package uk.directly.payment.web;

import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.data.Ids;
import uk.directly.payment.PayrollMonth;
import uk.directly.payment.PayrollReckoning;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;

/**
 * The form for what the bureau worked out.
 *
 * @param values what is typed, by field
 */
public record PayrollFiguresPage(
        Frame frame,
        String back,
        String action,
        String lead,
        String month,
        Map<String, String> values,
        DateParts paidOn,
        String key,
        String version,
        String seen,
        FormErrors errors)
        implements Page {
    private static final String PAY = "pay";

    static PayrollFiguresPage empty(Frame frame, String path, PayrollMonth.Worker worker, YearMonth month) {
        PayrollMonth.Figures latest = worker.latest();
        return new PayrollFiguresPage(
                frame,
                path + "?month=" + month,
                path + "/" + worker.providerId() + "/figures",
                lead(worker, month),
                month.toString(),
                latest == null
                        ? Map.of()
                        : Map.of(
                                PAY,
                                TypedPounds.text(latest.payPence()),
                                "holiday",
                                TypedPounds.text(latest.holidayPence()),
                                "ni",
                                TypedPounds.text(latest.niPence()),
                                "pension",
                                TypedPounds.text(latest.pensionPence()),
                                "bureau",
                                latest.bureau()),
                latest == null || latest.paidOn() == null ? DateParts.EMPTY : DateParts.of(latest.paidOn()),
                Ids.next().toString(),
                latest == null ? "0" : String.valueOf(latest.version()),
                String.valueOf(worker.payPence()),
                FormErrors.NONE);
    }

    /** The same with what was typed, and what is wrong with it. */
    PayrollFiguresPage again(MultiValueMap<String, String> typed, FormErrors wrong) {
        return new PayrollFiguresPage(
                frame.withError(),
                back,
                action,
                lead,
                month,
                Map.of(
                        PAY,
                        text(typed, PAY),
                        "holiday",
                        text(typed, "holiday"),
                        "ni",
                        text(typed, "ni"),
                        "pension",
                        text(typed, "pension"),
                        "bureau",
                        text(typed, "bureau")),
                paidOn(typed),
                key,
                version,
                seen,
                wrong);
    }

    /** What was typed, as an entry; null: something in it is wrong. */
    static PayrollReckoning.@Nullable Entry entry(
            UUID provider, YearMonth month, MultiValueMap<String, String> typed, FormErrors wrong) {
        Long pay = TypedPounds.pence(typed.getFirst(PAY));
        Long holiday = TypedPounds.pence(typed.getFirst("holiday"));
        Long ni = TypedPounds.pence(typed.getFirst("ni"));
        Long pension = TypedPounds.pence(typed.getFirst("pension"));
        if (!wrong.isEmpty() || pay == null || holiday == null || ni == null || pension == null) {
            return null;
        }
        DateParts paidOn = paidOn(typed);
        return new PayrollReckoning.Entry(
                provider,
                month,
                number(typed, "version"),
                number(typed, "seen"),
                pay,
                holiday,
                ni,
                pension,
                paidOn.isEmpty() ? null : paidOn.date(),
                text(typed, "bureau"));
    }

    /** What is wrong with what was typed. */
    static FormErrors faults(MultiValueMap<String, String> typed) {
        FormErrors errors = FormErrors.NONE;
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            if (TypedPounds.pence(typed.getFirst(field.getKey())) == null) {
                errors = errors.and(field.getKey(), "Write " + field.getValue() + " in pounds, like 312.50, or 0");
            }
        }
        DateParts paidOn = paidOn(typed);
        return !paidOn.isEmpty() && paidOn.date() == null
                ? errors.and("paid", "Write the day as day, month and year, like 28 12 2026")
                : errors;
    }

    private static final Map<String, String> FIELDS = new java.util.TreeMap<>(Map.of(
            PAY, "the pay", "holiday", "the holiday pay", "ni", "the National Insurance", "pension", "the pension"));

    private static DateParts paidOn(MultiValueMap<String, String> typed) {
        return DateParts.of(typed.getFirst("paid-day"), typed.getFirst("paid-month"), typed.getFirst("paid-year"));
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
    }

    private static int number(MultiValueMap<String, String> typed, String field) {
        String text = text(typed, field);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static String lead(PayrollMonth.Worker worker, YearMonth month) {
        return "Pay for " + worker.name() + " in " + DateWords.month(month.atDay(1)) + " comes to "
                + PayrollWords.signed(worker.payPence())
                + " here. What the payroll service worked out counts instead of our estimate. We keep both.";
    }

    @Override
    public String template() {
        return "payment/payrollFigures";
    }
}
