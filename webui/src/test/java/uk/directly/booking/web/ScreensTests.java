package uk.directly.booking.web;

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
import uk.directly.booking.Quote;
import uk.directly.budget.Budget;
import uk.directly.budget.PlanLine;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingState;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** Screens 5 to 7 as a person reads them. */
class ScreensTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final UUID OFFER = new UUID(0, 5);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);

    @Test
    void listsDaysWithWhatIsFree() {
        DaysPage page = times().days(DateParts.EMPTY, FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Choose a day")
                .contains("Going out together with Aisha K")
                .contains("Thursday 3 December Free 9am to 5pm")
                .contains("£535.00 left to use")
                .doesNotContain("Wednesday 2 December")
                .doesNotContain("Earlier days");
        assertThat(RenderedPage.html(page)).contains("/book/" + OFFER + "/time?day=2026-12-03");
    }

    @Test
    void showsADayThatWasTypedWrongAgainAsItWasTyped() {
        DaysPage page = times().days(DateParts.of("31", "2", "2026"), FormErrors.one("day", "Enter a real date"));

        assertThat(page.frame().fullTitle()).startsWith("Error: ");
        assertThat(RenderedPage.html(page))
                .contains("href=\"#day\"")
                .contains("name=\"day-day\" type=\"text\" inputmode=\"numeric\" value=\"31\"");
    }

    @Test
    void offersStartsAndLengthsOfADayWithNoneChosen() {
        TimePage page = times().times(THURSDAY, "", "", FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Choose a time on Thursday 3 December")
                .contains("Choose a start 9am 9:15am")
                .contains("Choose how long 15 minutes 30 minutes");
    }

    @Test
    void saysBesideTheFieldWhatIsNotFree() {
        TimePages times = times();
        Instant four = Instant.parse("2026-12-03T16:00:00Z");

        assertThat(times.errors(THURSDAY, four, 60).isEmpty()).isTrue();
        assertThat(times.errors(THURSDAY, four, 90).of("minutes"))
                .isEqualTo("From 4pm, a visit can last 1 hour at most. Choose a shorter one, or an earlier start");
        assertThat(times.errors(THURSDAY, four.plusSeconds(7200), 60).of("start"))
                .isEqualTo("This start is not free. Choose one from the list");
        assertThat(times.errors(THURSDAY, null, 0).all()).hasSize(2);
        assertThat(times.errors(THURSDAY, four, 20).of("minutes")).isEqualTo("Choose a length from the list");
    }

    @Test
    @DisplayName("R5 Asks what it is for in the plan's own words, none ticked, and never guesses")
    void asksWhatItIsFor() {
        PurposePage page = purpose(Offered.quote(1780L, 53_500), Map.of()).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("What is it for?")
                .contains("Getting out to meet people")
                .contains("None of these, or I’m not sure")
                .contains("This time and the money for it are kept for you meanwhile.")
                .doesNotContain("more than the council pays");
        assertThat(RenderedPage.html(page)).doesNotContainPattern("<input[^>]* checked");
        assertThat(purpose(Offered.quote(1780L, 53_500), Map.of()).errors().of("for"))
                .isEqualTo("Choose what this is for");
        assertThat(purpose(Offered.quote(1780L, 53_500), Map.of("for", "none")).isUnsure())
                .isTrue();
    }

    @Test
    @DisplayName("R5 What the council said yes to can be chosen as far as it reaches, and is said before booking")
    void restsOnWhatTheCouncilSaidYesTo() {
        Quote quote = Offered.quote(1780L, 53_500);
        PlanLine line = quote.budget().planLines().getFirst();
        SpendingQuestion swimming = agreed(line, 4_450L);
        Screens.Basis basis =
                new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of(swimming, agreed(line, 4_449L)));
        Map<String, String> chosen = Map.of("for", line.id() + "." + swimming.id());

        PurposePage page = new PurposePages(TOM, basis, trail(chosen), quote, chosen).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .containsOnlyOnce("Somebody to swim with The council said yes on 2 December 2026");
        assertThat(RenderedPage.html(page))
                .containsPattern("value=\"" + line.id() + "\\." + swimming.id() + "\"[^>]* checked");
        assertThat(RenderedPage.textForPeople(new CheckPages(TOM, basis, trail(chosen), quote).page(FormErrors.NONE)))
                .contains(line.name() + " Somebody to swim with. The council said yes on 2 December 2026.");
        assertThat(trail(chosen).agreedId()).isEqualTo(swimming.id());
        assertThat(trail(Map.of("for", line.id() + ".no-id")).agreedId()).isNull();
    }

    private static SpendingQuestion agreed(PlanLine line, long upToPence) {
        return new SpendingQuestion(
                new UUID(7, upToPence),
                new UUID(0, 3),
                new UUID(0, 2),
                "Tom Okafor",
                "Somebody to swim with",
                null,
                Instant.parse("2026-12-01T09:00:00Z"),
                LocalDate.of(2026, 12, 8),
                SpendingState.YES,
                false,
                "Tom Okafor",
                "Yes.",
                Instant.parse("2026-12-02T09:00:00Z"),
                "Amina Yusuf",
                line.id(),
                line.name(),
                upToPence,
                null,
                null);
    }

    @Test
    @DisplayName("R4 Above what the council pays there are three ways on, in this order, none ticked")
    void offersThreeWaysOnAboveTheCouncilsRate() {
        PurposePages pages = purpose(Offered.quote(1500L, 53_500), Map.of());
        String text = RenderedPage.textForPeople(pages.page(FormErrors.NONE));

        assertThat(text)
                .contains("£2.80 an hour more than the council pays")
                .contains("This visit costs £44.50. That is £7.00 more than the council pays.")
                .contains("£7.00 a week more")
                .contains("You never have to add your own money for support you need.")
                .containsSubsequence(
                        "Ask the council to pay more",
                        "See others at what the council pays",
                        "Pay the difference myself",
                        "£37.50 comes from your support money, £7.00 from you",
                        "You have £0.00 of your own money here, and can add some.");
        assertThat(RenderedPage.html(pages.page(FormErrors.NONE))).doesNotContainPattern("<input[^>]* checked");
        assertThat(pages.errors().of("more")).isEqualTo("Choose what you would like to do about the price");
        assertThat(Above.others(pages.quote(), "M33 2AA").toString())
                .isEqualTo("/find/results?service=community-access&near=M33+2AA&when=date&date-day=3&date-month=12"
                        + "&date-year=2026&part=morning&most=15.00");
        assertThat(Above.others(pages.quote(), null).toString()).doesNotContain("near");
    }

    @Test
    @DisplayName("R4 says what a price above what the council pays means a week, for what they usually book")
    void saysWhatItMeansAWeek() {
        Quote quote = Offered.quote(1500L, 53_500);
        Screens.Basis basis = new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of());

        assertThat(RenderedPage.textForPeople(new PurposePages(TOM, basis, trail(Map.of()), quote, Map.of(), 290, null)
                        .page(FormErrors.NONE)))
                .contains("You have had about 5 hours of this support a week, these last four weeks. At this price that"
                        + " would be about £14.00 a week more than the council pays.");
        assertThat(RenderedPage.textForPeople(
                        new PurposePages(TOM, basis, trail(Map.of()), quote, Map.of(), 29, null).page(FormErrors.NONE)))
                .doesNotContain("You have had about");
    }

    @Test
    void saysWhichMoneyWhereThereIsMoreThanOne() {
        Quote quote = Offered.quote(1780L, 53_500);
        Screens.Basis basis =
                new Screens.Basis(quote.offer(), List.of(Offered.budget(53_500), Offered.carers(30_000)), List.of());
        PurposePages pages = new PurposePages(TOM, basis, trail(Map.of()), quote, Map.of());

        assertThat(RenderedPage.textForPeople(pages.page(FormErrors.NONE)))
                .contains("From your support money: £535.00 left to use")
                .contains("From your money as a carer: £300.00 left to use");
        assertThat(Purposes.budgetOf(basis.budgets(), Offered.CARERS_LINE.id()).kind())
                .isEqualTo("carer-direct-payment");
    }

    @Test
    @DisplayName("R80 Asks who is the boss where there is a choice")
    void asksWhoIsTheBoss() {
        Screens.Basis basis = new Screens.Basis(
                Offered.hourly(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED),
                List.of(Offered.budget(53_500)),
                List.of());
        PurposePages pages = new PurposePages(TOM, basis, trail(Map.of()), Offered.quote(1780L, 53_500), Map.of());

        assertThat(RenderedPage.textForPeople(pages.page(FormErrors.NONE)))
                .contains("Who is the boss?")
                .contains("You are: you employ Aisha K")
                .contains("Aisha K is: they run their own business");
        assertThat(pages.errors().of("as")).isEqualTo("Choose who is the boss");
    }

    @Test
    void checksEverythingBeforeBooking() {
        CheckPage page = check(Offered.quote(1780L, 53_500)).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Thursday 3 December, 9:30am to midday")
                .contains("Getting out to meet people")
                .contains("Weekday 2 hours 30 minutes at £17.80 an hour £44.50")
                .contains("From your support money £44.50")
                .contains("From you £0.00")
                .contains("Left to use afterwards £490.50")
                .contains("From 48 to 24 hours before: 50% of the price.")
                .contains("If you go into hospital you pay nothing.")
                .contains("Book and promise £44.50");
        assertThat(RenderedPage.html(page))
                .contains("method=\"post\"")
                .contains("key=k-1")
                .contains("name=\"_csrf\"");
    }

    @Test
    @DisplayName("R12 What is missing is said, nothing is taken, and there is a way on")
    void saysWhatIsMissing() {
        CheckPage page = check(Offered.quote(1780L, 4_000)).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("£4.50 short, nothing was taken.")
                .contains("choose a shorter visit")
                .doesNotContain("Book and promise")
                .doesNotContain("Left to use afterwards");
    }

    @Test
    @DisplayName("R4 R14 the split is shown, with the order of use and of refund")
    void showsWhoPaysWhat() {
        CheckPage page =
                check(Offered.split(3_750, 700, 2_000), Trail.WayOn.SELF).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("From your support money £37.50")
                .contains("From you £7.00")
                .contains("Left to use afterwards £497.50")
                .contains("Your own money left afterwards £13.00")
                .contains("Your support money pays first, up to what the council pays.")
                .contains("each part goes back where it came from")
                .contains("You never have to add your own money for support you need.")
                .contains("Book and promise £44.50");
    }

    @Test
    @DisplayName("R12 what is missing of own money is said, and adding it leads back here with nothing lost")
    void saysWhatIsMissingOfOwnMoney() {
        CheckPage page = check(Offered.split(3_750, 700, 550), Trail.WayOn.SELF).page(FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("£1.50 of your own money is missing. Nothing was taken.")
                .contains("Add £1.50 of your own money")
                .contains("Choose another way")
                .doesNotContain("Book and promise")
                .doesNotContain("Your own money left afterwards");
        assertThat(RenderedPage.html(page))
                .contains("/own/add?pounds=1.50&amp;then=%2Fbook%2F" + OFFER + "%2Fcheck%3F")
                .contains("more%3Dself%26key%3Dk-1");
    }

    @Test
    void asksForTheSplitWhereThePersonPaysTheDifference() {
        Trail self = trail(Map.of("more", "self"));

        assertThat(self.request(new UUID(0, 3), null, OfferExtras.NONE))
                .matches(request -> request != null && request.useOwnMoney());
        assertThat(trail(Map.of("more", "ask")).request(new UUID(0, 3), null, OfferExtras.NONE))
                .matches(request -> request != null && !request.useOwnMoney());
    }

    private static TimePages times() {
        FreeTimes free = new FreeTimes(
                List.of(
                        new Span(Instant.parse("2026-12-03T09:00:00Z"), Instant.parse("2026-12-03T17:00:00Z")),
                        new Span(Instant.parse("2026-12-08T09:00:00Z"), Instant.parse("2026-12-08T12:00:00Z"))),
                15,
                480);
        return new TimePages(
                TOM,
                "£535.00 left to use",
                Trail.of(OFFER, Map.of()),
                Offered.hourly(Engagement.SELF_EMPLOYED),
                free,
                TUESDAY,
                TUESDAY);
    }

    private static PurposePages purpose(Quote quote, Map<String, String> answers) {
        Screens.Basis basis = new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of());
        return new PurposePages(TOM, basis, trail(answers), quote, answers);
    }

    private static CheckPages check(Quote quote) {
        return check(quote, null);
    }

    private static CheckPages check(Quote quote, Trail.@Nullable WayOn more) {
        Budget budget = quote.budget();
        return new CheckPages(
                TOM,
                new Screens.Basis(quote.offer(), List.of(budget), List.of()),
                trail(Map.of(
                        "for",
                        Offered.GOING_OUT.id().toString(),
                        "key",
                        "k-1",
                        "more",
                        more == null ? "" : more.slug())),
                quote);
    }

    private static Trail trail(Map<String, String> answers) {
        Map<String, String> all = new HashMap<>(answers);
        all.put("start", Visits.START.toString());
        all.put("end", Visits.END.toString());
        return Trail.of(OFFER, all);
    }
}
