package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.budget.TermsPatch;

class ChangeDecisionTests {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate PAID_UNTIL = LocalDate.of(2026, 12, 13);
    private static final LocalDate FROM = LocalDate.of(2026, 12, 14);
    private static final LocalDate NEXT_APRIL = LocalDate.of(2027, 4, 1);
    private static final AwardTerms NOW = terms(31_200, 1_000);
    private static final AwardTerms LATER = terms(33_000, 1_000);

    @Test
    void keepsWhatIsNotNamed() {
        assertThat(decide(FROM, weekly(32_000L)))
                .isEqualTo(new ChangeDecision.Changed(
                        new DatedTerms(FROM, NEXT_APRIL.minusDays(1), terms(32_000, 1_000))));
    }

    @Test
    @DisplayName("A change lasts until the next one that is known already")
    void lastsUntilTheNext() {
        assertThat(decide(NEXT_APRIL.plusDays(5), weekly(34_000L)))
                .isEqualTo(
                        new ChangeDecision.Changed(new DatedTerms(NEXT_APRIL.plusDays(5), null, terms(34_000, 1_000))));
    }

    @Test
    @DisplayName("What is paid in already is not rewritten")
    void keepsThePast() {
        assertThat(decide(PAID_UNTIL, weekly(32_000L))).isInstanceOf(ChangeDecision.PaidAlready.class);
        assertThat(decide(APRIL, weekly(32_000L))).isInstanceOf(ChangeDecision.PaidAlready.class);
        assertThat(decide(APRIL.minusDays(1), weekly(32_000L))).isInstanceOf(ChangeDecision.Outside.class);
    }

    @Test
    void seesThatNothingChanges() {
        assertThat(decide(FROM, weekly(null))).isInstanceOf(ChangeDecision.NothingChanges.class);
        assertThat(decide(FROM, weekly(31_200L))).isInstanceOf(ChangeDecision.NothingChanges.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(decide(FROM, weekly(999L)))
                .isInstanceOfSatisfying(
                        ChangeDecision.Invalid.class,
                        invalid -> assertThat(invalid.faults())
                                .extracting("field")
                                .containsExactly("contributionWeeklyPence"));
        assertThat(decide(FROM, weekly(Long.MAX_VALUE))).isInstanceOf(ChangeDecision.Invalid.class);
    }

    @Test
    void changesAOneOffAsAWhole() {
        Award once = award(
                AwardKind.ONE_OFF_DIRECT_PAYMENT, FROM, LocalDate.of(2027, 3, 31), FROM.minusDays(1), terms(500, 0));

        assertThat(ChangeDecision.of(once, FROM.plusDays(1), weekly(600L))).isInstanceOf(ChangeDecision.Invalid.class);
        assertThat(ChangeDecision.of(once, FROM, weekly(600L))).isInstanceOf(ChangeDecision.Changed.class);
    }

    @Test
    @DisplayName("R74 A fund stays net")
    void keepsAFundNet() {
        Award fund = award(AwardKind.ISF, APRIL, null, PAID_UNTIL, NOW);
        TermsPatch gross = new TermsPatch(null, Paid.GROSS, null, null, null, null);

        assertThat(ChangeDecision.of(fund, FROM, gross)).isInstanceOf(ChangeDecision.Invalid.class);
    }

    private static ChangeDecision decide(LocalDate from, TermsPatch patch) {
        Award award = new Award(
                new UUID(0, 1),
                new UUID(0, 2),
                new Award.Holder(new UUID(0, 3), "Tom Okafor", null),
                AwardKind.DIRECT_PAYMENT,
                APRIL,
                null,
                3,
                new UUID(0, 4),
                MoneyRoute.CARD_ACCOUNT,
                null,
                PAID_UNTIL,
                false,
                null,
                APRIL,
                List.of(new DatedTerms(APRIL, NEXT_APRIL.minusDays(1), NOW), new DatedTerms(NEXT_APRIL, null, LATER)),
                List.of());
        return ChangeDecision.of(award, from, patch);
    }

    private static Award award(
            AwardKind kind, LocalDate from, @Nullable LocalDate to, LocalDate paidUntil, AwardTerms terms) {
        return new Award(
                new UUID(0, 1),
                new UUID(0, 2),
                new Award.Holder(new UUID(0, 3), "Tom Okafor", null),
                kind,
                from,
                to,
                1,
                new UUID(0, 4),
                null,
                null,
                paidUntil,
                false,
                null,
                null,
                List.of(new DatedTerms(from, to, terms)),
                List.of());
    }

    private static TermsPatch weekly(@Nullable Long pence) {
        return new TermsPatch(pence, null, null, null, null, null);
    }

    private static AwardTerms terms(long weekly, long contribution) {
        return new AwardTerms(weekly, Paid.NET, contribution, 2, ReviewBand.STANDARD);
    }
}
