package uk.directly.offer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.offer.Facet;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferService;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.register.Listing;
import uk.directly.register.Position;
import uk.directly.register.ProviderKind;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class FindPagesTests {
    private static final UUID COUNCIL = new UUID(0, 1);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Place SALE = new Place("M33 2AA", new GridPoint(378_000, 391_000), "Sale, M33", null);
    private static final List<OfferService> SERVICES = List.of(
            new OfferService(new UUID(0, 21), "gardening", "Gardening", null, false),
            new OfferService(new UUID(0, 22), "domestic-help", "Help at home", null, false),
            new OfferService(new UUID(0, 23), "cleaning", "Cleaning", "domestic-help", false));

    @Test
    void asksInPicturesAndWordsAndAnythingIsAnAnswer() {
        WhatPage page = pages(Map.of("near", "M33 2AA")).what();

        assertThat(RenderedPage.textForPeople(page))
                .contains("What would you like help with?")
                .contains("Gardening")
                .contains("Help at home")
                .contains("Anything: show me all")
                .doesNotContain("Cleaning");
        assertThat(RenderedPage.html(page))
                .contains("href=\"/find/where?near=M33+2AA&amp;service=gardening\"")
                .contains("href=\"/find/where?near=M33+2AA\"");
    }

    @Test
    void asksWhereAndWhenWithNothingLost() {
        WherePage page = pages(Map.of("service", "gardening", "within", "7", "when", "date", "date-day", "8"))
                .where("M33 2AA", FormErrors.NONE);
        String html = RenderedPage.html(page);

        assertThat(RenderedPage.textForPeople(page)).contains("Gardening").contains("I’m not sure yet");
        assertThat(html)
                .contains("name=\"near\" type=\"text\" value=\"M33 2AA\"")
                .contains("<option value=\"7\" selected>7 miles</option>")
                .contains("name=\"service\" value=\"gardening\"")
                .contains("name=\"date-day\" type=\"text\" inputmode=\"numeric\" value=\"8\"");
    }

    @Test
    void showsAnUnknownPostcodeAgainBesideItsField() {
        WherePage page = pages(Map.of("near", "ZZ99 9ZZ")).where("", FormErrors.one("near", "Enter a full postcode"));

        assertThat(page.frame().fullTitle()).isEqualTo("Error: Where and when? – Directly");
        assertThat(RenderedPage.html(page)).contains("value=\"ZZ99 9ZZ\"").contains("id=\"near-error\"");
    }

    @Test
    @DisplayName("R4 Each result says whether the council pays all of it, R31 and when it was checked")
    void showsEachOfferBesideWhatTheCouncilPays() {
        ResultsPage page = results(
                pages(Map.of("service", "gardening", "near", "M33 2AA", "within", "3")),
                List.of(item(1, 1780, 1780L), item(2, 2000, 1950L)));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Gardening within 3 miles of M33 2AA. 2 can help.")
                .contains("£17.80 an hour The council pays all of this")
                .contains("£20.00 an hour The council pays all but £0.50 an hour")
                .contains("1.2 miles away, Sale, M33")
                .contains("Checked by the council on 12 March 2026");
        assertThat(RenderedPage.html(page))
                .contains("/offers/" + new UUID(0, 1) + "?service=gardening&amp;near=M33+2AA&amp;within=3");
    }

    @Test
    @DisplayName("R84 Of somebody who would be employed, cost and pay are both said")
    void saysCostAndPayOfSomebodyEmployed() {
        OfferItem item = item(1, Engagement.EMPLOYED, new OfferItem.Figures(1560, 1560L, 1320L, 1320L));

        assertThat(OfferWords.price(item)).isEqualTo("£15.60 an hour, of which £13.20 is pay");
    }

    @Test
    void goesOnAfterTheLastOneShown() {
        List<OfferItem> eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> item(number, 1780, 1780L))
                .toList();
        ResultsPage page = results(pages(Map.of("q", "walk")), eleven);

        assertThat(page.offers()).hasSize(10);
        assertThat(page.next()).isEqualTo("/find/results?q=walk&after=10_0_" + new UUID(0, 10));
        assertThat(new Wanted(Map.of("after", "10_0_" + new UUID(0, 10))).after())
                .isEqualTo(new OfferItem.Position(10, 0, new UUID(0, 10)));
    }

    @ParameterizedTest
    @EnumSource(Loosening.Filter.class)
    void whereNothingIsFoundSaysWhatToLoosenAndWhatThatBrings(Loosening.Filter filter) {
        FindPages pages = pages(Map.of("service", "gardening", "q", "roses", "near", "M33 2AA", "within", "3"));
        SearchQuery wider = SearchQuery.all(COUNCIL).withPlace("M33 2AA", 6);
        ResultsPage page = pages.results(
                SALE, List.of(), 0, List.of(new Loosening(filter, wider, 14)), List.of(), List.of(), FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Nobody that we know of.")
                .contains(": 14");
        assertThat(page.looser().getFirst().href()).isNotEqualTo(page.filters().here());
    }

    @Test
    void looksFurtherOrAtAnythingByItsAddress() {
        FindPages pages = pages(Map.of("service", "gardening", "near", "M33 2AA", "within", "3"));
        SearchQuery wider = SearchQuery.all(COUNCIL).withPlace("M33 2AA", 6);
        ResultsPage page = pages.results(
                SALE,
                List.of(),
                0,
                List.of(
                        new Loosening(Loosening.Filter.PLACE, wider, 14),
                        new Loosening(Loosening.Filter.SERVICE, wider, 1000)),
                List.of(),
                List.of(),
                FormErrors.NONE);

        assertThat(page.looser().get(0).text()).isEqualTo("Look up to 6 miles away: 14");
        assertThat(page.looser().get(0).href()).isEqualTo("/find/results?service=gardening&near=M33+2AA&within=6");
        assertThat(page.looser().get(1).text()).isEqualTo("Look for anything, not only Gardening: more than 999");
        assertThat(page.looser().get(1).href()).isEqualTo("/find/results?near=M33+2AA&within=3");
    }

    @Test
    void listingsAreClearlyNotCheckedAndNeverBookable() {
        ResultsPage page = pages(Map.of())
                .results(
                        null, List.of(), 0, List.of(), List.of(listing("www.example.org")), List.of(), FormErrors.NONE);
        String html = RenderedPage.html(page);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Not checked by the council – contact them yourself.")
                .contains("Sale Garden Club")
                .contains("0161 496 0001");
        assertThat(html).contains("href=\"https://www.example.org\"").contains("href=\"tel:01614960001\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "see our page", "//evil.example"})
    void linksToNothingThatIsNoWebAddress(String website) {
        assertThat(ListingPages.listing(listing(website)).website()).isNull();
    }

    @Test
    @DisplayName("R37 A time of the week stands for one time that the page names")
    void namesTheTimeItLookedFor() {
        Wanted mornings = new Wanted(Map.of("when", "weekday-mornings"));
        Wanted date = new Wanted(
                Map.of("when", "date", "date-day", "8", "date-month", "12", "date-year", "2026", "part", "evening"));

        assertThat(results(
                                new FindPages(RenderedPage.viewer(Navigation.VISITOR), mornings, SERVICES, MONDAY),
                                List.of())
                        .note())
                .isEqualTo("Each of them is free at one such time: Thursday 3 December, 10am to midday. Other times may"
                        + " be free too.");
        assertThat(results(new FindPages(RenderedPage.viewer(Navigation.VISITOR), date, SERVICES, MONDAY), List.of())
                        .note())
                .isEqualTo("Each of them is free on Tuesday 8 December, 6pm to 8pm.");
        assertThat(When.WEEKENDS.span(MONDAY).start()).isEqualTo("2026-12-05T10:00:00Z");
    }

    @Test
    void whatCantBeUnderstoodDoesNotNarrow() {
        Wanted wanted = new Wanted(Map.of(
                "within",
                "far",
                "kind",
                "friend",
                "engagement",
                "x",
                "sort",
                "distance",
                "after",
                "1_2",
                "when",
                "soon"));
        SearchQuery query = wanted.query(COUNCIL, MONDAY);

        assertThat(query).isEqualTo(SearchQuery.all(COUNCIL));
        assertThat(wanted.after()).isNull();
    }

    @Test
    void readsThePriceInPounds() {
        assertThat(new Wanted(Map.of("most", "£19.50")).query(COUNCIL, MONDAY).maxRatePence())
                .isEqualTo(1950);
        assertThat(new Wanted(Map.of("most", "cheap")).priceIsWrong()).isTrue();
        assertThat(new Wanted(Map.of("most", "99999999999999999999")).priceIsWrong())
                .isTrue();
        assertThat(new Wanted(Map.of()).priceIsWrong()).isFalse();
    }

    @Test
    @DisplayName("R37 Each filter says how many its answers would bring; languages and skills are those that there are")
    void countsWhatEachAnswerBrings() {
        ResultsPage page = pages(Map.of("language", "Polish", "near", "M33 2AA"))
                .results(
                        SALE,
                        List.of(item(1, 1780, 1780L)),
                        1,
                        List.of(),
                        List.of(),
                        List.of(
                                new Facet(Facet.Name.KIND, List.of(new Facet.Value("personal-assistant", 7))),
                                new Facet(Facet.Name.LANGUAGE, List.of(new Facet.Value("Urdu", 3))),
                                new Facet(Facet.Name.SKILL, List.of())),
                        FormErrors.NONE);

        assertThat(RenderedPage.html(page))
                .contains(">Personal assistants (PAs) (7)</option>")
                .contains(">Organisations (0)</option>")
                .contains("<option value=\"Urdu\">Urdu (3)</option>")
                .contains("<option value=\"Polish\" selected>Polish</option>")
                .contains(">A woman</option>");
    }

    private static FindPages pages(Map<String, String> answers) {
        return new FindPages(RenderedPage.viewer(Navigation.VISITOR), new Wanted(answers), SERVICES, MONDAY);
    }

    private static ResultsPage results(FindPages pages, List<OfferItem> items) {
        return pages.results(SALE, items, items.size(), List.of(), List.of(), List.of(), FormErrors.NONE);
    }

    private static OfferItem item(int number, long rate, @Nullable Long base) {
        return item(number, Engagement.SELF_EMPLOYED, new OfferItem.Figures(rate, base, null, null));
    }

    private static OfferItem item(int number, Engagement engagement, OfferItem.Figures figures) {
        return new OfferItem(
                new UUID(0, number),
                "Gardens big and small",
                "gardening",
                "Gardening",
                new OfferItem.Seller(
                        new UUID(1, number), "Aisha K", ProviderKind.PERSONAL_ASSISTANT, LocalDate.of(2026, 3, 12)),
                SoldBy.HOURLY,
                List.of(engagement),
                engagement,
                figures,
                1.2,
                "Sale, M33",
                new OfferItem.Position(number, 0, new UUID(0, number)));
    }

    private static Listing listing(String website) {
        return new Listing(
                new UUID(0, 31),
                "charities",
                "Sale Garden Club",
                "Charity",
                "Gardening together",
                null,
                null,
                "Sale, M33",
                "0161 496 0001",
                website,
                0.4,
                new Position(1, "sale garden club", new UUID(0, 31)));
    }
}
