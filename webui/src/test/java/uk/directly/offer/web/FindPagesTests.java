package uk.directly.offer.web;

import static java.util.Objects.requireNonNull;
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
import uk.directly.council.Ward;
import uk.directly.offer.Facet;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferService;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchSummary;
import uk.directly.offer.SoldBy;
import uk.directly.offer.UsualTime;
import uk.directly.rate.Engagement;
import uk.directly.register.Listing;
import uk.directly.register.Position;
import uk.directly.register.ProviderKind;
import uk.directly.web.AreaMap;
import uk.directly.web.FormErrors;
import uk.directly.web.Link;
import uk.directly.web.Navigation;
import uk.directly.web.Whose;
import uk.directly.web.testing.RenderedPage;

class FindPagesTests {
    private static final UUID COUNCIL = new UUID(0, 1);
    private static final Place SALE = new Place("M33 2AA", new GridPoint(378_000, 391_000), "Sale, M33", null);
    private static final List<OfferService> SERVICES = List.of(
            new OfferService(new UUID(0, 21), "gardening", "Gardening", null, false),
            new OfferService(new UUID(0, 22), "domestic-help", "Help at home", null, false),
            new OfferService(new UUID(0, 23), "cleaning", "Cleaning", "domestic-help", false));

    @Test
    void asksInPicturesAndWordsAndAnythingIsAnAnswer() {
        FindPages pages = pages(Map.of("near", "M33 2AA"));
        WhatPage page = pages.what(visitor(pages));

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
        ResultsPage page = nothing(pages, List.of(new Loosening(filter, wider, 14)));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Nobody that we know of.")
                .contains(": 14");
        assertThat(page.looser().getFirst().href()).isNotEqualTo(page.filters().here());
    }

    @Test
    void looksFurtherOrAtAnythingByItsAddress() {
        FindPages pages = pages(Map.of("service", "gardening", "near", "M33 2AA", "within", "3"));
        SearchQuery wider = SearchQuery.all(COUNCIL).withPlace("M33 2AA", 6);
        ResultsPage page = nothing(
                pages,
                List.of(
                        new Loosening(Loosening.Filter.PLACE, wider, 14),
                        new Loosening(Loosening.Filter.SERVICE, wider, 1000)));

        assertThat(page.looser().get(0).text()).isEqualTo("Look up to 6 miles away: 14");
        assertThat(page.looser().get(0).href()).isEqualTo("/find/results?service=gardening&near=M33+2AA&within=6");
        assertThat(page.looser().get(1).text()).isEqualTo("Look for anything, not only Gardening: more than 999");
        assertThat(page.looser().get(1).href()).isEqualTo("/find/results?near=M33+2AA&within=3");
    }

    @Test
    void listingsAreClearlyNotCheckedAndNeverBookable() {
        FindPages pages = pages(Map.of());
        ResultsPage page = pages.results(
                new Findings(
                        null,
                        List.of(),
                        summary(0),
                        List.of(),
                        List.of(listing("www.example.org")),
                        List.of(),
                        Map.of(),
                        FormErrors.NONE),
                visitor(pages));
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
    @DisplayName("R37 A time of the week is said as it is meant")
    void namesTheTimeItLookedFor() {
        Wanted mornings = new Wanted(Map.of("when", "weekday-mornings"));
        Wanted date = new Wanted(
                Map.of("when", "date", "date-day", "8", "date-month", "12", "date-year", "2026", "part", "evening"));

        assertThat(results(new FindPages(RenderedPage.viewer(Navigation.VISITOR), mornings, SERVICES), List.of())
                        .note())
                .isEqualTo("Each of them is free on at least one weekday morning in the next 2 weeks.");
        assertThat(mornings.query(COUNCIL).times()).isEqualTo(UsualTime.WEEKDAY_MORNINGS);
        assertThat(results(new FindPages(RenderedPage.viewer(Navigation.VISITOR), date, SERVICES), List.of())
                        .note())
                .isEqualTo("Each of them is free on Tuesday 8 December, 6pm to 8pm.");
        assertThat(date.query(COUNCIL).times()).isNull();
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
        SearchQuery query = wanted.query(COUNCIL);

        assertThat(query).isEqualTo(SearchQuery.all(COUNCIL));
        assertThat(wanted.after()).isNull();
    }

    @Test
    void readsThePriceInPounds() {
        assertThat(new Wanted(Map.of("most", "£19.50")).query(COUNCIL).maxRatePence())
                .isEqualTo(1950);
        assertThat(new Wanted(Map.of("most", "cheap")).priceIsWrong()).isTrue();
        assertThat(new Wanted(Map.of("most", "99999999999999999999")).priceIsWrong())
                .isTrue();
        assertThat(new Wanted(Map.of()).priceIsWrong()).isFalse();
    }

    @Test
    @DisplayName("R37 Each filter says how many its answers would bring; languages and skills are those that there are")
    void countsWhatEachAnswerBrings() {
        FindPages pages = pages(Map.of("language", "Polish", "near", "M33 2AA"));
        SearchSummary summary = new SearchSummary(
                1,
                List.of(
                        new Facet(Facet.Name.KIND, List.of(new Facet.Value("personal-assistant", 7))),
                        new Facet(Facet.Name.LANGUAGE, List.of(new Facet.Value("Urdu", 3))),
                        new Facet(Facet.Name.SKILL, List.of())),
                List.of());
        ResultsPage page =
                pages.results(findings(List.of(item(1, 1780, 1780L)), summary, List.of(), Map.of()), visitor(pages));

        assertThat(RenderedPage.html(page))
                .contains(">Personal assistants (PAs) (7)</option>")
                .contains(">Organisations (0)</option>")
                .contains("<option value=\"Urdu\">Urdu (3)</option>")
                .contains("<option value=\"Polish\" selected>Polish</option>")
                .contains(">A woman</option>");
    }

    @Test
    @DisplayName("R4 what a price means a week is said to whoever usually has this support, and only then")
    void saysWhatItMeansAWeek() {
        FindPages pages = pages(Map.of());
        List<OfferItem> items = List.of(item(1, 2000, 1950L), item(2, 1780, 1780L));

        ResultsPage known =
                pages.results(findings(items, summary(2), List.of(), Map.of("gardening", 270L)), visitor(pages));

        assertThat(known.offers().get(0).weekly())
                .isEqualTo(
                        "For the 4 hours 30 minutes a week that you usually have: £2.25 a week more than the council pays");
        assertThat(known.offers().get(1).weekly()).isNull();
        assertThat(results(pages, items).offers().get(0).weekly()).isNull();
    }

    @Test
    @DisplayName("R43 meeting first stands beside each, but not for somebody who works here")
    void leadsToMeeting() {
        FindPages pages = pages(Map.of("q", "walk"));
        List<OfferItem> items = List.of(item(1, 1780, 1780L));

        assertThat(results(pages, items).offers().getFirst().meet())
                .isEqualTo("/offers/" + new UUID(0, 1) + "/meet?q=walk");
        assertThat(RenderedPage.textForPeople(pages.results(
                        findings(items, summary(1), List.of(), Map.of()), new Keeping(null, pages.wanted(), false))))
                .doesNotContain("Meet first");
    }

    @Test
    @DisplayName("R37 a visitor keeps offers in the address, so that nothing is stored and it can be shared")
    void keepsInTheAddress() {
        UUID kept = new UUID(0, 1);
        UUID other = new UUID(0, 2);
        FindPages pages = pages(Map.of("near", "M33 2AA", "kept", kept + ".rubbish." + kept, "after", "10_0_" + kept));
        ResultsPage page = results(pages, List.of(item(1, 1780, 1780L), item(2, 1780, 1780L)));

        assertThat(page.offers().get(0).keep().text()).isEqualTo("Take off my shortlist");
        assertThat(page.offers().get(0).keep().link())
                .isEqualTo("/find/results?near=M33+2AA&after=10_0_" + kept + "#offer-" + kept);
        assertThat(page.offers().get(1).keep().link())
                .isEqualTo("/find/results?near=M33+2AA&kept=" + kept + "." + other + "&after=10_0_" + kept + "#offer-"
                        + other);
        assertThat(page.shortlist()).isNotNull();
        assertThat(RenderedPage.textForPeople(page)).contains("Your shortlist (1)");
        assertThat(pages(Map.of("kept", "x".repeat(5000))).wanted().kept()).isEmpty();
    }

    @Test
    @DisplayName("R37 a holder keeps offers on a list of their own")
    void keepsOnTheirList() {
        UUID kept = new UUID(0, 1);
        FindPages pages = pages(Map.of("near", "M33 2AA"));
        Keeping keeping = new Keeping(List.of(kept), pages.wanted(), true);
        ResultsPage page = pages.results(
                findings(List.of(item(1, 1780, 1780L), item(2, 1780, 1780L)), summary(2), List.of(), Map.of()),
                keeping);

        assertThat(RenderedPage.html(page))
                .contains("action=\"/find/shortlist/remove?near=M33+2AA&amp;at=%2Ffind%2Fresults\"")
                .contains("action=\"/find/shortlist/save?near=M33+2AA&amp;at=%2Ffind%2Fresults\"");

        ShortlistPage shared = pages(Map.of("kept", kept + "." + new UUID(0, 9)))
                .shortlist(
                        List.of(item(1, 1780, 1780L)),
                        new Keeping(List.of(kept), new Wanted(Map.of("kept", kept + "." + new UUID(0, 9))), true),
                        Map.of(),
                        "https://directly.example");
        assertThat(shared.keepAll()).isNotNull();
        assertThat(RenderedPage.textForPeople(shared)).contains("One that was on it can’t be found here any more.");
        assertThat(shared.share())
                .isEqualTo("https://directly.example/find/shortlist?kept=" + kept + "." + new UUID(0, 9));
        assertThat(RenderedPage.textForPeople(pages(Map.of("full", "yes"))
                        .shortlist(List.of(), new Keeping(List.of(), new Wanted(Map.of()), true), Map.of(), "")))
                .contains("Your shortlist is full")
                .contains("Nothing is on it yet");
    }

    @Test
    @DisplayName("R37 what a visitor kept is not lost by signing in, and isn't taken for the list that is saved")
    void leadsToWhatWasKeptBeforeSigningIn() {
        UUID saved = new UUID(0, 1);
        UUID kept = new UUID(0, 2);
        Wanted wanted = new Wanted(Map.of("near", "M33 2AA", "kept", kept.toString()));

        assertThat(new Keeping(List.of(saved), wanted, true).list(new Whose(null)))
                .isEqualTo(new Link("What you kept (1)", "/find/shortlist?near=M33+2AA&kept=" + kept));
        assertThat(new Keeping(List.of(saved, kept), wanted, true).list(new Whose(null)))
                .isEqualTo(new Link("Your shortlist (2)", "/find/shortlist?near=M33+2AA"));
    }

    @Test
    @DisplayName("R37 a map says how many come from each ward, and leads there; nobody's home is on it")
    void drawsWhereTheyAre() {
        SearchSummary summary = new SearchSummary(
                9,
                List.of(),
                List.of(
                        new SearchSummary.District("Sale Central, M33", 5),
                        new SearchSummary.District("Sale Central, M23", 1),
                        new SearchSummary.District("Hale, WA15", 2),
                        new SearchSummary.District("Wythenshawe, M22", 1)));
        FindPages pages = pages(Map.of("near", "M33 2AA"));
        List<Ward> wards = List.of(ward("Hale", 0), ward("Sale Central", 1000), ward("Timperley", 2000));
        ResultsPage page =
                pages.results(findings(List.of(item(1, 1780, 1780L)), summary, wards, Map.of()), visitor(pages));

        FoundMap map = requireNonNull(page.map());
        assertThat(map.map().areas().stream().map(AreaMap.Area::words))
                .containsExactly("Hale: 2 offers", "Sale Central: 6 offers", "Timperley: nobody");
        assertThat(map.map().areas().stream().map(AreaMap.Area::depth)).containsExactly(1, 2, 0);
        assertThat(map.elsewhere()).isEqualTo("1 more comes from further away.");
        assertThat(map.map().viewBox()).isEqualTo("37800 -39200 300 100");
        assertThat(RenderedPage.html(page))
                .contains(
                        "href=\"/find/results?near=Sale+Central&amp;within=1\" aria-label=\"Sale Central: 6 offers\"");
        assertThat(FoundMap.of(List.of(ward("Timperley", 0)), summary, null, pages.wanted()))
                .isNull();
    }

    private static Ward ward(String name, int east) {
        return new Ward(
                name,
                "M37800 -39100l100 0l0 -100l-100 0z",
                new GridPoint(378_000 + east, 391_000),
                new GridPoint(379_000 + east, 392_000));
    }

    private static FindPages pages(Map<String, String> answers) {
        return new FindPages(RenderedPage.viewer(Navigation.VISITOR), new Wanted(answers), SERVICES);
    }

    private static Keeping visitor(FindPages pages) {
        return new Keeping(null, pages.wanted(), true);
    }

    private static SearchSummary summary(long count) {
        return new SearchSummary(count, List.of(), List.of());
    }

    private static Findings findings(
            List<OfferItem> items, SearchSummary summary, List<Ward> wards, Map<String, Long> usual) {
        return new Findings(SALE, items, summary, List.of(), List.of(), wards, usual, FormErrors.NONE);
    }

    private static ResultsPage results(FindPages pages, List<OfferItem> items) {
        return pages.results(findings(items, summary(items.size()), List.of(), Map.of()), visitor(pages));
    }

    private static ResultsPage nothing(FindPages pages, List<Loosening> looser) {
        return pages.results(
                new Findings(SALE, List.of(), summary(0), looser, List.of(), List.of(), Map.of(), FormErrors.NONE),
                visitor(pages));
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
