package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchQuery.Sort;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;

/** In which order, part by part, and what other answers would bring. */
class SearchOrderIT extends SearchedRegister {
    SearchOrderIT(TestDatabase database) {
        super(database);
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
        return requireNonNull(searches.summary(query).block()).facets().stream()
                .filter(facet -> facet.name() == name)
                .flatMap(facet -> facet.values().stream())
                .toList();
    }
}
