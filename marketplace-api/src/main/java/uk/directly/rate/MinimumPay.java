package uk.directly.rate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The least that the law lets somebody of an age be paid an hour (R56).
 *
 * @param to the day after its last one; none: until the government says another
 * @param source where it is published
 */
public record MinimumPay(
        AgeBand ageBand, LocalDate from, @Nullable LocalDate to, long pence, String source) {

    /** Whether it is the law on that day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /**
     * The least pay for time in a band. A sleep-in is the whole night for one price, and only the time awake counts; of all
     * other time every minute does, of a waking night too.
     *
     * @param minutes that the visit lasts
     * @param awakeMinutes of a sleep-in, how many of them they were up
     */
    public long leastPence(Band band, long minutes, long awakeMinutes) {
        long counted = band.isFlat() ? Math.min(awakeMinutes, minutes) : minutes;
        // Rounded up: less by a part of a penny would be less than the law says.
        return Math.ceilDiv(Math.multiplyExact(counted, pence), 60L);
    }

    /** Of hourly rates the lowest that is too low; empty: all are as the law says. */
    public OptionalLong tooLow(Rates rates) {
        return rates.penceByBand().entrySet().stream()
                .filter(rate -> rate.getValue() < leastPence(rate.getKey(), 60, 0))
                .mapToLong(java.util.Map.Entry::getValue)
                .min();
    }

    /** Ages as the law cuts them. */
    public enum AgeBand {
        AGE_21_AND_OVER,
        AGE_18_TO_20,
        UNDER_18;

        /** As it stands in the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace("age_", "").replace('_', '-');
        }

        /** The ages of that slug. */
        public static AgeBand of(String slug) {
            String name = slug.toUpperCase(Locale.ROOT).replace('-', '_');
            return valueOf(Character.isDigit(name.charAt(0)) ? "AGE_" + name : name);
        }
    }
}
