package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.payment.model.PayrollEstimate;

/**
 * What goes to the payroll of one employer for a month (R81, R85).
 *
 * @param employer their whole name
 * @param workers each with their lines, by name
 * @param waiting visits told of whose time isn't on it yet, because an answer may still come
 */
public record PayrollMonth(UUID holderId, String employer, YearMonth month, List<Worker> workers, long waiting) {

    /**
     * One person employed.
     *
     * @param figures the bureau's, latest first; empty: our estimate stands
     */
    public record Worker(
            UUID providerId, String name, List<Line> lines, PayrollEstimate estimate, List<Figures> figures) {

        /** All pay on the lines. */
        public long payPence() {
            return lines.stream().mapToLong(Line::payPence).sum();
        }

        /** All minutes on the lines. */
        public long minutes() {
            return lines.stream().mapToLong(Line::minutes).sum();
        }

        /** Of the pay, what nobody has said yes to yet. */
        public long inQuestionPence() {
            return lines.stream()
                    .filter(Line::inQuestion)
                    .mapToLong(Line::payPence)
                    .sum();
        }

        /** The bureau's latest figures; null: none yet. */
        public @Nullable Figures latest() {
            return figures.isEmpty() ? null : figures.getFirst();
        }
    }

    /**
     * A line as it was posted; one that takes another back has minus in front of its figures.
     *
     * @param kind worked, holiday, …, or an extra (R59)
     * @param band none: not by band
     * @param ratePence pence an hour, or for one; none: a sum
     * @param inQuestion whether nobody has said yes to it yet (R57)
     */
    public record Line(
            UUID id,
            UUID bookingId,
            LocalDate day,
            Instant start,
            Instant end,
            long minutes,
            String kind,
            @Nullable String band,
            @Nullable Long ratePence,
            long payPence,
            boolean inQuestion) {

        /** Whether it is paid back rather than earned (R59). */
        public boolean isExpense() {
            return kind.equals("mileage") || kind.equals("costs");
        }

        /** Whether holiday accrues on it. */
        public boolean isWorked() {
            return kind.equals("worked") || kind.equals("training");
        }
    }

    /**
     * What the bureau reckoned.
     *
     * @param payPence before tax, extras in it
     * @param paidOn the day that it was paid; none: not yet
     * @param by who entered it
     */
    public record Figures(
            int version,
            long payPence,
            long holidayPence,
            long niPence,
            long pensionPence,
            @Nullable LocalDate paidOn,
            String bureau,
            String by,
            Instant at) {

        /** All of it. */
        public long totalPence() {
            return payPence + holidayPence + niPence + pensionPence;
        }
    }
}
