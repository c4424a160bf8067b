package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.Demand.Wanted;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class DemandIT {
    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final SearchCounts counts;
    private final Demand demand;

    DemandIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.counts = context.get(SearchCounts.class);
        this.demand = context.get(Demand.class);
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
    @DisplayName("R39 tells how often people near look for what a provider does, and nothing below five")
    void tellsWhatIsLookedFor() {
        Actor provider = doing("gardening", "meals", "cleaning");
        search("gardening", "M33 2AA", 7);
        search("meals", "M33 2AA", 4);
        search("domestic-help", "M33 2AA", 6);
        search("gardening", null, 9);

        assertThat(demand.near(provider).collectList().block())
                .containsExactly(new Wanted("Gardening", 7), new Wanted("Cleaning", 6), new Wanted("Meals", 0));
    }

    @Test
    @DisplayName("what two replicas count at the same time adds up")
    void addsUp() {
        Actor provider = doing("gardening");
        SearchCounts other = new SearchCounts(context.get(Changes.class), context.get(Clock.class));
        for (int round = 0; round < 10; round++) {
            search(counts, "gardening", "M33 2AA", 3);
            search(other, "gardening", "M33 2AA", 2);
            Flux.merge(counts.round(), other.round()).blockLast();
        }

        assertThat(demand.near(provider).collectList().block()).containsExactly(new Wanted("Gardening", 50));
    }

    @Test
    void countsWhatFoundNothing() {
        search("gardening", "M33 2AA", 5);

        assertThat(database.select("select sum(without_result) from search_count"))
                .containsExactly("5");
    }

    @Test
    void forgetsWhatIsFarAwayAndLongAgo() {
        Actor provider = doing("gardening");
        search("gardening", "M33 2AA", 6);
        database.execute("update search_count set north_km = north_km + 20");
        assertThat(demand.near(provider).collectList().block()).containsExactly(new Wanted("Gardening", 0));

        database.execute("update search_count set north_km = north_km - 20, day = '2026-09-06'");
        assertThat(demand.near(provider).collectList().block()).containsExactly(new Wanted("Gardening", 0));
        database.execute("update search_count set day = '2026-09-07'");
        assertThat(demand.near(provider).collectList().block()).containsExactly(new Wanted("Gardening", 6));
    }

    private void search(String service, @Nullable String near, int times) {
        search(counts, service, near, times);
        counts.round().block();
    }

    private void search(SearchCounts counter, String service, @Nullable String near, int times) {
        SearchQuery query = SearchQuery.all(COUNCIL).withService(service);
        SearchQuery asked = near == null ? query : query.withPlace(near, 10);
        SearchResult.Found found = (SearchResult.Found) requireNonNull(
                context.get(Searches.class).search(asked, null, 20).block());
        IntStream.range(0, times).forEach(each -> counter.note(asked, found));
    }

    private Actor doing(String... services) {
        UUID provider = rows.provider("Green Gate");
        for (String service : services) {
            database.execute("insert into provider_service (council_id, provider_id, service_id) select '" + COUNCIL
                    + "', '" + provider + "', id from service where slug = '" + service + "'");
        }
        UUID person = Ids.next();
        return new Actor(person, COUNCIL, "Sam", Set.of(Role.PROVIDER), provider, person);
    }
}
