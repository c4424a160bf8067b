package uk.directly.rate;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static uk.directly.rate.RateFixtures.CALENDAR;
import static uk.directly.rate.RateFixtures.SELF_EMPLOYED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;
import uk.directly.council.London;

/** What is true of every price, over the years 2026 to 2030 and all their clock changes. */
class PricingPropertyTests {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MINUTES =
            Duration.between(FROM, Instant.parse("2031-01-01T00:00:00Z")).toMinutes();
    private static final int DAY = 24 * 60;

    @Test
    @DisplayName("R10 the minutes of the lines are the minutes that elapse, and the total is the sum of the lines")
    void linesAddUp() {
        qt().forAll(spans()).check(span -> {
            Price price = price(span);
            return price.minutes() == span.minutes()
                    && price.totalPence()
                            == price.lines().stream()
                                    .mapToLong(PriceLine::amountPence)
                                    .sum();
        });
    }

    @Test
    @DisplayName("R10 every line is minutes × rate / 60 rounded half up, as BigDecimal does it")
    void linesAreRoundedHalfUp() {
        qt().forAll(spans())
                .check(span -> price(span).lines().stream()
                        .allMatch(line -> BigDecimal.valueOf(line.minutes())
                                        .multiply(BigDecimal.valueOf(line.ratePence()))
                                        .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                                        .longValueExact()
                                == line.amountPence()));
    }

    @Test
    @DisplayName("R10 each minute lies in the band that its own local time says")
    void eachMinuteIsInItsBand() {
        qt().withExamples(200).forAll(spans()).check(span -> {
            Instant minute = span.start();
            for (PriceLine line : price(span).lines()) {
                for (long i = 0; i < line.minutes(); i++) {
                    if (bandAt(minute) != line.band()) {
                        return false;
                    }
                    minute = minute.plus(Duration.ofMinutes(1));
                }
            }
            return minute.equals(span.end());
        });
    }

    @Test
    @DisplayName("R10 two lines that touch are of different bands")
    void linesAreWhole() {
        qt().forAll(spans()).check(span -> {
            var lines = price(span).lines();
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).band() == lines.get(i - 1).band()) {
                    return false;
                }
            }
            return true;
        });
    }

    @Test
    @DisplayName("R52 nights over the clock changes of 2026 to 2030 have the minutes they really have")
    void clockChangesKeepTheirMinutes() {
        qt().forAll(nightsAroundClockChanges()).check(span -> price(span).minutes() == span.minutes());
    }

    @Test
    @DisplayName("R84 an employed hold is never less than the pay or the base rate")
    void employedHoldCoversPayAndBase() {
        qt().forAll(spans(), longs().between(1, 5000), longs().between(1, 5000)).check((span, pay, base) -> {
            EmployedPrice price = EmployedPrice.of(price(span, flat(pay)), price(span, flat(base)));
            return price.totalPence() >= price.pay().totalPence()
                    && price.totalPence() >= price(span, flat(base)).totalPence()
                    && price.employerCostsPence() + price.pay().totalPence() == price.totalPence();
        });
    }

    /** The written rule, minute by minute: independent of how the pricing cuts. */
    private static Band bandAt(Instant minute) {
        ZonedDateTime local = minute.atZone(London.ZONE);
        if (RateFixtures.BANK_HOLIDAYS.contains(local.toLocalDate())) {
            return Band.BANK_HOLIDAY;
        }
        return switch (local.getDayOfWeek()) {
            case SUNDAY -> Band.SUNDAY;
            case SATURDAY -> Band.SATURDAY;
            default -> local.getHour() >= 7 && local.getHour() < 20 ? Band.WEEKDAY : Band.EVENING;
        };
    }

    private static Gen<Span> spans() {
        return longs().between(0, MINUTES - DAY)
                .zip(integers().between(1, DAY), (start, minutes) -> span(FROM, start, minutes));
    }

    private static Gen<Span> nightsAroundClockChanges() {
        return Generate.pick(java.util.stream.Stream.of(
                                "2026-03-29",
                                "2026-10-25",
                                "2027-03-28",
                                "2027-10-31",
                                "2028-03-26",
                                "2028-10-29",
                                "2029-03-25",
                                "2029-10-28",
                                "2030-03-31",
                                "2030-10-27")
                        .map(date -> Instant.parse(date + "T01:00:00Z").minus(Duration.ofHours(12)))
                        .toList())
                .zip(
                        integers().between(0, DAY),
                        integers().between(1, DAY),
                        (from, start, minutes) -> span(from, start, minutes));
    }

    private static Span span(Instant from, long start, long minutes) {
        Instant first = from.plus(Duration.ofMinutes(start));
        return new Span(first, first.plus(Duration.ofMinutes(minutes)));
    }

    private static Rates flat(long pence) {
        return RateFixtures.rates(pence, pence, pence, pence, pence, pence, pence);
    }

    private static Price price(Span span) {
        return price(span, SELF_EMPLOYED);
    }

    private static Price price(Span span, Rates rates) {
        if (Pricing.price(span, null, CALENDAR, rates) instanceof Price price) {
            return price;
        }
        throw new AssertionError("Every band has a rate");
    }
}
