package uk.directly.rate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.directly.council.London;

/** The rate card of domain.md and the bank holidays of GOV.UK (England and Wales). */
public final class RateFixtures {
    /** Substitute days are in it: Boxing Day 2026 is a Saturday, and Monday 28 December is the holiday. */
    public static final Set<LocalDate> BANK_HOLIDAYS = Stream.of(
                    "2026-01-01",
                    "2026-04-03",
                    "2026-04-06",
                    "2026-05-04",
                    "2026-05-25",
                    "2026-08-31",
                    "2026-12-25",
                    "2026-12-28",
                    "2027-01-01",
                    "2027-03-26",
                    "2027-03-29",
                    "2027-05-03",
                    "2027-05-31",
                    "2027-08-30",
                    "2027-12-27",
                    "2027-12-28")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    public static final BandCalendar CALENDAR =
            new BandCalendar(LocalTime.of(7, 0), LocalTime.of(20, 0), BANK_HOLIDAYS);

    public static final Rates EMPLOYED_PAY_GUIDE = rates(1320, 1320, 1320, 1320, 1980, 1320, 6500);
    public static final Rates EMPLOYED_BASE = rates(1560, 1560, 1560, 1560, 2340, 1560, 7680);
    public static final Rates SELF_EMPLOYED = rates(1780, 1780, 1860, 1940, 2670, 1780, 6500);
    public static final Rates MICRO_PROVIDER = rates(1950, 1950, 2040, 2130, 2925, 1950, 6500);
    public static final Rates ORGANISATION = rates(2280, 2280, 2390, 2500, 3420, 2280, 7800);

    private RateFixtures() {}

    /** From one local time in Europe/London to another. */
    public static Span local(String start, String end) {
        return new Span(instant(start), instant(end));
    }

    public static Instant instant(String localTime) {
        return LocalDateTime.parse(localTime).atZone(London.ZONE).toInstant();
    }

    public static Rates rates(
            long weekday, long evening, long saturday, long sunday, long bankHoliday, long wakingNight, long sleepIn) {
        return new Rates(Map.of(
                Band.WEEKDAY, weekday,
                Band.EVENING, evening,
                Band.SATURDAY, saturday,
                Band.SUNDAY, sunday,
                Band.BANK_HOLIDAY, bankHoliday,
                Band.WAKING_NIGHT, wakingNight,
                Band.SLEEP_IN, sleepIn));
    }
}
