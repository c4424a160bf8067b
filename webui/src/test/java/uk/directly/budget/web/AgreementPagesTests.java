package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.MoneyRoute;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class AgreementPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);

    @Test
    @DisplayName("R6 Says how much, for what, from when, and how one's own share is paid")
    void saysWhatWasAgreed() {
        assertThat(text(SomeAwards.toms()))
                .contains("How much £312.00 a week")
                .contains("Your share is £10.00 a week.")
                .contains("The council takes your share off first. £302.00 a week is paid in")
                .contains("Every 2 weeks, before they begin")
                .contains("From 1 April 2026")
                .contains("Paid in until Sunday 13 December.")
                .contains("Next: £604.00 for Monday 14 December to Sunday 27 December.")
                .contains("How you get it An account here, with a card if you want one")
                .contains("Getting up and washed")
                .contains("Seeing friends");
    }

    @Test
    @DisplayName("R20 R21 Says when it is looked at together, and what to keep until then")
    void saysWhenItIsLookedAt() {
        assertThat(text(SomeAwards.toms()))
                .contains("The first time was to be by 7 October 2026. You can ask when the next one is.")
                .contains("Keep your receipts. We ask to see some of them.");
    }

    @Test
    @DisplayName("R20 Until it is due, says by when")
    void saysByWhen() {
        assertThat(RenderedPage.textForPeople(page(SomeAwards.toms(), LocalDate.of(2026, 10, 7))))
                .contains("By 7 October 2026 for the first time.");
    }

    @Test
    void saysWhatIsComingAndWhatWas() {
        assertThat(text(SomeAwards.toms()))
                .contains("From 5 April 2027: £330.00 a week instead of £312.00 a week. Your share is £12.00 a week.")
                .contains("What it was before")
                .contains("1 April 2026 to 4 October 2026 £300.00 a week");
    }

    @Test
    void saysWhenItEnds() {
        Award ending = SomeAwards.award(AwardKind.DIRECT_PAYMENT, null, LocalDate.of(2027, 1, 31));

        assertThat(text(ending))
                .contains("It ends on Sunday 31 January.")
                .contains("You pay no share of it.")
                .contains("How you get it You have not chosen yet");
    }

    @Test
    void speaksOfFundsCarersAndOneOffs() {
        assertThat(text(SomeAwards.award(AwardKind.ISF, MoneyRoute.ISF, null)))
                .contains("A fund that an organisation runs for you")
                .contains(": Fair Funds");
        assertThat(text(SomeAwards.award(AwardKind.CARER_DIRECT_PAYMENT, MoneyRoute.OWN_BANK, null)))
                .contains("Money for yourself as a carer")
                .doesNotContain("Your share £");
        assertThat(text(SomeAwards.award(
                        AwardKind.ONE_OFF_DIRECT_PAYMENT, MoneyRoute.OWN_BANK, LocalDate.of(2027, 1, 31))))
                .contains("£312.00, once");
    }

    private static String text(Award award) {
        return RenderedPage.textForPeople(page(award, SomeAwards.TODAY));
    }

    private static AgreementPage page(Award award, LocalDate today) {
        return AgreementPages.page(TOM, award, List.of(award), null, today, 6);
    }
}
