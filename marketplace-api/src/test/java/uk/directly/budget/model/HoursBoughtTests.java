package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.model.HoursBought.Price;
import uk.directly.rate.CardEngagement;

class HoursBoughtTests {
    private static final Price EMPLOYED = price(CardEngagement.EMPLOYED, 4, 1560);
    private static final Price SELF_EMPLOYED = price(CardEngagement.SELF_EMPLOYED, 12, 1780);
    private static final Price NOBODY = price(CardEngagement.ORGANISATION, 0, 2280);

    @Test
    @DisplayName("R28 £312.00 buys 20 hours at £15.60 and 17 hours 31 minutes at £17.80")
    void countsWholeMinutes() {
        HoursBought hours = HoursBought.of(31_200, null, List.of(EMPLOYED, SELF_EMPLOYED));

        assertThat(hours.ways()).extracting(HoursBought.Way::minutes).containsExactly(1200, 1051);
        assertThat(hours.leastMinutes()).isEqualTo(1051);
        assertThat(hours.mostMinutes()).isEqualTo(1200);
        assertThat(hours.missingMinutes()).isZero();
        assertThat(hours.isEnoughForSomeOnly()).isFalse();
    }

    @Test
    @DisplayName("R28 what is planned beyond the cheapest way is missing")
    void saysWhatIsMissing() {
        HoursBought hours = HoursBought.of(24_960, 1200, List.of(EMPLOYED, SELF_EMPLOYED));

        assertThat(hours.mostMinutes()).isEqualTo(960);
        assertThat(hours.missingMinutes()).isEqualTo(240);
        assertThat(hours.ways()).extracting(HoursBought.Way::missingMinutes).containsExactly(240, 1200 - 841);
        assertThat(hours.isEnoughForSomeOnly()).isFalse();
    }

    @Test
    @DisplayName("R28 to the minute: exactly what is planned is enough")
    void isEnoughToTheMinute() {
        assertThat(HoursBought.of(31_200, 1200, List.of(EMPLOYED)).missingMinutes())
                .isZero();
        assertThat(HoursBought.of(31_199, 1200, List.of(EMPLOYED)).missingMinutes())
                .isOne();
    }

    @Test
    @DisplayName("R28 enough in one way and not in another is said")
    void saysWhereItIsNotEnough() {
        HoursBought hours = HoursBought.of(31_200, 1200, List.of(EMPLOYED, SELF_EMPLOYED));

        assertThat(hours.missingMinutes()).isZero();
        assertThat(hours.isEnoughForSomeOnly()).isTrue();
    }

    @Test
    @DisplayName("R28 a way that nobody near offers does not count while another is offered")
    void countsWhatIsOffered() {
        HoursBought hours = HoursBought.of(31_200, 1000, List.of(SELF_EMPLOYED, NOBODY));

        assertThat(hours.leastMinutes()).isEqualTo(1051);
        assertThat(hours.isEnoughForSomeOnly()).isFalse();
        assertThat(hours.isOffered()).isTrue();

        HoursBought alone = HoursBought.of(31_200, 1000, List.of(NOBODY));
        assertThat(alone.isOffered()).isFalse();
        assertThat(alone.mostMinutes()).isEqualTo(821);
        assertThat(alone.missingMinutes()).isEqualTo(179);
    }

    @Test
    void saysNothingWithoutPrices() {
        HoursBought hours = HoursBought.of(31_200, 1000, List.of());

        assertThat(hours.mostMinutes()).isZero();
        assertThat(hours.missingMinutes()).isZero();
    }

    @Test
    void refusesWhatCostsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> price(CardEngagement.EMPLOYED, 1, 0));
    }

    @Test
    @DisplayName("R28 what is said to be bought can be paid, and a minute more can not")
    void neverPromisesMoreThanTheMoneyReachesFor() {
        qt().forAll(longs().between(1, TermsRules.MOST_WEEKLY_PENCE), integers().between(1, 1_000_000))
                .check((weekly, pence) -> {
                    long minutes = HoursBought.of(weekly, null, List.of(price(CardEngagement.EMPLOYED, 1, pence)))
                            .mostMinutes();
                    return minutes * pence <= weekly * 60 && (minutes + 1) * pence > weekly * 60;
                });
    }

    private static Price price(CardEngagement engagement, int people, long pence) {
        return new Price(engagement, people, pence, pence, pence, pence);
    }
}
