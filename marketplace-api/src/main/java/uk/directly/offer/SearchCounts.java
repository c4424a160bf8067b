package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Counts what people look for, by day and kilometre square, never who (R39). Counted in memory and added to the table every
 * few seconds, so that no search waits for it; what a killed process had not added yet is lost.
 */
@Component
public class SearchCounts extends Rounds {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AT_THE_END = Duration.ofSeconds(5);
    private static final int KILOMETRE = 1000;
    private static final int MOST_KEYS = 20_000;

    private final Changes changes;
    private final Clock clock;
    private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();

    SearchCounts(Changes changes, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    /** Somebody looked for this near there; without a place it says nothing about where support is missing. */
    public void note(SearchQuery query, SearchResult.Found found) {
        Place near = found.near();
        if (near != null && tallies.size() < MOST_KEYS) {
            Key key = new Key(
                    query.councilId(),
                    London.today(clock),
                    query.service(),
                    near.district(),
                    near.point().easting() / KILOMETRE,
                    near.point().northing() / KILOMETRE);
            tallies.merge(key, new Tally(1, found.items().isEmpty() ? 1 : 0), Tally::and);
        }
    }

    /** Adds what was counted until now; completes with how many rows that is. What fails is counted again. */
    @Override
    protected Mono<Integer> round() {
        return Mono.defer(() -> {
            List<Count> taken = take();
            return taken.isEmpty()
                    ? Mono.just(0)
                    : changes.apply("search_count_add", new Command(taken), Answer.class)
                            .map(Answer::count)
                            .doOnError(error ->
                                    taken.forEach(count -> tallies.merge(count.key(), count.tally(), Tally::and)));
        });
    }

    private List<Count> take() {
        List<Count> taken = new ArrayList<>();
        for (Key key : List.copyOf(tallies.keySet())) {
            Tally tally = tallies.remove(key);
            if (tally != null) {
                taken.add(Count.of(key, tally));
            }
        }
        return taken;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        round().timeout(AT_THE_END)
                .onErrorComplete()
                .doFinally(signal -> done.run())
                .subscribe();
    }

    private record Key(
            UUID councilId, LocalDate day, @Nullable String service, String area, int eastKm, int northKm) {}

    private record Tally(int searches, int withoutResult) {
        Tally and(Tally other) {
            return new Tally(searches + other.searches, withoutResult + other.withoutResult);
        }
    }

    /** The command of {@code search_count_add}. */
    private record Command(List<Count> counts) {}

    private record Count(
            UUID councilId,
            LocalDate day,
            @Nullable String service,
            String area,
            int eastKm,
            int northKm,
            int searches,
            int withoutResult) {
        static Count of(Key key, Tally tally) {
            return new Count(
                    key.councilId(),
                    key.day(),
                    key.service(),
                    key.area(),
                    key.eastKm(),
                    key.northKm(),
                    tally.searches(),
                    tally.withoutResult());
        }

        Key key() {
            return new Key(councilId, day, service, area, eastKm, northKm);
        }

        Tally tally() {
            return new Tally(searches, withoutResult);
        }
    }

    private record Answer(int count) {}
}
