package uk.directly.payment.model;

/**
 * What somebody costs their employer on top of pay in a month, as we estimate it until the bureau says (R81). We are no payroll
 * engine: one job, a month by itself, the figures of the tax year 2026 to 2027.
 *
 * @param payPence the pay it was estimated from
 * @param irregular whether hours come as they come; fixed hours accrue 5.6 weeks of holiday instead, and no figure stands here
 * @param holidayPence 12.07 % of the pay for time worked, only of irregular hours (<a
 *     href="https://www.gov.uk/guidance/holiday-pay-and-entitlement-reforms-from-1-january-2024">GOV.UK</a>)
 * @param niPence the employer's National Insurance
 * @param allowancePence what the Employment Allowance takes off it
 * @param pensionPence the employer's part of the pension
 */
public record PayrollEstimate(
        long payPence, boolean irregular, long holidayPence, long niPence, long allowancePence, long pensionPence) {
    private static final long HOLIDAY_PARTS = 1_207;
    private static final long IN_WHOLE = 10_000;
    /** <a href="https://www.gov.uk/guidance/rates-and-thresholds-for-employers-2026-to-2027">£417 a month, 15 %</a>. */
    private static final long NI_FROM = 41_700;

    private static final long NI_PERCENT = 15;
    /** <a href="https://www.gov.uk/claim-employment-allowance">£10,500 a tax year</a>, of which a month uses what it needs. */
    private static final long ALLOWANCE = 1_050_000;
    /** <a href="https://www.thepensionsregulator.gov.uk">Who earns £833 a month is enrolled; 3 % of £520 to £4,189</a>. */
    private static final long PENSION_TRIGGER = 83_300;

    private static final long PENSION_FROM = 52_000;
    private static final long PENSION_TO = 418_900;
    private static final long PENSION_PERCENT = 3;
    private static final long PERCENT = 100;

    /**
     * The estimate of a month.
     *
     * @param workedPence pay for time worked
     * @param payPence all pay, extras that are only paid back left out
     */
    public static PayrollEstimate of(long workedPence, long payPence, boolean irregular) {
        long worked = Math.max(workedPence, 0);
        long pay = Math.max(payPence, 0);
        long ni = share(Math.max(pay - NI_FROM, 0), NI_PERCENT, PERCENT);
        long pension =
                pay < PENSION_TRIGGER ? 0 : share(Math.min(pay, PENSION_TO) - PENSION_FROM, PENSION_PERCENT, PERCENT);
        return new PayrollEstimate(
                pay,
                irregular,
                irregular ? share(worked, HOLIDAY_PARTS, IN_WHOLE) : 0,
                ni,
                Math.min(ni, ALLOWANCE),
                pension);
    }

    /** All that it comes to on top of the pay. */
    public long totalPence() {
        return holidayPence + niPence - allowancePence + pensionPence;
    }

    private static long share(long pence, long parts, long whole) {
        return (Math.multiplyExact(pence, parts) + whole / 2) / whole;
    }
}
