package uk.directly.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Visits that a holder would like to book again and again.
 *
 * @param first the first one, with the RFC 5545 rule in {@code repeat}
 * @param except days that are taken out
 */
public record SeriesRequest(
        BookingRequest first,
        String rule,
        Set<LocalDate> except,
        boolean notOnSchoolHolidays,
        boolean notOnBankHolidays) {
    /** The most days that can be taken out. */
    public static final int MOST_EXCEPT = 400;

    public SeriesRequest {
        except = Set.copyOf(except);
    }

    /** The days taken out, in their order. */
    List<LocalDate> exceptDays() {
        return except.stream().sorted().toList();
    }
}
