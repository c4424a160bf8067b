package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.WeeksAhead.ComingIn;

/** What will come in, and when the time that is paid in began. */
class OutlookTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);
    private static final LocalDate CYCLE = LocalDate.of(2026, 12, 14);

    @Test
    @DisplayName("R22 a share is counted on from those who paid theirs so far, and not where one is overdue")
    void countsOnShares() {
        assertThat(outlook(false, List.of(due("2026-12-10", Paid.NET))).comingIn(TODAY, 14))
                .startsWith(
                        new ComingIn(LocalDate.of(2026, 12, 10), 1_000),
                        new ComingIn(CYCLE, 56_400),
                        new ComingIn(CYCLE.plusDays(14), 6_000),
                        new ComingIn(CYCLE.plusWeeks(2), 56_400));
        assertThat(outlook(false, List.of(due("2026-12-02", Paid.NET))).comingIn(TODAY, 14))
                .startsWith(new ComingIn(CYCLE, 56_400), new ComingIn(CYCLE.plusWeeks(2), 56_400));
        assertThat(outlook(false, List.of(due("2026-12-02", Paid.GROSS))).comingIn(TODAY, 14))
                .as("a bill is another matter")
                .contains(new ComingIn(CYCLE.plusDays(14), 6_000));
    }

    @Test
    @DisplayName("R24 nothing comes into a frozen budget")
    void countsOnNothingWhileFrozen() {
        assertThat(outlook(true, List.of()).comingIn(TODAY, 14)).isEmpty();
    }

    @Test
    void expectsWhatIsLateTomorrow() {
        assertThat(outlook(false, List.of()).comingIn(LocalDate.of(2026, 12, 16), 14))
                .startsWith(new ComingIn(LocalDate.of(2026, 12, 17), 56_400));
    }

    @Test
    @DisplayName("The time that is paid in begins a whole number of cycles before its end, today at the latest")
    void knowsWhenTheTimeBegan() {
        Outlook outlook = outlook(false, List.of());

        assertThat(outlook.cycle(budget("2026-12-13"), TODAY).first()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(outlook.cycle(budget("2027-01-10"), TODAY).first()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(outlook.cycle(budget("2026-04-05"), TODAY).first()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(outlook.cycle(budget("2026-12-13"), TODAY).usedPence())
                .as("spent since then, and promised")
                .isEqualTo(4_450 + 8_900);
    }

    @Test
    void saysNothingWithoutFourWeeksToJudgeBy() {
        assertThat(outlook(false, List.of()).weeks(budget("2026-12-13"), Map.of(), TODAY, 14))
                .isPresent();
        assertThat(new Outlook(award(false), null, Map.of(), List.of(), List.of())
                        .weeks(budget("2026-12-13"), Map.of(), TODAY, 14))
                .isEmpty();
    }

    private static Outlook outlook(boolean frozen, List<ContributionDue> open) {
        return new Outlook(
                award(frozen),
                LocalDate.of(2026, 4, 1),
                Map.of(LocalDate.of(2026, 11, 30), 4_450L, LocalDate.of(2026, 11, 23), 7_000L),
                open,
                List.of());
    }

    private static Award award(boolean frozen) {
        @Nullable LocalDate open = null;
        return new Award(
                new UUID(0, 7),
                new UUID(0, 1),
                new Award.Holder(new UUID(0, 2), "Tom Shah", null),
                AwardKind.DIRECT_PAYMENT,
                LocalDate.of(2026, 4, 1),
                open,
                1,
                new UUID(0, 3),
                null,
                null,
                LocalDate.of(2026, 12, 13),
                frozen,
                null,
                null,
                List.of(new DatedTerms(
                        LocalDate.of(2026, 4, 1),
                        open,
                        new AwardTerms(31_200, Paid.NET, 3_000, 2, ReviewBand.STANDARD))),
                List.of());
    }

    private static ContributionDue due(String dueOn, Paid how) {
        return new ContributionDue(
                new UUID(0, 9), CYCLE.minusWeeks(2), CYCLE.minusDays(1), 6_000, 5_000, LocalDate.parse(dueOn), how);
    }

    private static Budget budget(String fundedUntil) {
        return new Budget(
                new UUID(0, 3),
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                "direct-payment",
                null,
                "net",
                LocalDate.parse(fundedUntil),
                62_400,
                4_450,
                57_950,
                8_900,
                0,
                49_050,
                Budget.OwnMoney.NONE,
                0,
                0,
                List.of(),
                null);
    }
}
