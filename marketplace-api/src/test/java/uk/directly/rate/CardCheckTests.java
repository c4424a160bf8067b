package uk.directly.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardCheckTests {
    private static final LocalDate FROM = LocalDate.parse("2027-04-01");
    private static final RateTable BEFORE = new RateTable(
            Map.of(
                    CardEngagement.EMPLOYED, RateFixtures.EMPLOYED_BASE,
                    CardEngagement.SELF_EMPLOYED, RateFixtures.SELF_EMPLOYED,
                    CardEngagement.MICRO_PROVIDER, RateFixtures.MICRO_PROVIDER,
                    CardEngagement.ORGANISATION, RateFixtures.ORGANISATION),
            RateFixtures.EMPLOYED_PAY_GUIDE);
    private static final List<MinimumPay> MINIMUM = List.of(
            minimum("2026-04-01", "2028-04-01", 1_271),
            new MinimumPay(MinimumPay.AgeBand.UNDER_18, LocalDate.parse("2026-04-01"), null, 9_999, "x"));

    @Test
    void hasNothingToSayAboutTheSameNumbers() {
        CardCheck check = CardCheck.of(BEFORE, BEFORE, FROM, MINIMUM, 25);

        assertThat(check.faults()).isEmpty();
        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void wantsEveryRateThatTheCardBeforeHad() {
        RateCell gone = RateCell.base(CardEngagement.ORGANISATION, Band.SUNDAY);

        assertThat(check(gone, null).faults()).containsExactly(new CardFault(gone, CardFault.Why.MISSING, 0));
    }

    @Test
    @DisplayName("R56 a pay guide below the legal minimum of 21 and over is refused; a waking night counts whole")
    void wantsTheLegalMinimum() {
        RateCell weekday = RateCell.payGuide(Band.WEEKDAY);
        RateCell night = RateCell.payGuide(Band.WAKING_NIGHT);

        assertThat(check(weekday, 1_270L).faults())
                .containsExactly(new CardFault(weekday, CardFault.Why.BELOW_MINIMUM, 1_271));
        assertThat(check(night, 1_270L).faults())
                .containsExactly(new CardFault(night, CardFault.Why.BELOW_MINIMUM, 1_271));
        assertThat(check(weekday, 1_271L).faults()).isEmpty();
    }

    @Test
    @DisplayName("R56 of a sleep-in only the time awake counts, so its price for the night is not an hourly pay")
    void knowsThatASleepInIsNoHour() {
        assertThat(check(RateCell.payGuide(Band.SLEEP_IN), 1_000L).faults()).isEmpty();
    }

    @Test
    @DisplayName("R84 the budget funds at least the pay of an employed PA")
    void wantsThePayToBeFunded() {
        RateCell base = RateCell.base(CardEngagement.EMPLOYED, Band.SATURDAY);

        assertThat(check(base, 1_319L).faults())
                .containsExactly(new CardFault(base, CardFault.Why.BASE_BELOW_PAY, 1_320));
        assertThat(check(base, 1_320L).faults()).isEmpty();
    }

    @Test
    void pointsOutWhatIsMoreThanAQuarterDifferent() {
        RateCell cell = RateCell.base(CardEngagement.SELF_EMPLOYED, Band.WEEKDAY);

        assertThat(check(cell, 2_225L).warnings()).isEmpty();
        assertThat(check(cell, 2_226L).warnings())
                .containsExactly(new CardWarning.MuchDifferent(cell, 1_780, 2_226, 25));
        assertThat(check(cell, 1_335L).warnings()).isEmpty();
        assertThat(check(cell, 1_300L).warnings())
                .containsExactly(new CardWarning.MuchDifferent(cell, 1_780, 1_300, -26));
    }

    @Test
    @DisplayName("R56 a minimum that rises while the card is in force is pointed out, not refused")
    void pointsOutThatTheMinimumRises() {
        List<MinimumPay> rising =
                List.of(minimum("2026-04-01", "2028-04-01", 1_271), minimum("2028-04-01", null, 1_330));

        CardCheck check = CardCheck.of(BEFORE, BEFORE, FROM, rising, 25);

        assertThat(check.faults()).isEmpty();
        assertThat(check.warnings())
                .containsExactly(new CardWarning.MinimumRises(LocalDate.parse("2028-04-01"), 1_330));
    }

    @Test
    void wantsAFirstCardToHaveAWeekdayForEverybody() {
        CardCheck check = CardCheck.of(RateTable.EMPTY, null, FROM, MINIMUM, 25);

        assertThat(check.faults())
                .extracting(fault -> fault.cell().slug())
                .containsExactly(
                        "pay-guide-weekday",
                        "base-employed-weekday",
                        "base-self-employed-weekday",
                        "base-micro-provider-weekday",
                        "base-organisation-weekday");
    }

    @Test
    void wantsAPayGuideBesideEachBaseRateOfEmployment() {
        RateTable rates = RateTable.of(Map.of(
                RateCell.payGuide(Band.WEEKDAY), 1_320L,
                RateCell.base(CardEngagement.EMPLOYED, Band.WEEKDAY), 1_560L,
                RateCell.base(CardEngagement.EMPLOYED, Band.SUNDAY), 1_560L,
                RateCell.base(CardEngagement.SELF_EMPLOYED, Band.WEEKDAY), 1_780L,
                RateCell.base(CardEngagement.MICRO_PROVIDER, Band.WEEKDAY), 1_950L,
                RateCell.base(CardEngagement.ORGANISATION, Band.WEEKDAY), 2_280L));

        assertThat(CardCheck.of(rates, null, FROM, MINIMUM, 25).faults())
                .containsExactly(new CardFault(RateCell.payGuide(Band.SUNDAY), CardFault.Why.MISSING, 0));
    }

    @Test
    @DisplayName("R56 sleep-in: only time awake; waking night and all other time: every minute; never rounded down")
    void reckonsTheLeastPay() {
        MinimumPay minimum = minimum("2026-04-01", null, 1_271);

        assertThat(minimum.leastPence(Band.SLEEP_IN, 540, 0)).isZero();
        assertThat(minimum.leastPence(Band.SLEEP_IN, 540, 90)).isEqualTo(1_907);
        assertThat(minimum.leastPence(Band.SLEEP_IN, 60, 90)).isEqualTo(1_271);
        assertThat(minimum.leastPence(Band.WAKING_NIGHT, 540, 0)).isEqualTo(11_439);
        assertThat(minimum.leastPence(Band.WEEKDAY, 1, 0)).isEqualTo(22);
        assertThat(minimum.tooLow(new Rates(Map.of(Band.WEEKDAY, 1_271L, Band.SLEEP_IN, 100L))))
                .isEmpty();
        assertThat(minimum.tooLow(new Rates(Map.of(Band.WEEKDAY, 1_270L, Band.SUNDAY, 1_200L))))
                .hasValue(1_200);
    }

    /** The card before with one number changed, or left out. */
    private static CardCheck check(RateCell cell, @Nullable Long pence) {
        Map<RateCell, Long> cells = new HashMap<>();
        for (RateCell each : RateTable.places()) {
            BEFORE.in(each).ifPresent(value -> cells.put(each, value));
        }
        if (pence == null) {
            cells.remove(cell);
        } else {
            cells.put(cell, pence);
        }
        return CardCheck.of(RateTable.of(cells), BEFORE, FROM, MINIMUM, 25);
    }

    private static MinimumPay minimum(String from, @Nullable String to, long pence) {
        return new MinimumPay(
                MinimumPay.AgeBand.AGE_21_AND_OVER,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                pence,
                "x");
    }
}
