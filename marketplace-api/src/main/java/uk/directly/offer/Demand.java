package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import uk.directly.council.GridPoint;
import uk.directly.council.London;
import uk.directly.data.OldRows;
import uk.directly.people.Actor;

/** How often people near a provider look for what it does: from the first minute, before anything was checked. */
@Component
public class Demand {
    /** How far back is counted. */
    public static final int WEEKS = 12;

    /** Fewer than so many are not told: nothing may lead back to a person (R39). */
    public static final int LEAST = 5;

    private static final double MILES = 5;
    private static final Duration KEPT = Duration.ofDays(400);

    private final DatabaseClient database;
    private final Clock clock;

    Demand(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A line for each kind of support that they say they do, the most wanted first; nothing for who runs no provider. */
    public Flux<Wanted> near(Actor provider) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Flux.empty()
                : database.sql("""
                                select d.service, d.searches
                                  from provider p, search_demand(p, :metres, :since, :fewest) d
                                 where p.council_id = :council and p.id = :provider
                                """)
                        .bind("metres", MILES * GridPoint.METRES_PER_MILE)
                        .bind("since", London.today(clock).minusWeeks(WEEKS))
                        .bind("fewest", LEAST)
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .mapProperties(Wanted.class)
                        .all();
    }

    /** Counts are of use for the rolling weeks and for the year before. */
    @Bean
    static OldRows oldSearchCounts(Clock clock) {
        return new OldRows("search counts", "search_count_forget", KEPT, clock);
    }

    /**
     * How often one kind of support was looked for.
     *
     * @param searches within {@link #WEEKS} weeks and five miles; 0 also where it is fewer than {@link #LEAST}
     */
    public record Wanted(String service, long searches) {}
}
