package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Award;
import uk.directly.budget.Behind;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.Paid;
import uk.directly.budget.RejectedRow;
import uk.directly.budget.ShareNote;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** The pages about people's own shares. */
class SharePagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer COLIN = RenderedPage.viewer(Navigation.FINANCE);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);

    @Test
    @DisplayName("R22 Finance sees who has not paid by age, without words of blame")
    void listsWhoIsBehind() {
        SharesPage page = SharesPage.of(
                Frame.of("Shares to be paid", COLIN),
                List.of(new Behind.Age("Up to 4 weeks", 1, 4_000)),
                List.of(new Behind(
                        new UUID(0, 3),
                        new Award.Holder(new UUID(0, 2), "Tom Shah", "LAS-1"),
                        LocalDate.of(2026, 11, 23),
                        4_000,
                        0)),
                null);

        assertThat(RenderedPage.text(page))
                .contains("Up to 4 weeks 1 £40.00")
                .contains("Tom Shah LAS-1 23 November 2026 £40.00 £0.00")
                .doesNotContainIgnoringCase("debt")
                .doesNotContainIgnoringCase("arrears")
                .doesNotContainIgnoringCase("default")
                .doesNotContainIgnoringCase("owe");
        assertThat(RenderedPage.html(page)).contains("/finance/shares/record?whose=" + new UUID(0, 3));
    }

    @Test
    @DisplayName("R90 Names the rows that were not taken, and keeps what was typed")
    void namesBadRows() {
        ShareImportPage page = ShareImportPage.of(
                Frame.of("Record payments from a file", COLIN),
                "typed,rows",
                new ContributionResult.Done(
                        null, 2, 1, List.of(new RejectedRow(4, "The date is after today.")), false));

        assertThat(RenderedPage.text(page))
                .contains("2 payments recorded.")
                .contains("1 row known already, which changed nothing.")
                .contains("4 The date is after today.");
        assertThat(RenderedPage.html(page)).contains(">typed,rows</textarea>");
    }

    @Test
    @DisplayName("R27 Only on the own-bank route the person says that it is paid")
    void asksWhoPaysFromTheirOwnBank() {
        SharePage page = share(new SharePage.Say("/money/x/share", "40.00", "k"));

        assertThat(RenderedPage.textForPeople(page)).contains("I have paid it into the account");
        assertThat(RenderedPage.html(page)).contains("value=\"40.00\"").contains("name=\"_csrf\"");
        assertThat(RenderedPage.textForPeople(share(null))).doesNotContain("I have paid it");
    }

    @Test
    @DisplayName("R22 A bill for the share takes nothing from the money, and the words say so")
    void tellsABillApart() {
        ContributionDue bill = new ContributionDue(
                new UUID(0, 9),
                LocalDate.of(2026, 11, 9),
                LocalDate.of(2026, 11, 22),
                4_000,
                0,
                LocalDate.of(2026, 11, 23),
                Paid.GROSS);
        ContributionDue coming = new ContributionDue(
                new UUID(0, 10),
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 12, 6),
                4_000,
                1_000,
                LocalDate.of(2026, 12, 7),
                Paid.GROSS);

        assertThat(ShareNote.of(List.of(bill, coming), TODAY, null).orElseThrow())
                .isEqualTo(new ShareNote(
                        true,
                        List.of(
                                "£40.00 of the bill for your share is not paid yet. It was due by Monday 23 November.",
                                "It takes nothing from your support money, and all visits are safe.",
                                "£30.00 of your share is to be paid by Monday 7 December.")));
        assertThat(ShareNote.of(List.of(), TODAY, null)).isEmpty();
    }

    private static SharePage share(SharePage.@org.jspecify.annotations.Nullable Say say) {
        return new SharePage(
                Frame.of("Your share", TOM), FormErrors.NONE, "If you pay a share …", null, null, null, say);
    }
}
