package uk.directly.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.London;

/**
 * Pricing beside a slow and obvious reference that asks each minute of a visit by itself: over all ten clock changes and all
 * bank holidays of 2026 to 2030, and every day of those years with {@code -Ddirectly.storms=whole}.
 */
class EveryDayPricingTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate AFTER_LAST = LocalDate.of(2031, 1, 1);
    private static final boolean WHOLE = "whole".equals(System.getProperty("directly.storms"));
    private static final List<Integer> LENGTHS = List.of(1, 15, 50, 61, 480, 599, 1439, 1440);
    private static final Rates RATES = RateFixtures.rates(1781, 1787, 1861, 1949, 2671, 1783, 6500);
    private static final Set<LocalDate> HOLIDAYS = IntStream.rangeClosed(2026, 2030)
            .boxed()
            .flatMap(EveryDayPricingTests::holidays)
            .collect(Collectors.toUnmodifiableSet());
    private static final BandCalendar CALENDAR = new BandCalendar(LocalTime.of(7, 0), LocalTime.of(20, 0), HOLIDAYS);

    @Test
    void knowsTheBankHolidaysThatArePublished() {
        assertThat(HOLIDAYS).containsAll(RateFixtures.BANK_HOLIDAYS).hasSize(5 * 8);
        assertThat(changes()).hasSize(10);
    }

    @Test
    @DisplayName("R10, R52 a visit costs what its minutes cost, one by one, over clock changes and bank holidays")
    void costsWhatItsMinutesCost() {
        int checked = 0;
        for (LocalDate day : days()) {
            Instant midnight = day.atStartOfDay(London.ZONE).toInstant();
            for (int start = 0; start < 1440; start += WHOLE ? 30 : 45) {
                Instant from = midnight.plus(Duration.ofMinutes(start + day.getDayOfMonth() % 30));
                for (int minutes : LENGTHS) {
                    Span span = new Span(from, from.plus(Duration.ofMinutes(minutes)));
                    assertThat(Pricing.price(span, null, CALENDAR, RATES))
                            .as("%s", span)
                            .isEqualTo(minuteByMinute(span));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(10_000);
    }

    /** The days before and of each change and holiday; or all. */
    private static Set<LocalDate> days() {
        return WHOLE
                ? FIRST.datesUntil(AFTER_LAST).collect(Collectors.toCollection(TreeSet::new))
                : Stream.concat(changes().stream(), HOLIDAYS.stream())
                        .flatMap(day -> Stream.of(day.minusDays(1), day))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LocalDate> changes() {
        return FIRST.datesUntil(AFTER_LAST)
                .filter(day -> Duration.between(
                                        day.atStartOfDay(London.ZONE),
                                        day.plusDays(1).atStartOfDay(London.ZONE))
                                .toHours()
                        != 24)
                .toList();
    }

    /** England and Wales: eight a year; one on a weekend is the next weekday that isn't one already. */
    private static Stream<LocalDate> holidays(int year) {
        Set<LocalDate> days = new TreeSet<>();
        LocalDate easter = easter(year);
        days.add(easter.minusDays(2));
        days.add(easter.plusDays(1));
        days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        List<LocalDate> fixed =
                List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26));
        fixed.stream().filter(day -> !isWeekend(day)).forEach(days::add);
        for (LocalDate day : fixed) {
            LocalDate substitute = day;
            while (isWeekend(substitute) || (isWeekend(day) && days.contains(substitute))) {
                substitute = substitute.plusDays(1);
            }
            days.add(substitute);
        }
        return days.stream();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Easter Sunday by the anonymous Gregorian algorithm. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }

    private static Price minuteByMinute(Span span) {
        List<PriceLine> lines = new ArrayList<>();
        Band band = bandAt(span.start());
        long minutes = 0;
        for (Instant minute = span.start(); minute.isBefore(span.end()); minute = minute.plusSeconds(60)) {
            Band here = bandAt(minute);
            if (here != band) {
                lines.add(line(band, minutes));
                band = here;
                minutes = 0;
            }
            minutes++;
        }
        lines.add(line(band, minutes));
        return new Price(lines, lines.stream().mapToLong(PriceLine::amountPence).sum());
    }

    private static PriceLine line(Band band, long minutes) {
        long rate = RATES.in(band).orElseThrow();
        long amount = BigDecimal.valueOf(minutes * rate)
                .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new PriceLine(band, minutes, rate, amount);
    }

    private static Band bandAt(Instant minute) {
        ZonedDateTime wall = minute.atZone(London.ZONE);
        if (HOLIDAYS.contains(wall.toLocalDate())) {
            return Band.BANK_HOLIDAY;
        }
        return switch (wall.getDayOfWeek()) {
            case SUNDAY -> Band.SUNDAY;
            case SATURDAY -> Band.SATURDAY;
            default -> wall.getHour() >= 7 && wall.getHour() < 20 ? Band.WEEKDAY : Band.EVENING;
        };
    }
}
