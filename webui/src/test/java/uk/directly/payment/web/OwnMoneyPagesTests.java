package uk.directly.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Budget;
import uk.directly.payment.TopUp;
import uk.directly.payment.TopUpLimits;
import uk.directly.payment.TopUpRefund;
import uk.directly.payment.model.WayBack;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** Adding own money, and having it back, as a person reads it. */
class OwnMoneyPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final UUID BUDGET = new UUID(0, 3);
    private static final UUID TOP_UP = new UUID(0, 31);
    private static final String BOOKING = "/book/00000000-0000-0000-0000-000000000005/check?more=self&key=k-1";
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    @DisplayName("R4 R16 asks how much, says that there is no fee and that nobody has to")
    void asksHowMuch() {
        AmountPage page = ask(Map.of()).howMuch(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Add your own money")
                .contains("You never have to add your own money for support you need.")
                .contains("There is no fee.")
                .contains("£1.00 to £1,000.00 at a time");
        assertThat(RenderedPage.html(page)).contains("name=\"pounds\"").contains("inputmode=\"decimal\"");
    }

    @Test
    @DisplayName("what is wrong is said beside the field, and nothing typed is lost")
    void saysWhatIsWrongWithTheAmount() {
        assertThat(ask(Map.of("pounds", "twenty")).errors().of("pounds")).startsWith("Enter how much");
        assertThat(ask(Map.of("pounds", "-20")).errors().of("pounds")).startsWith("Enter how much");
        assertThat(ask(Map.of("pounds", "0.99")).errors().of("pounds"))
                .isEqualTo("You can add £1.00 to £1,000.00 at a time");
        assertThat(ask(Map.of("pounds", "1000.01")).errors().isEmpty()).isFalse();
        assertThat(ask(Map.of("pounds", "1,000")).errors().isEmpty()).isTrue();
        OwnMoneyAsk wrong = ask(Map.of("pounds", "a lot", "answered", "yes", "then", BOOKING));
        AmountPage page = wrong.howMuch(wrong.errors());
        assertThat(RenderedPage.html(page)).contains("value=\"a lot\"").contains("more=self");
        assertThat(page.frame().fullTitle()).startsWith("Error: ");
    }

    @Test
    @DisplayName("from a booking: the missing amount stands there, at least the least; and the way back is kept")
    void comesFromABooking() {
        assertThat(ask(Map.of("pounds", "7.50", "then", BOOKING))
                        .howMuch(FormErrors.NONE)
                        .typed())
                .isEqualTo("7.50");
        assertThat(ask(Map.of("pounds", "0.40")).howMuch(FormErrors.NONE).typed())
                .isEqualTo("1.00");
        assertThat(ask(Map.of("then", BOOKING)).then()).isEqualTo(BOOKING);
        assertThat(ask(Map.of("then", BOOKING)).howMuch(FormErrors.NONE).back()).isEqualTo(BOOKING);
        for (String elsewhere : List.of(
                "https://elsewhere.example", "//elsewhere.example/book/x/check?", "/sign-out", "/book/1/check?x", "")) {
            assertThat(ask(Map.of("then", elsewhere)).then()).as(elsewhere).isNull();
        }
    }

    @Test
    @DisplayName("R15 the check page shows the amount, no fee, and carries its key")
    void checks() {
        AmountCheckPage page =
                ask(Map.of("pounds", "20", "key", "k-9", "then", BOOKING)).checkPage(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("You add £20.00")
                .contains("Fee None")
                .contains("Nothing is taken until you pay there.")
                .contains("Go to the card page");
        assertThat(RenderedPage.html(page))
                .contains("key=k-9")
                .contains("name=\"_csrf\"")
                .contains("href=\"/money/" + BUDGET + "/own/add?pounds=20&amp;then=");
    }

    @Test
    @DisplayName("R1 who has the money in their own bank puts it there, and is shown no card")
    void isInTheirOwnBank() {
        OwnMoneyAsk ask = new OwnMoneyAsk(
                TOM, budget("own-bank", 0, 0), new TopUpLimits(100, 100_000), Map.of("pounds", "20", "key", "k"));

        assertThat(RenderedPage.textForPeople(ask.howMuch(FormErrors.NONE)))
                .contains("Put your own money there too")
                .doesNotContain("card");
        assertThat(RenderedPage.textForPeople(ask.checkPage(FormErrors.NONE)))
                .contains("I have put £20.00 into the account")
                .doesNotContain("card");
    }

    @Test
    void saysThatItIsThereAndGoesOnWithTheBooking() {
        TopUpPage page = TopUpPages.page(TOM, topUp(TopUp.State.PAID, BOOKING), true);

        assertThat(RenderedPage.textForPeople(page))
                .contains("£20.00 of your own money is there")
                .contains("Go on with your booking");
        assertThat(RenderedPage.html(page)).contains("href=\"" + BOOKING.replace("&", "&amp;") + "\"");
        assertThat(RenderedPage.textForPeople(TopUpPages.page(TOM, topUp(TopUp.State.PAID, null), true)))
                .contains("See your own money")
                .doesNotContain("booking");
    }

    @Test
    @DisplayName("without a script: waiting is a page with a link to look again")
    void waitsForTheBank() {
        String text = RenderedPage.textForPeople(TopUpPages.page(TOM, topUp(TopUp.State.OPEN, null), true));
        String unknown = RenderedPage.textForPeople(TopUpPages.page(TOM, topUp(TopUp.State.UNKNOWN, null), false));

        assertThat(text)
                .contains("We’re waiting to hear from the bank")
                .contains("You don’t have to pay again.")
                .contains("Look again");
        assertThat(unknown).contains("Nothing has been taken from your card.").contains("Look again");
    }

    @Test
    void saysThatNothingWasTaken() {
        String left = RenderedPage.textForPeople(TopUpPages.page(TOM, topUp(TopUp.State.OPEN, BOOKING), false));
        TopUpPage closed = TopUpPages.page(TOM, topUp(TopUp.State.EXPIRED, BOOKING), false);

        assertThat(left)
                .contains("Nothing was taken")
                .contains("Go to the card page")
                .contains("Don’t add it")
                .contains("until 1pm")
                .contains("Go back to your booking");
        assertThat(RenderedPage.textForPeople(closed))
                .contains("Nothing was taken")
                .contains("The card page is closed.")
                .contains("Try again");
        assertThat(RenderedPage.html(closed)).contains("/own/add?pounds=20.00&amp;then=");
        assertThat(RenderedPage.textForPeople(TopUpPages.page(TOM, topUp(TopUp.State.REFUSED, null), false)))
                .contains("Nothing was taken");
    }

    @Test
    @DisplayName("R14 what is there, promised and on its way back stands apart, with the order of use and of refund")
    void showsWhatIsThere() {
        OwnMoneyPage page = new OwnMoneyPages(TOM, budget("card-account", 5_000, 1_250))
                .page(
                        List.of(),
                        25,
                        false,
                        List.of(topUp(TopUp.State.OPEN, null)),
                        List.of(refund(TopUpRefund.State.ON_ITS_WAY), refund(TopUpRefund.State.FAILED)),
                        new WayBack(3_750, List.of(new WayBack.Source(TOP_UP, 3_000))),
                        true);

        assertThat(RenderedPage.textForPeople(page))
                .contains("You have £37.50 of your own money left to use.")
                .contains("Promised for visits £5.00")
                .contains("On its way back to your card £7.50")
                .contains("could not go back to your card")
                .contains("each part goes back where it came from")
                .contains("£7.50 of it did not come from a card, so it can’t go back to one")
                .contains("It is on its way.")
                .contains("£20.00, not paid yet")
                .contains("Have it back")
                .contains("You never have to add your own money");
    }

    @Test
    @DisplayName("R14 nobody has back more than is unused, or to a card what did not come from one")
    void saysHowMuchCanBeHadBack() {
        WayBack way = new WayBack(3_750, List.of(new WayBack.Source(TOP_UP, 3_000)));

        assertThat(RenderedPage.textForPeople(back(way, Map.of()).howMuch(FormErrors.NONE)))
                .contains("It goes back to the card that paid, the last one first.")
                .contains("At most £30.00");
        assertThat(back(way, Map.of("pounds", "37.51")).errors().of("pounds"))
                .startsWith("You can have back at most £30.00. The rest is used, promised or on its way");
        assertThat(back(way, Map.of("pounds", "30.01")).errors().of("pounds"))
                .contains("did not come from a card")
                .contains("0161 496 0000");
        assertThat(back(way, Map.of("pounds", "0")).errors().isEmpty()).isFalse();
        assertThat(back(way, Map.of("pounds", "30")).isReady()).isFalse();
        OwnMoneyBackAsk ready = back(way, Map.of("pounds", "30", "key", "k-2"));
        assertThat(ready.isReady()).isTrue();
        assertThat(RenderedPage.textForPeople(ready.checkPage(FormErrors.NONE)))
                .contains("You have back £30.00")
                .contains("Your own money left to use afterwards £7.50")
                .contains("Have £30.00 back");
    }

    private static OwnMoneyAsk ask(Map<String, String> answers) {
        return new OwnMoneyAsk(
                TOM, budget("card-account", 0, 0), new TopUpLimits(100, 100_000), new HashMap<>(answers));
    }

    private static OwnMoneyBackAsk back(WayBack way, Map<String, String> answers) {
        return new OwnMoneyBackAsk(TOM, budget("card-account", 3_750, 0), way, answers);
    }

    private static TopUp topUp(TopUp.State state, @Nullable String then) {
        return new TopUp(
                TOP_UP,
                BUDGET,
                "stripe",
                2_000,
                state,
                "https://checkout.example/1",
                then,
                NOON,
                NOON.plusSeconds(3_600),
                state == TopUp.State.PAID ? NOON : null,
                0);
    }

    private static TopUpRefund refund(TopUpRefund.State state) {
        return new TopUpRefund(
                new UUID(0, 41),
                new UUID(0, 42),
                BUDGET,
                TOP_UP,
                "stripe",
                750,
                state,
                NOON,
                state == TopUpRefund.State.ON_ITS_WAY ? null : NOON);
    }

    private static Budget budget(String route, long own, long held) {
        return new Budget(
                BUDGET,
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                "direct-payment",
                route,
                "net",
                LocalDate.of(2026, 12, 13),
                62_400,
                0,
                62_400,
                0,
                0,
                62_400,
                new Budget.OwnMoney(own, held),
                0,
                0,
                List.of(),
                null);
    }
}
