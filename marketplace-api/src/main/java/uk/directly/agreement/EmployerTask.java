package uk.directly.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an employer does before a first day of work (R83). */
public enum EmployerTask {
    /** Employers' liability insurance. */
    INSURANCE,
    /** The employer's own look at the right to work. */
    RIGHT_TO_WORK,
    /** Terms of employment in writing. */
    WRITTEN_TERMS,
    /** Who works out pay and tax. */
    PAYROLL,
    /** The duty to offer a pension. */
    PENSION;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static EmployerTask of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether nobody can be booked before it is done. */
    public boolean isNeeded() {
        return this == INSURANCE || this == RIGHT_TO_WORK;
    }
}
