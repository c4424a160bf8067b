package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.London;
import uk.directly.offer.HoursException.Minutes;
import uk.directly.rate.Band;
import uk.directly.rate.RateFixtures;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;

/**
 * Free times beside a slow and obvious reference that asks each minute by itself: made-up weeks, days away, open times
 * besides, visits with the way to them, and notice, over all ten clock changes of 2026 to 2030 and random days; many times
 * as many with {@code -Ddirectly.storms=whole}.
 */
class SlotsPropertyTests {
    private static final boolean WHOLE = "whole".equals(System.getProperty("directly.storms"));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 2);
    private static final int DAYS = 5 * 365 - 5;
    private static final long SEED = 20261122;

    @Test
    @DisplayName(
            "R37, R52 free is each minute that the clock on the wall shows as open, that has a price and that nobody took")
    void isEachMinuteThatIsFree() {
        Random random = new Random(SEED);
        List<LocalDate> days = new ArrayList<>(FIRST.datesUntil(FIRST.plusDays(DAYS))
                .filter(day -> Duration.between(
                                        day.atStartOfDay(London.ZONE),
                                        day.plusDays(1).atStartOfDay(London.ZONE))
                                .toHours()
                        != 24)
                .toList());
        assertThat(days).hasSize(10);
        IntStream.range(0, WHOLE ? 5_000 : 150)
                .mapToObj(each -> FIRST.plusDays(random.nextInt(DAYS)))
                .forEach(days::add);
        int free = 0;
        for (LocalDate day : days) {
            for (int i = 0; i < (WHOLE ? 20 : 4); i++) {
                free += check(day, random);
            }
        }
        assertThat(free).as("there is something free to compare").isGreaterThan(days.size());
    }

    private static int check(LocalDate day, Random random) {
        Instant from = day.minusDays(1)
                .atStartOfDay(London.ZONE)
                .plusMinutes(random.nextInt(600))
                .toInstant();
        Span window = new Span(from, from.plus(Duration.ofMinutes(1440 + random.nextInt(1440))));
        List<Span> busy = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant start = from.plus(Duration.ofMinutes(random.nextInt(3000) - 200));
            busy.add(new Span(start, start.plus(Duration.ofMinutes(10 + random.nextInt(300)))));
        }
        BookableOffer offer = offer(hours(day, random), random);
        Instant now = from.plus(Duration.ofSeconds(random.nextInt(60_000) - 30_000));

        List<Span> slots = Slots.free(offer, window, busy, now, RateFixtures.CALENDAR);

        assertThat(slots)
                .as("%s %s, taken %s, at %s", offer, window, busy, now)
                .isEqualTo(minuteByMinute(offer, window, busy, now));
        return slots.size();
    }

    private static OfferHours hours(LocalDate day, Random random) {
        List<WeeklyHours> rules = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            int opens = random.nextInt(1200);
            if (random.nextInt(4) == 0) {
                rules.add(new WeeklyHours(weekday, 0, 1440));
            } else if (random.nextInt(6) > 0) {
                rules.add(new WeeklyHours(weekday, opens, opens + 1 + random.nextInt(1440 - opens)));
            }
        }
        List<HoursException> exceptions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate first = day.plusDays(random.nextInt(4) - 2L);
            int opens = random.nextInt(1300);
            exceptions.add(
                    random.nextBoolean()
                            ? HoursException.closed(first, first.plusDays(random.nextInt(2)))
                            : HoursException.open(first, opens, opens + 1 + random.nextInt(1440 - opens)));
        }
        List<Absence> absences = random.nextInt(4) == 0
                ? List.of(new Absence(
                        new UUID(0, 1), day.plusDays(random.nextInt(3) - 1L), day.plusDays(1L + random.nextInt(2))))
                : List.of();
        return new OfferHours(rules, exceptions, absences);
    }

    private static BookableOffer offer(OfferHours hours, Random random) {
        BookableOffer plain = OfferFixtures.micro();
        boolean night = random.nextInt(5) == 0;
        Rates rates = night
                ? new Rates(Map.of(Band.WAKING_NIGHT, 1800L))
                : random.nextBoolean()
                        ? RateFixtures.SELF_EMPLOYED
                        : new Rates(Map.of(Band.WEEKDAY, 1800L, Band.SUNDAY, 2000L));
        return new BookableOffer(
                plain.id(),
                plain.version(),
                plain.councilId(),
                plain.seller(),
                plain.service(),
                plain.title(),
                SoldBy.HOURLY,
                plain.openTo(),
                night ? Band.WAKING_NIGHT : null,
                rates,
                plain.halfDayPence(),
                plain.extras(),
                1 + random.nextInt(120),
                480,
                random.nextInt(3) == 0 ? random.nextInt(1000) : 0,
                random.nextInt(3) == 0 ? 0 : random.nextInt(90),
                hours,
                plain.cancellation(),
                plain.state(),
                plain.shown(),
                plain.council(),
                null);
    }

    private static List<Span> minuteByMinute(BookableOffer offer, Span window, List<Span> busy, Instant now) {
        List<Span> found = new ArrayList<>();
        Instant begun = null;
        for (Instant minute = window.start(); !minute.isAfter(window.end()); minute = minute.plusSeconds(60)) {
            boolean free = minute.isBefore(window.end()) && isFree(offer, minute, busy, now);
            if (free && begun == null) {
                begun = minute;
            } else if (!free && begun != null) {
                Span span = new Span(begun, minute);
                if (span.minutes() >= offer.shortestMinutes()) {
                    found.add(span);
                }
                begun = null;
            }
        }
        return found;
    }

    private static boolean isFree(BookableOffer offer, Instant minute, List<Span> busy, Instant now) {
        ZonedDateTime wall = minute.atZone(London.ZONE);
        int shown = wall.getHour() * 60 + wall.getMinute();
        return !minute.isBefore(now.plusSeconds(offer.noticeMinutes() * 60L))
                && isOpen(offer.hours(), wall.toLocalDate(), shown)
                && offer.rates().in(band(offer, wall)).isPresent()
                && busy.stream().noneMatch(span -> {
                    long buffer = offer.bufferMinutes() * 60L;
                    return !minute.isBefore(span.start().minusSeconds(buffer))
                            && minute.isBefore(span.end().plusSeconds(buffer));
                });
    }

    private static boolean isOpen(OfferHours hours, LocalDate day, int minute) {
        for (Absence absence : hours.absences()) {
            if (!day.isBefore(absence.from()) && !day.isAfter(absence.to())) {
                return false;
            }
        }
        boolean closed = false;
        for (HoursException exception : hours.exceptions()) {
            if (!day.isBefore(exception.from()) && !day.isAfter(exception.to())) {
                Minutes open = exception.open();
                if (open == null) {
                    closed = true;
                } else if (minute >= open.fromMinute() && minute < open.toMinute()) {
                    return true;
                }
            }
        }
        return !closed
                && hours.rules().stream()
                        .anyMatch(rule -> rule.day() == day.getDayOfWeek()
                                && minute >= rule.fromMinute()
                                && minute < rule.toMinute());
    }

    private static Band band(BookableOffer offer, ZonedDateTime wall) {
        if (offer.wholeBand() != null) {
            return offer.wholeBand();
        }
        if (RateFixtures.BANK_HOLIDAYS.contains(wall.toLocalDate())) {
            return Band.BANK_HOLIDAY;
        }
        return switch (wall.getDayOfWeek()) {
            case SUNDAY -> Band.SUNDAY;
            case SATURDAY -> Band.SATURDAY;
            default -> wall.getHour() >= 7 && wall.getHour() < 20 ? Band.WEEKDAY : Band.EVENING;
        };
    }
}
