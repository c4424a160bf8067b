package uk.directly.web;

import java.time.LocalDate;
import uk.directly.money.Pence;

/** Pay that is to come, for those who are paid (R16): how much, and by which day it was promised. */
public final class PayWords {
    private PayWords() {}

    /**
     * "£44.50 in your bank by Friday 4 December".
     *
     * @param rail {@code own-bank}: it comes from people's own banks (R27); {@code payroll}: they are wages, and go to whoever
     *     runs the payroll (R81); else it comes from us
     * @param failed whether it could not be paid, and somebody has to see to it
     */
    public static String coming(Pence amount, LocalDate promisedOn, String rail, boolean failed, LocalDate today) {
        if (failed) {
            return amount.text() + " could not be paid into your bank. The council's finance team can see it";
        }
        String day = DateWords.day(promisedOn);
        if (promisedOn.isBefore(today)) {
            return amount.text() + " late: it was promised for " + day;
        }
        return amount.text()
                + switch (rail) {
                    case "own-bank" -> " from the person's own bank by ";
                    case "payroll" -> " goes to payroll by ";
                    default -> " in your bank by ";
                }
                + day;
    }

    /** "£53.40 waiting for an answer". */
    public static String waiting(Pence amount) {
        return amount.text() + " waiting for an answer";
    }
}
