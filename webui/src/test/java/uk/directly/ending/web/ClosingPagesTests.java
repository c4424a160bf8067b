package uk.directly.ending.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.AccountCheck.Open;
import uk.directly.ending.AccountCheck.What;
import uk.directly.ending.ClosingPurpose;
import uk.directly.ending.ClosingRequest.Liability;
import uk.directly.ending.ClosingResult;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class ClosingPagesTests {
    private static final Set<What> NEVER =
            Set.of(What.SHARE_IN_ACCOUNT, What.SHARE_BILLED, What.SHARE_AHEAD, What.NOT_PAID_IN);

    @Test
    @DisplayName("R24 names all that is open, each with its way on, and offers no form before it has ended")
    void saysWhatIsOpen() {
        Open[] all = Stream.of(What.values())
                .map(what -> new Open(what, !NEVER.contains(what), 2, 1_780))
                .toArray(Open[]::new);
        String page = page(Ended.account(null, all));

        assertThat(page)
                .contains("Not yet: something is open.")
                .contains("End the award")
                .contains("2 visits to come, £17.80")
                .contains("2 visits without a record")
                .contains("2 visits without a yes")
                .contains("2 visits in question")
                .contains("2 payments not done")
                .contains("2 top-ups begun")
                .contains("2 refunds to a card")
                .contains("2 questions to the council")
                .contains("£17.80 set aside")
                .contains("It is not expected any more.")
                .contains("It stays owed, outside this account.")
                .contains("Pay it back outside this account.")
                .contains("Not all days of the award were paid in.")
                .doesNotContain("Propose it");
    }

    @Test
    @DisplayName("R14 R24 offers the card first, then asks who gets what is theirs")
    void offersTheCardFirst() {
        assertThat(page(Ended.account(null)))
                .contains("£25.00 of their own money came from a card. It goes back there first")
                .contains("Who gets the £55.00 that belongs to their estate?")
                .contains("Propose it");
    }

    @Test
    @DisplayName("R92 who proposed it can't say yes")
    void asksAnotherOfficer() {
        AccountCheck proposed = Ended.account(Ended.closing("proposed", Ended.TO_PAY));

        assertThat(page(proposed))
                .contains("You proposed this. Another finance officer says yes.")
                .contains("Take the proposal back")
                .doesNotContain("Close the account for good");
        assertThat(RenderedPage.text(new ClosingPages(
                                RenderedPage.viewer(Navigation.FINANCE),
                                Ended.officer(Ended.MEI, Role.FINANCE),
                                proposed)
                        .page(form(Map.of()), FormErrors.NONE, null)))
                .contains("Close the account for good")
                .contains("£50.00 to Aisha Khan");
    }

    @Test
    @DisplayName("R24 says what was done and who still waits for money")
    void saysWhatWasDone() {
        assertThat(page(Ended.account(Ended.closing("done", Ended.TO_PAY))))
                .contains("It was closed on 1 December 2026, for good.")
                .contains("To be paid")
                .contains("The statement, to print or send");
        assertThat(page(Ended.account(Ended.closing("done", Ended.PAID)))).contains("by bank transfer, BACS 7");
    }

    @Test
    @DisplayName("R24 the cover says who it is for, what went back, what belongs to whom and what was paid")
    void covers() {
        AccountCheck account = Ended.account(Ended.closing("done", Ended.PAID));

        assertThat(ClosingWords.cover(account, Ended.closing("done", Ended.PAID)))
                .containsExactly(
                        "This is for whoever settles the estate of Tom Shah, who died on 28 November 2026.",
                        "The account was closed on 1 December 2026.",
                        "£50.00 was the council’s and went back to it.",
                        "£55.00 belongs to the estate of Tom Shah: £25.00 of own money, and £30.00 of the share paid into"
                                + " the account and not used.",
                        "Pay for notice: £50.00 was paid to Aisha Khan on 1 December 2026 by bank transfer, BACS 7.",
                        "What is theirs: £55.00 was paid to Ann Hill on 1 December 2026 by bank transfer, BACS 7.");
    }

    @Test
    void readsTheFormAndNamesItsFields() {
        ClosingForm form = form(Map.of("notice-payee", "Aisha", "notice-amount", "£50", "tax-amount", "x"));

        assertThat(form.errors().of("tax-payee")).isEqualTo("Enter who is paid Tax and National Insurance");
        assertThat(form.errors().of("tax-amount")).isNotNull();
        assertThat(form.errors().of("notice-amount")).isNull();
        assertThat(form.keyed().request().liabilities())
                .containsExactly(new Liability(ClosingPurpose.NOTICE, "Aisha", 5_000));
        assertThat(form.field("liabilities[1].amountPence")).isEqualTo("tax-amount");
        assertThat(form.field("liabilities[0].payee")).isEqualTo("notice-payee");
        assertThat(form.field("returnedOn")).isEqualTo("returned");
        assertThat(form.field("payee")).isEqualTo("payee");
    }

    @Test
    void saysEachRefusalOnce() {
        assertThat(ClosingWords.refused(new ClosingResult.Changed()).of("")).startsWith("Money has moved");
        assertThat(ClosingWords.refused(new ClosingResult.SameOfficer()).of("")).startsWith("You proposed this.");
        assertThatIllegalStateException().isThrownBy(() -> ClosingWords.refused(new ClosingResult.TooMuch(1)));
    }

    private static String page(AccountCheck account) {
        return RenderedPage.text(new ClosingPages(
                        RenderedPage.viewer(Navigation.FINANCE), Ended.officer(Ended.COLIN, Role.FINANCE), account)
                .page(form(Map.of()), FormErrors.NONE, null));
    }

    private static ClosingForm form(Map<String, String> typed) {
        return ClosingForm.of(typed::get);
    }
}
