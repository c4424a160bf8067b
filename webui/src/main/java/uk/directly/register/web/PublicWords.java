package uk.directly.register.web;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.web.DateWords;

/** The register as everybody reads it. */
final class PublicWords {
    private static final double VERY_NEAR = 0.1;

    private PublicWords() {}

    static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistant (PA)";
            case MICRO_PROVIDER -> "Small local business";
            case ORGANISATION -> "Organisation";
            case COMMUNITY -> "Community group";
            case ISF_BROKER -> "Runs a fund for people";
        };
    }

    /** "1.2 miles away, Sale, M33"; without a place to measure from only whereabouts. */
    static String place(@Nullable Double miles, String district) {
        if (miles == null) {
            return district;
        }
        return (miles < VERY_NEAR ? "Very near" : number(miles) + (miles == 1 ? " mile away" : " miles away")) + ", "
                + district;
    }

    /** "1.2", "3". */
    static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** "On the register since 12 March 2026 (8 months)". */
    static String since(LocalDate day, LocalDate today) {
        return "On the register since " + DateWords.date(day) + " (" + length(day, today) + ")";
    }

    private static String length(LocalDate day, LocalDate today) {
        Period period = day.isAfter(today) ? Period.ZERO : Period.between(day, today);
        if (period.getYears() > 0) {
            return DateWords.count(period.getYears(), "year")
                    + (period.getMonths() > 0 ? " and " + DateWords.count(period.getMonths(), "month") : "");
        }
        return period.getMonths() > 0
                ? DateWords.count(period.getMonths(), "month")
                : period.getDays() == 0 ? "since today" : DateWords.count(period.getDays(), "day");
    }

    static String title(ProviderEntry.Check check) {
        return check.name().title() + (check.level() == null ? "" : ", " + check.level());
    }

    static String when(ProviderEntry.Check check) {
        return "Checked on " + DateWords.date(check.checkedOn())
                + (check.expiresOn() == null ? "" : ". Valid until " + DateWords.date(check.expiresOn()));
    }
}
