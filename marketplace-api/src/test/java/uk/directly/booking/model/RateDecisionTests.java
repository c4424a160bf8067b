package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;

class RateDecisionTests {
    private static final Rates OFFERED = new Rates(Map.of(Band.WEEKDAY, 2_200L, Band.SUNDAY, 2_400L));
    private static final Rates BASE = new Rates(Map.of(Band.WEEKDAY, 1_950L, Band.SUNDAY, 2_130L));

    @Test
    @DisplayName("R4 one figure counts in each part of the week, at most what is asked there")
    void spreadsOneFigure() {
        assertThat(RateDecision.oneFigure(2_300, OFFERED, BASE))
                .isEqualTo(new RateDecision.Decided(new Rates(Map.of(Band.WEEKDAY, 2_200L, Band.SUNDAY, 2_300L))));
        assertThat(RateDecision.oneFigure(2_401, OFFERED, BASE)).isEqualTo(new RateDecision.AboveOffer());
        assertThat(RateDecision.oneFigure(1_950, OFFERED, BASE)).isEqualTo(new RateDecision.NotAboveBase());
        // Less than everybody's on Sundays: there the card counts, and on weekdays it is more.
        assertThat(RateDecision.oneFigure(2_000, OFFERED, BASE)).isInstanceOf(RateDecision.Decided.class);
    }

    @Test
    @DisplayName("R4 a figure for a part of the week is at most what is asked there, and only where it is offered")
    void takesFiguresByBand() {
        Rates weekday = new Rates(Map.of(Band.WEEKDAY, 2_100L));
        assertThat(RateDecision.byBand(weekday, OFFERED, BASE)).isEqualTo(new RateDecision.Decided(weekday));
        assertThat(RateDecision.byBand(new Rates(Map.of(Band.WEEKDAY, 2_201L)), OFFERED, BASE))
                .isEqualTo(new RateDecision.AboveOffer());
        assertThat(RateDecision.byBand(new Rates(Map.of(Band.SATURDAY, 100L)), OFFERED, BASE))
                .isEqualTo(new RateDecision.AboveOffer());
        assertThat(RateDecision.byBand(new Rates(Map.of(Band.SUNDAY, 2_130L)), OFFERED, BASE))
                .isEqualTo(new RateDecision.NotAboveBase());
    }

    @Test
    @DisplayName("R54 what is decided for one person is never less than what everybody gets")
    void isNeverLessThanTheCard() {
        Rates decided = new Rates(Map.of(Band.WEEKDAY, 2_000L, Band.EVENING, 2_000L));
        assertThat(BASE.atLeast(decided).bySlug())
                .isEqualTo(Map.of("weekday", 2_000L, "evening", 2_000L, "sunday", 2_130L));
    }
}
