package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CancellationTermsTests {
    private static final Instant START = Instant.parse("2026-12-03T09:30:00Z");
    private static final CancellationTerms USUAL = terms(48, 0, 24, 50, 0, 100);

    @Test
    @DisplayName("R53 example 4: 40 hours before, half of £71.20 is charged")
    void chargesHalfFortyHoursBefore() {
        assertThat(USUAL.chargePence(7120, before(Duration.ofHours(40)), START)).isEqualTo(3560);
    }

    @Test
    @DisplayName("R53 the edge of a tier belongs to the cheaper side")
    void chargesByTheTierThatIsStillAhead() {
        assertThat(USUAL.percentAt(before(Duration.ofDays(2)), START)).isZero();
        assertThat(USUAL.percentAt(before(Duration.ofDays(2).minusSeconds(1)), START))
                .isEqualTo(50);
        assertThat(USUAL.percentAt(before(Duration.ofDays(1)), START)).isEqualTo(50);
        assertThat(USUAL.percentAt(before(Duration.ofDays(1).minusSeconds(1)), START))
                .isEqualTo(100);
        assertThat(USUAL.percentAt(START, START)).isEqualTo(100);
    }

    @Test
    @DisplayName("R53 after the start the last tier applies")
    void chargesTheLastTierAfterTheStart() {
        assertThat(USUAL.percentAt(START.plusSeconds(1), START)).isEqualTo(100);
        assertThat(USUAL.wordsAt(START.plusSeconds(1), START)).isEqualTo("Less than 24 hours before: the whole price.");
    }

    @Test
    @DisplayName("R10 half a penny of a charge is rounded up")
    void roundsHalfUp() {
        assertThat(USUAL.chargePence(4451, before(Duration.ofHours(40)), START)).isEqualTo(2226);
    }

    @Test
    @DisplayName("R53 a charge is never more than the price, and never less with less notice")
    void neverChargesMoreThanThePrice() {
        qt().forAll(
                        longs().between(1, 10_000_000),
                        integers().between(0, 100_000),
                        integers().between(0, 100_000))
                .check((price, minutes, later) -> {
                    Instant now = before(Duration.ofMinutes(minutes));
                    long charge = USUAL.chargePence(price, now, START);
                    return charge >= 0
                            && charge <= price
                            && charge <= USUAL.chargePence(price, now.plus(Duration.ofMinutes(later)), START);
                });
    }

    @Test
    void saysItInWords() {
        assertThat(USUAL.words())
                .containsExactly(
                        "48 hours or more before the start: free.",
                        "From 48 to 24 hours before: 50% of the price.",
                        "Less than 24 hours before: the whole price.");
        assertThat(terms(0, 0).words()).containsExactly("Whenever you cancel: free.");
        assertThat(terms(1, 0, 0, 25).words())
                .containsExactly(
                        "1 hour or more before the start: free.", "Less than 1 hour before: 25% of the price.");
        assertThat(USUAL.wordsAt(before(Duration.ofHours(40)), START))
                .isEqualTo("From 48 to 24 hours before: 50% of the price.");
    }

    @Test
    void refusesTiersThatMakeNoSense() {
        assertThatThrownBy(() -> terms(48, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(24, 50, 48, 0, 0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(48, 50, 24, 0, 0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(0, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CancellationTerms(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isKeptAsAListOfTiers() {
        String kept = "[{\"hoursBefore\":48,\"percent\":0},{\"hoursBefore\":24,\"percent\":50},"
                + "{\"hoursBefore\":0,\"percent\":100}]";
        JsonMapper json = JsonMapper.builder().build();

        assertThat(json.writeValueAsString(USUAL)).isEqualTo(kept);
        assertThat(json.readValue(kept, CancellationTerms.class)).isEqualTo(USUAL);
    }

    static CancellationTerms terms(int... hoursAndPercents) {
        List<CancellationTerms.Tier> tiers = new java.util.ArrayList<>();
        for (int i = 0; i < hoursAndPercents.length; i += 2) {
            tiers.add(new CancellationTerms.Tier(hoursAndPercents[i], hoursAndPercents[i + 1]));
        }
        return new CancellationTerms(tiers);
    }

    private static Instant before(Duration notice) {
        return START.minus(notice);
    }
}
