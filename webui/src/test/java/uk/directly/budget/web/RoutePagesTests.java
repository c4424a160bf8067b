package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.RouteChoice;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class RoutePagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final RouteChoice CARD =
            new RouteChoice(MoneyRoute.CARD_ACCOUNT, null, "Tom Okafor", null, Instant.parse("2026-11-20T09:00:00Z"));
    private static final RouteChoice BANK =
            new RouteChoice(MoneyRoute.OWN_BANK, null, "Ngozi", "Tom Okafor", Instant.parse("2026-10-20T09:00:00Z"));

    @ParameterizedTest
    @EnumSource(MoneyRoute.class)
    @DisplayName("R1 Every way is shown, none is ticked, whichever it is now; no reason is asked")
    void showsEveryWayAndTicksNone(MoneyRoute now) {
        RoutePage page = page(SomeAwards.award(AwardKind.DIRECT_PAYMENT, now, null), List.of(), false);
        String html = RenderedPage.html(page);

        assertThat(Pattern.compile("type=\"radio\"").matcher(html).results()).hasSize(5);
        assertThat(html).doesNotContainPattern("<input[^>]*checked").doesNotContain("<textarea");
        for (MoneyRoute route : MoneyRoute.values()) {
            assertThat(html).contains("value=\"" + route.slug() + "\"");
        }
        RenderedPage.textForPeople(page);
    }

    @Test
    @DisplayName("R1 Says what a choice means, that it counts from today, and that visits stay")
    void saysWhatAChoiceMeans() {
        assertThat(RenderedPage.textForPeople(
                        page(SomeAwards.award(AwardKind.DIRECT_PAYMENT, null, null), List.of(), false)))
                .contains("You have not chosen yet.")
                .contains("you don’t have to say why")
                .contains("From today. Visits that are booked stay as they are.")
                .contains("It has to be an account of its own")
                .contains("Ask any bank or building society for a basic account");
    }

    @Test
    void saysSinceWhenAndWhatWasChosenBefore() {
        assertThat(RenderedPage.textForPeople(page(SomeAwards.toms(), List.of(CARD, BANK), false)))
                .contains("Now: An account here, with a card if you want one, since 20 November 2026.")
                .contains("20 October 2026 Your own bank account Ngozi for Tom Okafor");
    }

    @ParameterizedTest
    @EnumSource(MoneyRoute.class)
    void saysWhatToDoNext(MoneyRoute chosen) {
        RoutePage page = page(SomeAwards.award(AwardKind.DIRECT_PAYMENT, chosen, null), List.of(CARD), true);

        assertThat(RenderedPage.textForPeople(page)).contains("From now on: ").contains("What to do next");
    }

    @Test
    void saysWhyAFundStaysAFund() {
        Award fund = SomeAwards.award(AwardKind.ISF, MoneyRoute.ISF, null);
        RoutePage page = RoutePages.how(TOM, fund, List.of(), RoutePages.isFund(fund, TOM), false);

        assertThat(RenderedPage.textForPeople(page))
                .contains("There is a problem")
                .contains("the council changes the agreement first");
        assertThat(RenderedPage.html(page)).contains("href=\"#route\"");
    }

    @Test
    @DisplayName("R70 Lists the organisations, and ticks none")
    void listsTheOrganisations() {
        FundPage page = RoutePages.fund(
                TOM, SomeAwards.toms(), List.of(new Award.Broker(new UUID(0, 9), "Fair Funds")), FormErrors.NONE);
        FundPage none = RoutePages.fund(TOM, SomeAwards.toms(), List.of(), FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Who should run your fund?")
                .contains("Fair Funds");
        assertThat(RenderedPage.html(page)).doesNotContainPattern("<input[^>]*checked");
        assertThat(RenderedPage.textForPeople(none)).contains("No organisation near here runs funds at the moment.");
    }

    private static RoutePage page(Award award, List<RouteChoice> history, boolean justChosen) {
        return RoutePages.how(TOM, award, history, FormErrors.NONE, justChosen);
    }
}
