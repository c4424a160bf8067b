package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.FundingFilter;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingResult;
import uk.directly.budget.FundingRun;
import uk.directly.budget.FundingState;
import uk.directly.budget.FundingWarning;
import uk.directly.people.Officer;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class FundingPagesTests {
    private static final Viewer COLIN = RenderedPage.viewer(Navigation.FINANCE);
    private static final UUID MAKER = new UUID(0, 1);
    private static final UUID CHECKER = new UUID(0, 2);
    private static final UUID AWARD = new UUID(0, 7);
    private static final Instant MADE = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    @DisplayName("R92 Only another officer gets the button; the maker reads why not")
    void offersApprovalToAnotherOfficerOnly() {
        assertThat(html(run(FundingState.DRAFT), MAKER))
                .doesNotContain("/approve")
                .contains("You made this run, so another finance officer has to approve it.")
                .contains("/discard");
        assertThat(html(run(FundingState.DRAFT), CHECKER)).contains("/approve").doesNotContain("You made this run");
        assertThat(html(run(FundingState.POSTED), CHECKER))
                .doesNotContain("/approve")
                .doesNotContain("/discard");
    }

    @Test
    void showsTheSumsAndWhatToLookAt() {
        assertThat(text(run(FundingState.DRAFT)))
                .contains("A draft of 1,204 lines, £24,000.00 in all. Nothing is paid in yet.")
                .contains("To look at 12")
                .contains("New since the last run 3")
                .contains("Different from last time 40")
                .contains("by Colin Ashworth, 1 December 2026, 9am")
                .contains("Tom Okafor DC-20405 14 December 2026 to 27 December 2026 £604.00 £600.00 different; no money"
                        + " route chosen; much more a day than last time");
    }

    @Test
    void saysHowFarItIs() {
        assertThat(text(run(FundingState.APPROVED)))
                .contains("Approved. Paying in 1,204 lines at once: begun 12 seconds ago.")
                .contains("Worked through: 400 of 1,204 lines")
                .contains("Look again");
        assertThat(html(run(FundingState.APPROVED), CHECKER))
                .contains("max=\"1204\" value=\"400\"")
                .contains("for=\"progress\"");
        assertThat(html(run(FundingState.POSTED), CHECKER)).doesNotContain("<progress");
        assertThat(text(run(FundingState.POSTED)))
                .contains("Paid in: £23,000.00 in 1,200 lines. 4 lines were left out");
        assertThat(text(run(FundingState.DISCARDED))).contains("Put away. Nothing was paid in.");
    }

    @Test
    void goesOnToMoreLines() {
        FundingRunPage page = FundingPages.run(
                COLIN, run(FundingState.DRAFT), FundingFilter.NEW, List.of(line(), line()), 1, CHECKER, MADE);

        assertThat(page.next())
                .isEqualTo("/finance/funding/" + new UUID(0, 5) + "?show=new&award=" + AWARD + "&from=2026-12-14");
        assertThat(page.views())
                .extracting("text")
                .containsExactly("Lines to look at (12)", "Different from last time (40)", "Left out", "All lines");
    }

    @Test
    void asksBeforeItIsPaidIn() {
        String html = RenderedPage.html(FundingPages.approve(
                COLIN,
                run(FundingState.DRAFT),
                FormErrors.one("", FundingWords.why(new FundingResult.MakerIsChecker()))));

        assertThat(html)
                .contains("Approve and pay in £24,000.00")
                .contains("name=\"key\"")
                .contains("another finance officer has to approve it");
        assertThat(RenderedPage.text(FundingPages.discard(COLIN, run(FundingState.DRAFT))))
                .contains("Nothing was paid in by it.");
    }

    @Test
    void listsRuns() {
        FundingRunsPage page = FundingRunsPage.of(
                Frame.of("Money in", COLIN), List.of(run(FundingState.DRAFT), run(FundingState.POSTED)), null);

        assertThat(RenderedPage.text(page))
                .contains(
                        "14 December 2026 draft, waits for another officer 1,204 £24,000.00 Colin Ashworth, 1 December 2026")
                .contains("paid in");
    }

    private static String text(FundingRun run) {
        return RenderedPage.text(page(run, CHECKER));
    }

    private static String html(FundingRun run, UUID officer) {
        return RenderedPage.html(page(run, officer));
    }

    private static FundingRunPage page(FundingRun run, UUID officer) {
        return FundingPages.run(
                COLIN, run, FundingFilter.WARNED, List.of(line()), 50, officer, Instant.parse("2026-12-02T10:00:12Z"));
    }

    private static FundingLine line() {
        return new FundingLine(
                new UUID(0, 6),
                AWARD,
                new Award.Holder(new UUID(0, 2), "Tom Okafor", "DC-20405"),
                AwardKind.DIRECT_PAYMENT,
                LocalDate.of(2026, 12, 14),
                LocalDate.of(2026, 12, 27),
                14,
                60_400,
                60_000L,
                false,
                true,
                List.of(FundingWarning.NO_ROUTE, FundingWarning.MUCH_MORE),
                "drafted",
                null);
    }

    private static FundingRun run(FundingState state) {
        boolean decided = state != FundingState.DRAFT;
        boolean posted = state == FundingState.POSTED;
        @Nullable Instant at = decided ? Instant.parse("2026-12-02T10:00:00Z") : null;
        return new FundingRun(
                new UUID(0, 5),
                LocalDate.of(2026, 12, 14),
                state,
                1_204,
                2_400_000,
                3,
                40,
                12,
                new Officer(MAKER, "Colin Ashworth"),
                MADE,
                decided ? new Officer(CHECKER, "Mei Tan") : null,
                at,
                at,
                state == FundingState.APPROVED ? Integer.valueOf(400) : null,
                posted ? at : null,
                posted ? Integer.valueOf(1_200) : null,
                posted ? Long.valueOf(2_300_000) : null);
    }
}
