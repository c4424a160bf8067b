package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchQuery.Sort;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** "Lowest price first" among so many offers that only the cheapest are read (ADR 30). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class SearchByPriceIT {
    private static final int PROVIDERS = 20;
    private static final int EACH = 40;

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;

    SearchByPriceIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R37 the lowest price comes first, employer costs and all, page by page, and nobody is left out")
    void putsTheCheapestFirst() {
        many();

        List<OfferItem> all = pages(SearchQuery.all(COUNCIL).withSort(Sort.RATE), 200);
        assertThat(all).hasSize(PROVIDERS * EACH + 1);
        assertThat(all.stream().map(OfferItem::id)).doesNotHaveDuplicates();
        assertThat(costs(all)).isSorted();
        assertThat(all.getLast().figures()).as("by enquiry").isNull();

        SearchQuery near = SearchQuery.all(COUNCIL).withPlace("M33 2AA", 10).withSort(Sort.RATE);
        List<OfferItem> nearest = pages(near, 15);
        assertThat(nearest).hasSize(PROVIDERS * EACH + 1);
        assertThat(nearest.stream().limit(nearest.size() - 1))
                .isSortedAccordingTo(Comparator.<OfferItem>comparingLong(
                                item -> requireNonNull(item.figures()).ratePence())
                        .thenComparing(item -> requireNonNull(item.distanceMiles())));
        assertThat(costs(pages(near.withService("cleaning"), 7))).isSorted().hasSizeBetween(1, PROVIDERS * EACH - 1);
    }

    /** Prices between £10 and £40, in a good many steps; a third of them pay below the base rate, and cost as much as it. */
    private void many() {
        rows.begin();
        for (int i = 0; i < PROVIDERS; i++) {
            int east = i % 5 * 900;
            UUID provider = rows.provider("Provider " + i, each -> each.metresEast(east));
            String service = i % 2 == 0 ? "cleaning" : "gardening";
            copies(rows.offer(provider, "Help", offer -> offer.service(service)), i);
        }
        UUID ask = rows.offer(rows.provider("Scheme"), "Ask", offer -> offer.soldBy("enquiry", null));
        database.execute("delete from offer_rate where offer_id = '" + ask + "'");
    }

    private void copies(UUID offer, int of) {
        database.execute("""
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state,
                                   place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                                   cancellation, sign_of_life_at, words)
                select council_id, md5('%1$s' || n)::uuid, provider_id, service_id, title, description, pricing,
                       case when n %% 3 = 0 then '{employed}' else '{business}' end::text[], state,
                       place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                       cancellation, sign_of_life_at, words from offer, generate_series(2, %3$d) n where id = '%1$s';
                insert into offer_rate (council_id, offer_id, band, pence)
                select council_id, md5('%1$s' || n)::uuid, band, 1000 + (n * 1931 + %2$d * 677) %% 120 * 25
                  from offer_rate, generate_series(2, %3$d) n where offer_id = '%1$s'
                """.formatted(offer, of, EACH));
    }

    private List<OfferItem> pages(SearchQuery query, int each) {
        List<OfferItem> all = new ArrayList<>();
        for (List<OfferItem> page = page(query, null, each); !page.isEmpty(); page = page(query, last(all), each)) {
            all.addAll(page);
        }
        return all;
    }

    private static Position last(List<OfferItem> all) {
        return all.getLast().position();
    }

    private List<OfferItem> page(SearchQuery query, @Nullable Position after, int limit) {
        return ((SearchResult.Found) requireNonNull(
                        context.get(Searches.class).search(query, after, limit).block()))
                .items();
    }

    private static List<Long> costs(List<OfferItem> items) {
        return items.stream()
                .flatMap(item -> item.figures() == null
                        ? Stream.empty()
                        : Stream.of(item.figures().ratePence()))
                .toList();
    }
}
