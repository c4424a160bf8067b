package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.offer.RegisterRows.OTHER_COUNCIL;
import static uk.directly.rate.RateFixtures.local;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.offer.OfferItem.Figures;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchQuery.Sort;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class SearchIT {
    private static final SearchQuery ALL = SearchQuery.all(COUNCIL);
    private static final Span TUESDAY_MORNING = local("2026-12-01T09:30", "2026-12-01T12:00");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Searches searches;

    SearchIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.searches = context.get(Searches.class);
    }

    @BeforeEach
    void emptyRegister() {
        rows.begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R4 an offer stands beside the base rate of its own row of the rate card")
    void showsWhatItCostsBesideTheBaseRate() {
        rows.offer(rows.provider("Green Gate"), "Lawns", offer -> offer.pence(2200));
        rows.offer(rows.provider("Oak Care Ltd", p -> p.kind("organisation")), "Borders", offer -> offer.pence(2200));
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Hedges",
                offer -> offer.openTo("{self-employed}").pence(1780));

        assertThat(figures(ALL))
                .containsExactlyInAnyOrder(
                        new Figures(2200, 1950L, null, null),
                        new Figures(2200, 2280L, null, null),
                        new Figures(1780, 1780L, null, null));
    }

    @Test
    @DisplayName("R84 employed: the pay beside the pay guide, the cost beside the base rate")
    void showsPayAndCostOfSomebodyWhoIsEmployed() {
        rows.offer(
                rows.provider("Ben T", p -> p.kind("personal-assistant")),
                "Company",
                offer -> offer.openTo("{employed}").pence(1350));
        rows.offer(
                rows.provider("Cara O", p -> p.kind("personal-assistant")),
                "Walks",
                offer -> offer.openTo("{employed}").pence(1700));

        assertThat(figures(ALL))
                .containsExactly(new Figures(1560, 1560L, 1350L, 1320L), new Figures(1700, 1560L, 1700L, 1320L));
        assertThat(items(ALL.withMaxRatePence(1699L)))
                .extracting(OfferItem::title)
                .containsExactly("Company");
    }

    @Test
    @DisplayName("R80 whoever is open to both is shown as what was searched for, else as self-employed")
    void showsTheEngagementThatWasSearchedFor() {
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Hedges",
                offer -> offer.openTo("{employed,self-employed}").pence(1500));

        assertThat(items(ALL)).extracting(OfferItem::engagement).containsExactly(Engagement.SELF_EMPLOYED);
        assertThat(figures(ALL.withEngagement(Engagement.EMPLOYED)))
                .containsExactly(new Figures(1560, 1560L, 1500L, 1320L));
        assertThat(items(ALL.withEngagement(Engagement.BUSINESS))).isEmpty();
    }

    @Test
    @DisplayName("R10 a waking night is shown at its own rate")
    void showsTheBandThatItIsSoldAs() {
        rows.offer(
                rows.provider("Night Owls"),
                "Nights",
                offer -> offer.soldBy("hourly", "waking-night").pence(2100));

        assertThat(figures(ALL)).containsExactly(new Figures(2100, 1950L, null, null));
    }

    @Test
    void comparesOnlyWhatIsSoldByTheHourOrTheNight() {
        rows.offer(
                rows.provider("Art Club"),
                "Painting",
                offer -> offer.soldBy("session", null).pence(800));

        assertThat(figures(ALL)).containsExactly(new Figures(800, null, null, null));
    }

    @Test
    @DisplayName("R37 only bookable offers of accredited providers who are visible to all are found")
    void findsOnlyWhatIsListed() {
        rows.offer(rows.provider("Listed"), "Shown");
        Stream.of("draft", "applied", "paused", "suspended", "left")
                .forEach(state -> rows.offer(rows.provider("P " + state, p -> p.state(state)), "Not " + state));
        Stream.of("adverts-only", "existing-only")
                .forEach(seen -> rows.offer(rows.provider("P " + seen, p -> p.visibility(seen)), "Not " + seen));
        Stream.of("draft", "paused", "withdrawn")
                .forEach(state -> rows.offer(rows.provider("O " + state), "Not " + state, o -> o.state(state)));
        rows.offer(rows.provider("Elsewhere", p -> p.in(OTHER_COUNCIL)), "Not in this council");

        assertThat(titles(ALL)).containsExactly("Shown");
    }

    @Test
    @DisplayName("R37 without a sign of life for 60 days an offer is hidden; the days are the council's")
    void hidesWhatShowsNoSignOfLife() {
        rows.offer(rows.provider("Alive"), "Alive", offer -> offer.signOfLife("2026-10-01T09:00:00Z"));
        rows.offer(rows.provider("Silent"), "Silent", offer -> offer.signOfLife("2026-10-01T08:59:59Z"));

        assertThat(titles(ALL)).containsExactly("Alive");
    }

    @Test
    @DisplayName("R35 personal care of an organisation is shown with its CQC id only")
    void hidesPersonalCareOfAnOrganisationWithoutCqc() {
        UUID without = rows.provider("Without", p -> p.kind("organisation"));
        rows.offer(without, "Care without", offer -> offer.service("personal-care"));
        rows.offer(without, "Cleaning without", offer -> offer.service("cleaning"));
        rows.offer(
                rows.provider("With", p -> p.kind("organisation").cqc("1-123")),
                "Care with",
                offer -> offer.service("personal-care"));
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Care by a PA",
                offer -> offer.service("personal-care").openTo("{self-employed}"));

        assertThat(titles(ALL)).containsExactlyInAnyOrder("Cleaning without", "Care with", "Care by a PA");
    }

    @Test
    @DisplayName("R37 a place: nearest first, in miles, no further than asked and than they travel")
    void findsTheNearestFirst() {
        rows.offer(rows.provider("Far", p -> p.metresEast(8047)), "Five miles");
        rows.offer(rows.provider("Near", p -> p.metresEast(-1609)), "One mile");
        rows.offer(rows.provider("Close", p -> p.metresEast(160)), "Next door");
        rows.offer(rows.provider("Homebird", p -> p.metresEast(3000)), "Not this far", offer -> offer.reach(2999));

        assertThat(titles(near("m332aa", 10))).containsExactly("Next door", "One mile", "Five miles");
        assertThat(items(near("M33 2AA", 10)))
                .extracting(OfferItem::distanceMiles)
                .containsExactly(0.1, 1.0, 5.0);
        assertThat(titles(near("M33 2AA", 3))).containsExactly("Next door", "One mile");
        assertThat(titles(near("M33 2AA", 0.05))).isEmpty();
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(search(near("ZZ99 9ZZ", 10), null, 10)).isEqualTo(new SearchResult.UnknownPlace("ZZ99 9ZZ"));
        assertThat(search(ALL.withService("wizardry"), null, 10))
                .isEqualTo(new SearchResult.UnknownService("wizardry"));
        assertThat(searches.count(ALL.withService("wizardry")).block()).isZero();
    }

    @Test
    @DisplayName("R36 a service is found with those that belong to it")
    void findsAServiceWithItsChildren() {
        rows.offer(rows.provider("Tidy"), "Windows", offer -> offer.service("cleaning"));
        rows.offer(rows.provider("Errand"), "Errands", offer -> offer.service("shopping"));
        rows.offer(rows.provider("Home"), "House", offer -> offer.service("domestic-help"));
        rows.offer(rows.provider("Green"), "Lawns", offer -> offer.service("gardening"));

        assertThat(titles(ALL.withService("domestic-help"))).containsExactlyInAnyOrder("Windows", "Errands", "House");
        assertThat(titles(ALL.withService("cleaning"))).containsExactly("Windows");
        assertThat(titles(near("M33 2AA", 10).withService("domestic-help"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gardening",
                "GARDENING",
                "gardening hedges",
                "gardner",
                "gardning",
                "hedge",
                "Zoë",
                "zoe",
                "someone to help with the gardening please",
                "hegdes"
            })
    @DisplayName("R37 words: case, accents and spelling are forgiven")
    void forgivesSpelling(String text) {
        rows.offer(rows.provider("Zoë Hill"), "Hedges and lawns");
        rows.offer(rows.provider("Tidy"), "Windows", offer -> offer.service("cleaning"));

        assertThat(titles(ALL.withText(text))).containsExactly("Hedges and lawns");
    }

    @Test
    @DisplayName("R37 what fits the words best comes first")
    void sortsByRelevance() {
        rows.offer(rows.provider("Cheap", p -> p), "Gardens", offer -> offer.pence(1000));
        rows.offer(rows.provider("Exact"), "Hedges and roses", offer -> offer.pence(3000));

        assertThat(titles(ALL.withText("hedges gardening"))).containsExactly("Hedges and roses");
        assertThat(titles(ALL.withText("gardens"))).containsExactly("Gardens", "Hedges and roses");
        assertThat(titles(ALL.withText("gardens").withSort(Sort.RATE))).containsExactly("Gardens", "Hedges and roses");
        assertThat(titles(ALL.withText("anything"))).hasSize(2);
        assertThat(titles(ALL.withText("submarines"))).isEmpty();
        assertThat(titles(ALL.withText("'; drop table offer; --"))).isEmpty();
    }

    @Test
    @DisplayName("R37 a word that offers use is not taken for another one")
    void takesAKnownWordAtItsWord() {
        rows.offer(rows.provider("Maker"), "We make and repair");
        rows.offer(rows.provider("Signer", p -> p.skilled("{Makaton}")), "Signing with Makaton");

        assertThat(titles(ALL.withText("makaton"))).containsExactly("Signing with Makaton");
        assertThat(titles(ALL.withText("makton"))).contains("Signing with Makaton");
    }

    @Test
    @DisplayName("R37 a time: inside the hours, nobody else has booked it, and enough notice")
    void findsOnlyWhoCanBeBookedThen() {
        rows.offer(rows.provider("Free"), "Free");
        rows.busy(free("Busy"), "2026-12-01T11:59:00Z", "2026-12-01T13:00:00Z");
        rows.busy(free("Next"), "2026-12-01T12:00:00Z", "2026-12-01T13:00:00Z");
        rows.offer(rows.provider("Soon"), "Notice just long enough", offer -> offer.notice(24 * 60 + 30));
        rows.offer(rows.provider("Slow"), "Too little notice", offer -> offer.notice(24 * 60 + 31));
        rows.offer(rows.provider("Club"), "A session", offer -> offer.soldBy("session", null));
        UUID afternoons = rows.offer(rows.provider("Late"), "Afternoons");
        database.execute("update offer_hours set minutes = '[600, 1320)' where offer_id = '" + afternoons + "'");
        UUID twoRules = rows.offer(rows.provider("Two"), "Two rules that touch");
        database.execute("""
                delete from offer_hours where offer_id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                values ('%2$s', '%1$s', 2, '[540, 600)'), ('%2$s', '%1$s', 2, '[600, 720)')
                """.formatted(twoRules, COUNCIL));
        UUID weekends = rows.offer(rows.provider("Unpriced"), "No price on weekdays");
        database.execute("delete from offer_rate where band = 'weekday' and offer_id = '" + weekends + "'");

        assertThat(titles(ALL.withWhen(TUESDAY_MORNING)))
                .containsExactlyInAnyOrder("Free", "Next is free", "Notice just long enough", "Two rules that touch");
        assertThat(titles(ALL.withWhen(local("2026-12-01T09:30", "2026-12-01T10:29"))))
                .isEmpty();
        assertThat(titles(ALL.withWhen(local("2026-12-05T09:30", "2026-12-05T17:31"))))
                .isEmpty();
        assertThat(titles(ALL.withWhen(local("2026-12-05T21:00", "2026-12-05T22:01"))))
                .isEmpty();
    }

    @Test
    @DisplayName("R51 a time that was given back is free again")
    void aReleasedTimeIsFree() {
        rows.busy(free("Busy"), "2026-12-01T09:00:00Z", "2026-12-01T13:00:00Z");
        assertThat(titles(ALL.withWhen(TUESDAY_MORNING))).isEmpty();

        database.execute("update worker_time set released_at = '2026-11-30T08:00:00Z'");

        assertThat(titles(ALL.withWhen(TUESDAY_MORNING))).containsExactly("Busy is free");
    }

    @Test
    @DisplayName("R52 a night over the clock change is asked by the clock on the wall")
    void findsNightsOverTheClockChange() {
        UUID nights =
                rows.offer(rows.provider("Night Owls"), "Nights", offer -> offer.soldBy("hourly", "waking-night"));
        database.execute("""
                delete from offer_hours where offer_id = '%1$s';
                update offer set longest_minutes = 720 where id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                values ('%2$s', '%1$s', 6, '[1320, 1440)'), ('%2$s', '%1$s', 7, '[0, 420)')
                """.formatted(nights, COUNCIL));

        assertThat(titles(ALL.withWhen(local("2027-03-27T22:00", "2027-03-28T07:00"))))
                .containsExactly("Nights");
        assertThat(titles(ALL.withWhen(local("2027-10-30T22:00", "2027-10-31T07:00"))))
                .containsExactly("Nights");
        assertThat(titles(ALL.withWhen(local("2027-10-30T22:00", "2027-10-31T07:01"))))
                .isEmpty();
    }

    @Test
    void narrowsByKindLanguageSkillAndProvider() {
        UUID maria = rows.provider(
                "Maria P",
                p -> p.kind("personal-assistant").speaking("{English,Polish}").skilled("{Makaton,PEG}"));
        rows.offer(maria, "Marias", offer -> offer.openTo("{self-employed}"));
        rows.offer(rows.provider("Green Gate"), "Lawns");

        assertThat(titles(ALL.withKind(ProviderKind.PERSONAL_ASSISTANT))).containsExactly("Marias");
        assertThat(titles(ALL.withLanguage("polish"))).containsExactly("Marias");
        assertThat(titles(ALL.withLanguage("English"))).hasSize(2);
        assertThat(titles(ALL.withSkill(" makaton "))).containsExactly("Marias");
        assertThat(titles(ALL.withSkill("Juggling"))).isEmpty();
        assertThat(titles(ALL.withProvider(maria))).containsExactly("Marias");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every order is whole and without repetition, part by part, also among equals")
    void goesOnWhereItStopped(Sort sort) {
        for (int i = 0; i < 12; i++) {
            int east = i / 4 * 1000;
            rows.offer(
                    rows.provider("Provider " + i, p -> p.metresEast(east)),
                    "Hedges " + i % 3,
                    offer -> offer.pence(1900 + east / 100));
        }
        SearchQuery query = near("M33 2AA", 10).withText("hedges").withSort(sort);

        List<UUID> whole = items(query).stream().map(OfferItem::id).toList();
        List<UUID> parts = new ArrayList<>();
        Position after = null;
        for (List<OfferItem> part = found(query, null, 5); !part.isEmpty(); part = found(query, after, 5)) {
            part.forEach(item -> parts.add(item.id()));
            after = part.getLast().position();
        }

        assertThat(parts).hasSize(12).doesNotHaveDuplicates().isEqualTo(whole);
        assertThat(searches.count(query).block()).isEqualTo(12);
    }

    @Test
    void sortsByRateWithEnquiriesLast() {
        rows.offer(rows.provider("Dear"), "Dear", offer -> offer.pence(3000));
        UUID ask = rows.offer(rows.provider("Scheme"), "Ask", offer -> offer.soldBy("enquiry", null));
        database.execute("delete from offer_rate where offer_id = '" + ask + "'");
        rows.offer(rows.provider("Cheap"), "Cheap", offer -> offer.pence(1000));

        assertThat(titles(ALL)).containsExactly("Cheap", "Dear", "Ask");
        assertThat(items(ALL).getLast().figures()).isNull();
        assertThat(titles(ALL.withMaxRatePence(2999L))).containsExactly("Cheap");
    }

    @Test
    @DisplayName("screen 3: which answer to loosen, and how many that brings")
    void saysWhichAnswerToLoosen() {
        rows.offer(rows.provider("Far", p -> p.metresEast(8047)), "Five miles");
        rows.offer(rows.provider("Near"), "Windows", offer -> offer.service("cleaning"));
        rows.offer(rows.provider("Next"), "Floors", offer -> offer.service("cleaning"));
        SearchQuery query = near("M33 2AA", 3)
                .withService("gardening")
                .withMaxRatePence(2500L)
                .withLanguage("English");

        assertThat(items(query)).isEmpty();
        assertThat(searches.loosenings(query).collectList().block())
                .extracting(Loosening::filter, Loosening::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Loosening.Filter.SERVICE, 2L),
                        org.assertj.core.groups.Tuple.tuple(Loosening.Filter.PLACE, 1L));
    }

    private UUID free(String name) {
        UUID provider = rows.provider(name);
        rows.offer(provider, name + " is free");
        return provider;
    }

    private static SearchQuery near(String place, double miles) {
        return ALL.withPlace(place, miles);
    }

    private List<Figures> figures(SearchQuery query) {
        return items(query).stream().map(item -> requireNonNull(item.figures())).toList();
    }

    @Test
    @DisplayName("R37 gender where an offer says it, and what a place has to have")
    void findsWhoAndWhatItHasToBe() {
        UUID signer = rows.provider("Signer");
        UUID woman = rows.offer(signer, "Care by a woman");
        UUID hall = rows.offer(signer, "Singing in the hall");
        database.execute("update offer set worker_gender = 'female' where id = '" + woman + "';"
                + " update offer set accessibility = '{step-free,hearing-loop}' where id = '" + hall + "'");

        assertThat(titles(ALL.withGender(WorkerGender.FEMALE))).containsExactly("Care by a woman");
        assertThat(titles(ALL.withGender(WorkerGender.MALE))).isEmpty();
        assertThat(titles(ALL.withAccessibility(Accessibility.HEARING_LOOP))).containsExactly("Singing in the hall");
        assertThat(titles(ALL.withAccessibility(Accessibility.CHANGING_PLACES))).isEmpty();
    }

    @Test
    @DisplayName("Who comes to some outcodes only is not found from the next one, however near")
    void comesToTheseOutcodesOnly() {
        UUID offer = rows.offer(rows.provider("Near"), "Round the corner");
        database.execute("update offer set outcodes = '{M41}' where id = '" + offer + "'");
        assertThat(titles(near("M33 2AA", 10))).isEmpty();

        database.execute("update offer set outcodes = '{M41,M33}' where id = '" + offer + "'");
        assertThat(titles(near("M33 2AA", 10))).hasSize(1);
    }

    @Test
    @DisplayName("An offer is found by what is said of it and its provider now, and not by what was said before")
    void followsEveryChange() {
        UUID provider = rows.provider("Signer", p -> p.skilled("{Makaton}").speaking("{English}"));
        UUID offer = rows.offer(provider, "Signing", o -> o.pence(1900));
        SearchQuery makaton = ALL.withSkill("makaton");
        SearchQuery tuesday = ALL.withWhen(TUESDAY_MORNING);
        SearchQuery cheap = ALL.withMaxRatePence(1500L);
        assertThat(titles(makaton)).hasSize(1);
        assertThat(titles(tuesday)).hasSize(1);
        assertThat(titles(cheap)).isEmpty();

        database.execute("update provider set skills = '{PEG}', languages = '{Urdu}' where id = '" + provider + "'");
        assertThat(titles(makaton)).isEmpty();
        assertThat(titles(ALL.withSkill("peg").withLanguage("urdu"))).hasSize(1);

        database.execute("update offer_rate set pence = 1450 where offer_id = '" + offer + "'");
        assertThat(titles(cheap)).hasSize(1);

        database.execute("delete from offer_hours where offer_id = '" + offer + "'");
        assertThat(titles(tuesday)).isEmpty();
        database.execute("insert into offer_exception (council_id, offer_id, position, days, minutes) values ('"
                + COUNCIL + "', '" + offer + "', 1, '[2026-12-01,2026-12-01]', '[540,780)')");
        assertThat(titles(tuesday)).hasSize(1);
        assertThat(database.select("select count(*) from offer o where o.tags <> offer_tags(o)"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("R37 what each answer of a filter would bring, also of one that is asked already")
    void countsFacets() {
        UUID aisha = rows.provider(
                "Aisha",
                p -> p.kind("personal-assistant").speaking("{English,Urdu}").skilled("{Makaton}"));
        UUID ben = rows.provider("Ben", p -> p.kind("personal-assistant").speaking("{English}"));
        rows.offer(aisha, "Walks", o -> o.openTo("{employed,self-employed}"));
        rows.offer(ben, "Hedges", o -> o.openTo("{self-employed}"));
        rows.offer(rows.provider("Green Gate"), "Lawns");

        assertThat(facet(near("M33 2AA", 10), Facet.Name.KIND))
                .containsExactly(new Facet.Value("personal-assistant", 2), new Facet.Value("micro-provider", 1));
        assertThat(facet(ALL.withKind(ProviderKind.MICRO_PROVIDER), Facet.Name.KIND))
                .hasSize(2);
        assertThat(facet(ALL.withKind(ProviderKind.PERSONAL_ASSISTANT), Facet.Name.ENGAGEMENT))
                .containsExactly(new Facet.Value("self-employed", 2), new Facet.Value("employed", 1));
        assertThat(facet(ALL.withText("walks"), Facet.Name.LANGUAGE))
                .containsExactly(new Facet.Value("English", 1), new Facet.Value("Urdu", 1));
        assertThat(facet(ALL, Facet.Name.SKILL)).containsExactly(new Facet.Value("Makaton", 1));
        assertThat(facet(ALL.withService("no-such"), Facet.Name.KIND)).isEmpty();
    }

    private List<Facet.Value> facet(SearchQuery query, Facet.Name name) {
        return requireNonNull(searches.facets(query).collectList().block()).stream()
                .filter(facet -> facet.name() == name)
                .flatMap(facet -> facet.values().stream())
                .toList();
    }

    private List<String> titles(SearchQuery query) {
        return items(query).stream().map(OfferItem::title).toList();
    }

    private List<OfferItem> items(SearchQuery query) {
        return found(query, null, 100);
    }

    private List<OfferItem> found(SearchQuery query, @Nullable Position after, int limit) {
        return search(query, after, limit) instanceof SearchResult.Found found ? found.items() : List.of();
    }

    private SearchResult search(SearchQuery query, @Nullable Position after, int limit) {
        return requireNonNull(searches.search(query, after, limit).block());
    }
}
