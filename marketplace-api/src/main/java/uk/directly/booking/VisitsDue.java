package uk.directly.booking;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * When something follows from time alone, for a clock that is moved forwards: so that a reminder of the third day is sent on
 * the third day, also where the clock goes to the fifth at once.
 */
@Component
public class VisitsDue {
    /** Somebody is reminded, doesn't answer, and what is not agreed is looked at again. */
    private static final int AGAIN = 2;

    private final DatabaseClient database;
    private final Upkeeps upkeeps;

    VisitsDue(DatabaseClient database, Upkeeps upkeeps) {
        this.database = database;
        this.upkeeps = upkeeps;
    }

    /** The next moment at which a visit is looked at, after one and not after another; empty: there is none. */
    public Mono<Instant> next(Instant after, Instant until) {
        return database.sql("""
                        select b.look_at from booking b where b.look_at > :after and b.look_at <= :until
                         order by b.look_at limit 1""")
                .bind("after", after)
                .bind("until", until)
                .mapValue(Instant.class)
                .one();
    }

    /** Looks at what is due now, and at what is due because of that; completes with how many went on. */
    public Mono<Long> look() {
        return upkeeps.round().repeat(AGAIN).reduce(0L, Long::sum);
    }
}
