package uk.directly.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.rate.RateFixtures.CALENDAR;
import static uk.directly.rate.RateFixtures.EMPLOYED_BASE;
import static uk.directly.rate.RateFixtures.EMPLOYED_PAY_GUIDE;
import static uk.directly.rate.RateFixtures.SELF_EMPLOYED;
import static uk.directly.rate.RateFixtures.local;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricingTests {

    @Test
    @DisplayName("R10 Thursday 24 to Friday 25 December 2026, 18:00 to 02:00: weekday, evening, bank holiday")
    void cutsChristmasEveAtTwentyHundredAndMidnight() {
        Price price = price(local("2026-12-24T18:00", "2026-12-25T02:00"));

        assertThat(price.lines())
                .containsExactly(
                        new PriceLine(Band.WEEKDAY, 120, 1780, 3560),
                        new PriceLine(Band.EVENING, 240, 1780, 7120),
                        new PriceLine(Band.BANK_HOLIDAY, 120, 2670, 5340));
        assertThat(price.totalPence()).isEqualTo(16020);
    }

    @Test
    @DisplayName(
            "R10 Friday 25 to Saturday 26 December 2026, 22:00 to 02:00: the 26th is a Saturday, its holiday the 28th")
    void boxingDayOnASaturdayIsASaturday() {
        Price price = price(local("2026-12-25T22:00", "2026-12-26T02:00"));

        assertThat(price.lines())
                .containsExactly(
                        new PriceLine(Band.BANK_HOLIDAY, 120, 2670, 5340),
                        new PriceLine(Band.SATURDAY, 120, 1860, 3720));
        assertThat(price(local("2026-12-28T09:00", "2026-12-28T10:00")).lines())
                .containsExactly(new PriceLine(Band.BANK_HOLIDAY, 60, 2670, 2670));
    }

    @Test
    @DisplayName("R10 a bank holiday that is a Sunday or Saturday is a bank holiday")
    void bankHolidayComesBeforeTheDayOfTheWeek() {
        BandCalendar calendar = new BandCalendar(
                CALENDAR.weekdayFrom(), CALENDAR.weekdayTo(), java.util.Set.of(java.time.LocalDate.of(2026, 12, 6)));

        Price price = price(local("2026-12-06T09:00", "2026-12-06T10:00"), null, calendar, SELF_EMPLOYED);

        assertThat(price.lines()).extracting(PriceLine::band).containsExactly(Band.BANK_HOLIDAY);
    }

    @Test
    @DisplayName("R52 on the night that clocks go forward 22:00 to 07:00 is 8 hours")
    void clocksGoForward() {
        Price price = price(local("2027-03-27T22:00", "2027-03-28T07:00"));

        assertThat(price.lines())
                .containsExactly(
                        new PriceLine(Band.SATURDAY, 120, 1860, 3720), new PriceLine(Band.SUNDAY, 360, 1940, 11640));
        assertThat(price.minutes()).isEqualTo(480);
    }

    @Test
    @DisplayName("R52 on the night that clocks go back 22:00 to 07:00 is 10 hours")
    void clocksGoBack() {
        Price price = price(local("2027-10-30T22:00", "2027-10-31T07:00"));

        assertThat(price.lines())
                .containsExactly(
                        new PriceLine(Band.SATURDAY, 120, 1860, 3720), new PriceLine(Band.SUNDAY, 480, 1940, 15520));
        assertThat(price.minutes()).isEqualTo(600);
    }

    @Test
    @DisplayName("R10 example 1: two and a half hours at £17.80 are £44.50, three hours £53.40")
    void pricesTwoVisits() {
        assertThat(price(local("2026-12-01T09:30", "2026-12-01T12:00")).totalPence())
                .isEqualTo(4450);
        assertThat(price(local("2026-12-03T09:30", "2026-12-03T12:30")).totalPence())
                .isEqualTo(5340);
    }

    @Test
    @DisplayName("R84 example 5: a waking night over the clock change, employed: pay £105.60, held £124.80")
    void pricesAnEmployedWakingNightOverTheClockChange() {
        Span night = local("2027-03-27T22:00", "2027-03-28T07:00");

        EmployedPrice price = EmployedPrice.of(
                price(night, Band.WAKING_NIGHT, CALENDAR, EMPLOYED_PAY_GUIDE),
                price(night, Band.WAKING_NIGHT, CALENDAR, EMPLOYED_BASE));

        assertThat(price.pay().lines()).containsExactly(new PriceLine(Band.WAKING_NIGHT, 480, 1320, 10560));
        assertThat(price.totalPence()).isEqualTo(12480);
        assertThat(price.employerCostsPence()).isEqualTo(1920);
    }

    @Test
    @DisplayName("R84 pay above the base rate is held whole")
    void holdsThePayWhereItIsMoreThanTheBaseRate() {
        Span hour = local("2026-12-01T09:00", "2026-12-01T10:00");

        EmployedPrice price = EmployedPrice.of(
                price(hour, null, CALENDAR, RateFixtures.rates(1700, 1700, 1700, 1700, 1700, 1700, 1700)),
                price(hour, null, CALENDAR, EMPLOYED_BASE));

        assertThat(price.totalPence()).isEqualTo(1700);
        assertThat(price.employerCostsPence()).isZero();
    }

    @Test
    @DisplayName("R10 a sleep-in is one price for the night, whatever day or length")
    void sleepInIsFlat() {
        Price price = price(local("2026-12-24T22:00", "2026-12-25T07:00"), Band.SLEEP_IN, CALENDAR, SELF_EMPLOYED);

        assertThat(price.lines()).containsExactly(new PriceLine(Band.SLEEP_IN, 540, 6500, 6500));
    }

    @Test
    @DisplayName("R10 a waking night is that band on a bank holiday too")
    void wakingNightComesBeforeTheBankHoliday() {
        Price price = price(local("2026-12-24T22:00", "2026-12-25T07:00"), Band.WAKING_NIGHT, CALENDAR, SELF_EMPLOYED);

        assertThat(price.lines()).containsExactly(new PriceLine(Band.WAKING_NIGHT, 540, 1780, 16020));
    }

    @Test
    @DisplayName("R10 an evening over midnight is one line, rounded once")
    void joinsWhatTouchesInOneBand() {
        Price price = price(local("2026-12-01T23:59", "2026-12-02T00:02"));

        assertThat(price.lines()).containsExactly(new PriceLine(Band.EVENING, 3, 1780, 89));
    }

    @Test
    @DisplayName("R10 half a penny is rounded up, less is rounded down, per line")
    void roundsHalfUpPerLine() {
        Rates odd = new Rates(Map.of(Band.WEEKDAY, 30L, Band.EVENING, 29L));

        assertThat(price(local("2026-12-01T09:00", "2026-12-01T09:01"), null, CALENDAR, odd)
                        .totalPence())
                .isEqualTo(1);
        assertThat(price(local("2026-12-01T21:00", "2026-12-01T21:01"), null, CALENDAR, odd)
                        .totalPence())
                .isZero();
        assertThat(price(local("2026-12-01T19:59", "2026-12-01T20:01"), null, CALENDAR, odd)
                        .lines())
                .extracting(PriceLine::amountPence)
                .containsExactly(1L, 0L);
    }

    @Test
    void saysWhichBandHasNoRate() {
        Rates weekdayOnly = new Rates(Map.of(Band.WEEKDAY, 1780L));

        assertThat(Pricing.price(local("2026-12-04T19:00", "2026-12-05T01:00"), null, CALENDAR, weekdayOnly))
                .isEqualTo(new Priced.NoRate(Band.EVENING));
    }

    @Test
    void saysWhichPartsHaveARate() {
        Rates noEvenings = new Rates(Map.of(Band.WEEKDAY, 1780L, Band.SATURDAY, 1860L));

        assertThat(Pricing.withRate(local("2026-12-04T19:00", "2026-12-05T01:00"), null, CALENDAR, noEvenings))
                .containsExactly(
                        local("2026-12-04T19:00", "2026-12-04T20:00"), local("2026-12-05T00:00", "2026-12-05T01:00"));
        assertThat(Pricing.parts(local("2026-12-04T19:00", "2026-12-05T01:00"), CALENDAR).stream()
                        .map(BandSpan::band))
                .containsExactly(Band.WEEKDAY, Band.EVENING, Band.SATURDAY);
    }

    @Test
    void neverWrapsAroundWhenAnAmountIsTooLarge() {
        Rates huge = new Rates(Map.of(Band.WEEKDAY, Long.MAX_VALUE / 60));

        assertThatThrownBy(() -> price(local("2026-12-01T09:00", "2026-12-01T11:00"), null, CALENDAR, huge))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("R10 time is minutes: a span has no seconds, and ends after it starts")
    void aSpanHasWholeMinutes() {
        Instant nine = Instant.parse("2026-12-01T09:00:00Z");

        assertThatThrownBy(() -> new Span(nine, nine.plusSeconds(90))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(nine, nine)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Span.isWholeMinute(nine)).isTrue();
        assertThat(Span.isWholeMinute(nine.plusMillis(1))).isFalse();
    }

    private static Price price(Span span) {
        return price(span, null, CALENDAR, SELF_EMPLOYED);
    }

    private static Price price(Span span, @Nullable Band wholeBand, BandCalendar calendar, Rates rates) {
        return switch (Pricing.price(span, wholeBand, calendar, rates)) {
            case Price price -> price;
            case Priced.NoRate none -> throw new AssertionError("No rate in " + none.band());
        };
    }
}
