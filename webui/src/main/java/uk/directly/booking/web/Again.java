package uk.directly.booking.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.SeriesRequest;
import uk.directly.web.Address;

/**
 * How a visit comes again, as an address tells it.
 *
 * @param rule RFC 5545
 * @param except days that were taken out
 */
record Again(String rule, boolean notOnSchoolHolidays, boolean notOnBankHolidays, Set<LocalDate> except) {
    private static final String SCHOOL = "school";
    private static final String BANK = "bank";
    private static final int LONGEST = 500;

    Again {
        except = new TreeSet<>(except);
    }

    /** What an address tells; null: the visit comes once. */
    static @Nullable Again of(@Nullable String rule, @Nullable String not, @Nullable String except) {
        if (rule == null || rule.isBlank() || rule.length() > LONGEST) {
            return null;
        }
        String without = not == null ? "" : not;
        return new Again(rule, without.contains(SCHOOL), without.contains(BANK), days(except));
    }

    /** Every so many weeks on the weekday of the first visit. */
    static Again everyWeeks(int weeks, LocalDate first) {
        return weekly(weeks, Set.of(first.getDayOfWeek()), null);
    }

    /** Every so many weeks on these weekdays, to the last day if there is one. */
    static Again weekly(int weeks, Set<DayOfWeek> days, @Nullable LocalDate last) {
        String on = Arrays.stream(DayOfWeek.values())
                .filter(days::contains)
                .map(Again::slug)
                .collect(Collectors.joining(","));
        return new Again(
                "FREQ=WEEKLY" + (weeks == 1 ? "" : ";INTERVAL=" + weeks) + ";BYDAY=" + on
                        + (last == null ? "" : ";UNTIL=" + last.toString().replace("-", "")),
                false,
                false,
                Set.of());
    }

    Again without(boolean schoolHolidays, boolean bankHolidays) {
        return new Again(rule, schoolHolidays, bankHolidays, except);
    }

    /** The same with other days taken out. */
    Again except(Set<LocalDate> days) {
        return new Again(rule, notOnSchoolHolidays, notOnBankHolidays, days);
    }

    /** The address with it. */
    Address in(Address address) {
        List<String> not = new ArrayList<>();
        if (notOnSchoolHolidays) {
            not.add(SCHOOL);
        }
        if (notOnBankHolidays) {
            not.add(BANK);
        }
        return address.with("again", rule)
                .with("not", String.join(".", not))
                .with("except", except.stream().map(String::valueOf).collect(Collectors.joining(".")));
    }

    SeriesRequest request(BookingRequest first) {
        return new SeriesRequest(first, rule, except, notOnSchoolHolidays, notOnBankHolidays);
    }

    static String slug(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static Set<LocalDate> days(@Nullable String text) {
        Set<LocalDate> days = new TreeSet<>();
        for (String each : text == null ? new String[0] : text.split("\\.", SeriesRequest.MOST_EXCEPT)) {
            LocalDate day = day(each);
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }

    static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
