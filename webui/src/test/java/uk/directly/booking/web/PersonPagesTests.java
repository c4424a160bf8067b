package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.offer.Accessibility;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.OfferDetails;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.OfferMore;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Session;
import uk.directly.offer.SessionTime;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WorkerGender;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.Engagement;
import uk.directly.rate.RateCard;
import uk.directly.register.CheckName;
import uk.directly.register.Position;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.web.Address;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;
import uk.directly.web.testing.RenderedPage;

class PersonPagesTests {
    private static final Viewer VISITOR = RenderedPage.viewer(Navigation.VISITOR);

    @Test
    @DisplayName("R4 Prices by time of week stand beside what the council pays")
    void showsPricesBesideWhatTheCouncilPays() {
        String text = text(Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED);

        assertThat(text)
                .contains("Weekday £17.80 an hour All of this")
                .contains("Sunday £19.40 an hour £18.90, all but £0.50")
                .contains("You never have to add your own money for support you need.")
                .contains("Languages English, Urdu");
    }

    @Test
    @DisplayName("R31 Says what was checked and when, and what that doesn't mean")
    void saysWhatWasChecked() {
        String text = text(Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED);

        assertThat(text)
                .contains("Criminal record (DBS), enhanced")
                .contains("Checked on 3 March 2026. Valid until 3 March 2029.")
                .contains("It doesn't say that somebody is safe");
    }

    @Test
    void asksForATimeAndLeadsBackToTheSearch() {
        String html = RenderedPage.html(page(Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED));

        assertThat(html)
                .contains("href=\"/book/" + new UUID(0, 5) + "/time\"")
                .contains("href=\"/find/results?near=M33+2AA\"")
                .contains("href=\"/offers/" + new UUID(0, 5) + "/ask\"")
                .contains("href=\"/offers/" + new UUID(0, 5) + "/meet\"");
    }

    @Test
    @DisplayName("R43 an offer of personal care leads with meeting, any other with choosing a time")
    void leadsWithMeetingForPersonalCare() {
        PersonPage page = page(Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED);
        String offer = "/offers/" + new UUID(0, 5);
        PersonPage care = new PersonPage(
                page.frame(),
                page.back(),
                page.title(),
                page.kind(),
                page.description(),
                page.facts(),
                page.price(),
                page.priceNotes(),
                page.employed(),
                page.week(),
                page.cancelling(),
                page.checks(),
                page.choose(),
                page.instead(),
                page.hide(),
                page.entry(),
                new PersonPage.Contact(offer + "/ask", offer + "/meet", true));
        PersonPage other = new PersonPage(
                page.frame(),
                page.back(),
                page.title(),
                page.kind(),
                page.description(),
                page.facts(),
                page.price(),
                page.priceNotes(),
                page.employed(),
                page.week(),
                page.cancelling(),
                page.checks(),
                page.choose(),
                page.instead(),
                page.hide(),
                page.entry(),
                new PersonPage.Contact(offer + "/ask", offer + "/meet", false));

        assertThat(RenderedPage.textForPeople(care))
                .containsSubsequence("Meet first", "Choose a time", "Ask a question");
        assertThat(RenderedPage.textForPeople(other))
                .containsSubsequence("Choose a time", "Meet first", "Ask a question");
    }

    @Test
    @DisplayName("R84 Of somebody who would be employed, pay stands beside the pay guide and cost beside what is paid")
    void showsPayAndCostOfSomebodyEmployed() {
        PersonPage page = page(Offered.hourly(Engagement.EMPLOYED), Engagement.EMPLOYED);

        assertThat(RenderedPage.textForPeople(page))
                .contains("When Pay Fair pay guide Cost to your support money The council pays towards it")
                .contains("Weekday £17.80 an hour £13.20 £17.80 £17.80")
                .contains("You would employ Aisha K")
                .contains("Choose a time");
        assertThat(page.choose()).isNotNull();
    }

    @Test
    void saysHowToBeginWhereNoTimeCanBeChosen() {
        assertThat(text(Offered.offer(SoldBy.ENQUIRY, Engagement.BUSINESS), Engagement.BUSINESS))
                .contains("somebody gets to know you first")
                .contains("0161 496 0000");
        assertThat(text(Offered.offer(SoldBy.SESSION, Engagement.BUSINESS), Engagement.BUSINESS))
                .contains("Choose a time")
                .contains("£17.80 a session");
    }

    @Test
    @DisplayName("R51 of a group session it says when and where, what is there, and what a place costs")
    void showsASession() {
        Session club = new Session(
                8,
                "Sale Library",
                "M33 2AA",
                "Tram to Sale, two minutes on foot",
                true,
                true,
                true,
                "Sam and two volunteers",
                true,
                List.of(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));
        OfferMore more = new OfferMore(null, "", OfferExtras.NONE, List.of(), OfferDetails.NONE, club);

        assertThat(RenderedPage.textForPeople(
                        page(Offered.offer(SoldBy.SESSION, Engagement.BUSINESS), Engagement.BUSINESS, more)))
                .contains("Every Tuesday, 10am to midday Not on bank holidays")
                .contains("Sale Library, M33 2AA")
                .contains("There is a Changing Places toilet")
                .contains("8 places each time Somebody who comes along with you pays nothing The first time is free")
                .contains("£17.80 a session")
                .doesNotContain("Goes to");
    }

    @Test
    @DisplayName("R59 what comes on top stands beside the price, and what a day, half of one and a job cost")
    void showsOtherPrices() {
        OfferExtras extras = new OfferExtras(45, 1_000L, 60, 500L);
        OfferDetails details = new OfferDetails(WorkerGender.FEMALE, List.of(Accessibility.STEP_FREE), "No lifting");

        assertThat(RenderedPage.textForPeople(page(
                        Offered.offer(SoldBy.DAY, Engagement.BUSINESS),
                        Engagement.BUSINESS,
                        new OfferMore(1_000L, "", extras, List.of("M33", "WA14"), details, null))))
                .contains("£17.80 a day, £10.00 half a day")
                .contains("£0.45 for each mile they drive for you")
                .contains("up to £10.00 a visit")
                .contains("A shorter visit costs as much as 1 hour")
                .contains("£5.00 for coming")
                .contains("Homes in M33, WA14")
                .contains("A woman does this work")
                .contains("No steps to get in")
                .contains("What it is not No lifting");
        assertThat(RenderedPage.textForPeople(page(
                        Offered.offer(SoldBy.FIXED, Engagement.BUSINESS),
                        Engagement.BUSINESS,
                        new OfferMore(
                                null, "A visit and a call", OfferExtras.NONE, List.of(), OfferDetails.NONE, null))))
                .contains("£17.80 for all of it What you get: A visit and a call");
    }

    @Test
    @DisplayName("R84 who is open to employment shows both comparisons, each with its label: pay and cost")
    void labelsBothComparisons() {
        assertThat(text(Offered.hourly(Engagement.SELF_EMPLOYED, Engagement.EMPLOYED), Engagement.SELF_EMPLOYED))
                .contains("If you employ Aisha K")
                .contains("Pay £17.80 an hour £4.60 more than the fair pay guide, £13.20.")
                .contains("What it costs you £17.80 an hour The same as what the council pays.");
        assertThat(text(Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED))
                .doesNotContain("If you employ");
    }

    @Test
    @DisplayName(
            "R28 R4 says what the money buys a week here, and what the usual time costs more than the council pays")
    void saysWhatItMeansAWeek() {
        LocalDate today = LocalDate.of(2026, 12, 1);
        WeekOfMoney usual = WeekOfMoney.of(today, LocalDate.of(2026, 12, 14), 62_400, 2_200, 1_950L, 300);
        assertThat(RenderedPage.textForPeople(page(
                        Offered.hourly(Engagement.SELF_EMPLOYED), Engagement.SELF_EMPLOYED, OfferMore.NONE, usual)))
                .contains("You have £624.00 left to use until 14 December 2026. That is about £312.00 a week.")
                .contains("It buys 14 hours 10 minutes a week here. At what the council pays it would be 16 hours.")
                .contains("Here that would be about £110.00 a week, £12.50 more than the council pays.");
        WeekOfMoney none = WeekOfMoney.of(today, LocalDate.of(2026, 12, 2), 5_000, 2_200, 1_950L, 0);
        assertThat(WeekWords.of(none, new Whose(null)))
                .contains("Each hour a week costs £2.50 more than the council pays.")
                .first()
                .isEqualTo("You have £50.00 left to use until 2 December 2026. That is about £50.00 a week.");
        WeekOfMoney paid = WeekOfMoney.of(today, LocalDate.of(2026, 12, 14), 0, 1_950, 1_950L, 0);
        assertThat(WeekWords.of(paid, new Whose(null)))
                .contains("It buys no time a week here.")
                .hasSize(2);
    }

    private static String text(BookableOffer offer, Engagement engagement) {
        return RenderedPage.textForPeople(page(offer, engagement));
    }

    private static PersonPage page(BookableOffer offer, Engagement engagement) {
        return page(offer, engagement, OfferMore.NONE);
    }

    private static PersonPage page(BookableOffer offer, Engagement engagement, OfferMore more) {
        return page(offer, engagement, more, null);
    }

    private static PersonPage page(
            BookableOffer offer, Engagement engagement, OfferMore more, @Nullable WeekOfMoney week) {
        RateCard card = new RateCard(
                new UUID(0, 11),
                LocalDate.of(2026, 4, 1),
                null,
                false,
                Map.of(
                        CardEngagement.SELF_EMPLOYED, Offered.rates(1780, 1890),
                        CardEngagement.EMPLOYED, Offered.rates(1780, 1890)),
                Offered.rates(1320, 1320));
        OfferPage found = new OfferPage(
                offer,
                new ProviderEntry(
                        new UUID(0, 6),
                        "Aisha K",
                        ProviderKind.PERSONAL_ASSISTANT,
                        "I like walking.",
                        "Sale, M33",
                        List.of("English", "Urdu"),
                        List.of("Makaton"),
                        List.of(new ProviderEntry.Service("companionship", "Company and conversation")),
                        LocalDate.of(2026, 3, 12),
                        null,
                        false,
                        List.of(new ProviderEntry.Check(
                                CheckName.DBS, "enhanced", LocalDate.of(2026, 3, 3), LocalDate.of(2029, 3, 3), null)),
                        List.of(),
                        new Position(0, "aisha k", new UUID(0, 6))),
                "We go where you like.",
                "Sale, M33",
                3,
                engagement,
                card.base(CardEngagement.SELF_EMPLOYED),
                card,
                more);
        return new PersonPages(
                        VISITOR,
                        Address.of("/find/results").with("near", "M33 2AA"),
                        null,
                        true,
                        true,
                        true,
                        week,
                        found)
                .page();
    }
}
