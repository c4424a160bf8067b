package uk.directly.budget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;

class RecordingRulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 2_000, 2, ReviewBand.STANDARD);

    @Test
    void takesWhatCanBe() {
        assertThat(faults(request(AwardKind.DIRECT_PAYMENT, TERMS, null, null))).isEmpty();
        assertThat(faults(request(AwardKind.ISF, TERMS, null, SOMEBODY))).isEmpty();
        assertThat(faults(request(AwardKind.DIRECT_PAYMENT, TERMS, MoneyRoute.ISF, SOMEBODY)))
                .isEmpty();
    }

    @Test
    @DisplayName("R70 A fund has a broker, and nothing else has one")
    void asksForTheBroker() {
        assertThat(faults(request(AwardKind.ISF, TERMS, null, null))).containsExactly("brokerId");
        assertThat(faults(request(AwardKind.ISF, TERMS, MoneyRoute.OWN_BANK, SOMEBODY)))
                .containsExactly("route");
        assertThat(faults(request(AwardKind.DIRECT_PAYMENT, TERMS, MoneyRoute.ISF, null)))
                .containsExactly("brokerId");
        assertThat(faults(request(AwardKind.DIRECT_PAYMENT, TERMS, MoneyRoute.OWN_BANK, SOMEBODY)))
                .containsExactly("brokerId");
        assertThat(faults(request(AwardKind.DIRECT_PAYMENT, TERMS, null, SOMEBODY)))
                .containsExactly("brokerId");
    }

    @Test
    void refusesAmountsThatCannotBe() {
        assertThat(faults(with(0, 0))).containsExactly("weeklyPence");
        assertThat(faults(with(-1, 0))).containsExactly("weeklyPence");
        assertThat(faults(with(Long.MAX_VALUE, 0))).containsExactly("weeklyPence");
        assertThat(faults(with(10_000_000, 10_000_000))).isEmpty();
        assertThat(faults(with(31_200, -1))).containsExactly("contributionWeeklyPence");
        assertThat(faults(with(31_200, 31_201))).containsExactly("contributionWeeklyPence");
        assertThat(faults(with(-5, -5))).containsExactly("weeklyPence", "contributionWeeklyPence");
    }

    @Test
    @DisplayName("A carer pays no contribution to their own money, and a one-off payment has none")
    void asksNoContributionOfCarers() {
        assertThat(faults(request(AwardKind.CARER_DIRECT_PAYMENT, TERMS, null, null)))
                .containsExactly("contributionWeeklyPence");
        assertThat(faults(request(AwardKind.ONE_OFF_DIRECT_PAYMENT, TERMS, null, null)))
                .containsExactly("contributionWeeklyPence", "to");
    }

    @Test
    void refusesCyclesThatNobodyPays() {
        for (int weeks : new int[] {0, 3, 5, 53, -1}) {
            AwardTerms terms = new AwardTerms(31_200, Paid.NET, 0, weeks, ReviewBand.STANDARD);

            assertThat(faults(request(AwardKind.DIRECT_PAYMENT, terms, null, null)))
                    .containsExactly("cycleWeeks");
        }
    }

    @Test
    void refusesDaysFarAway() {
        assertThat(faults(from(TODAY.minusYears(6)))).isEmpty();
        assertThat(faults(from(TODAY.minusYears(6).minusDays(1)))).containsExactly("from");
        assertThat(faults(from(TODAY.plusYears(2).plusDays(1)))).containsExactly("from");
    }

    @Test
    @DisplayName("R5 A plan has lines, each once")
    void asksForThePlan() {
        assertThat(faults(lines(List.of()))).containsExactly("planLines");
        assertThat(faults(lines(List.of("  ")))).containsExactly("planLines");
        assertThat(faults(lines(List.of("x".repeat(201))))).containsExactly("planLines");
        assertThat(faults(lines(List.of("Getting out", " getting OUT ")))).containsExactly("planLines");
        assertThat(faults(lines(Collections.nCopies(21, "x")))).containsExactly("planLines");
    }

    private static List<String> faults(AwardRequest request) {
        return RecordingRules.faults(request, TODAY).stream()
                .map(FieldFault::field)
                .toList();
    }

    private static AwardRequest request(
            AwardKind kind, AwardTerms terms, @Nullable MoneyRoute route, @Nullable UUID broker) {
        return new AwardRequest(SOMEBODY, kind, terms, TODAY, null, List.of("Getting out"), route, broker);
    }

    private static AwardRequest with(long weekly, long contribution) {
        AwardTerms terms = new AwardTerms(weekly, Paid.NET, contribution, 2, ReviewBand.STANDARD);
        return request(AwardKind.DIRECT_PAYMENT, terms, null, null);
    }

    private static AwardRequest from(LocalDate day) {
        return new AwardRequest(
                SOMEBODY, AwardKind.DIRECT_PAYMENT, TERMS, day, null, List.of("Getting out"), null, null);
    }

    private static AwardRequest lines(List<String> lines) {
        return new AwardRequest(SOMEBODY, AwardKind.DIRECT_PAYMENT, TERMS, TODAY, null, lines, null, null);
    }
}
