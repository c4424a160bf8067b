package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.rate.RateFixtures.local;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import uk.directly.offer.OfferItem.Figures;
import uk.directly.offer.OfferItem.Position;
import uk.directly.rate.Span;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** An empty register, and searching it. */
@WithDatabase
abstract class SearchedRegister {
    static final SearchQuery ALL = SearchQuery.all(COUNCIL);
    static final Span TUESDAY_MORNING = local("2026-12-01T09:30", "2026-12-01T12:00");

    final TestDatabase database;
    final RegisterRows rows;
    final Searches searches;
    private final OfferContext context;

    SearchedRegister(TestDatabase database) {
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

    final UUID free(String name) {
        UUID provider = rows.provider(name);
        rows.offer(provider, name + " is free");
        return provider;
    }

    static SearchQuery near(String place, double miles) {
        return ALL.withPlace(place, miles);
    }

    final List<Figures> figures(SearchQuery query) {
        return items(query).stream().map(item -> requireNonNull(item.figures())).toList();
    }

    final List<String> titles(SearchQuery query) {
        return items(query).stream().map(OfferItem::title).toList();
    }

    final List<OfferItem> items(SearchQuery query) {
        return found(query, null, 100);
    }

    final List<OfferItem> found(SearchQuery query, @Nullable Position after, int limit) {
        return search(query, after, limit) instanceof SearchResult.Found found ? found.items() : List.of();
    }

    final SearchResult search(SearchQuery query, @Nullable Position after, int limit) {
        return requireNonNull(searches.search(query, after, limit).block());
    }
}
