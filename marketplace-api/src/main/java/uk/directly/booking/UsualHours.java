package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.offer.UsualBooking;
import uk.directly.people.Actor;

/** How much of a kind of support somebody usually books (R4: what a price means a week). */
@Service
public class UsualHours implements UsualBooking {
    private static final int WEEKS = 4;

    private final DatabaseClient database;
    private final Clock clock;

    UsualHours(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Minutes a week, of the four weeks up to now; what came to nothing doesn't count. Zero: they have booked none.
     *
     * @param service its slug
     */
    public Mono<Long> minutesAWeek(Actor holder, String service) {
        return minutesAWeek(holder).map(all -> all.getOrDefault(service, 0L));
    }

    @Override
    public Mono<Map<String, Long>> minutesAWeek(Actor person) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return database.sql("""
                            select s.slug as service,
                                   sum(extract(epoch from b.end_at - b.start_at) / 60)::bigint / :weeks as minutes
                              from booking b
                              join offer o on o.council_id = b.council_id and o.id = b.offer_id
                              join service s on s.id = o.service_id
                             where b.council_id = :council and b.holder_id = :holder
                               and b.start_at > :since and b.start_at <= :now
                               and b.state in ('confirmed', 'recorded', 'queried', 'settled')
                             group by s.slug""")
                    .bind("weeks", WEEKS)
                    .bind("council", person.councilId())
                    .bind("holder", person.forPersonId())
                    .bind("since", now.minus(Duration.ofDays(7L * WEEKS)))
                    .bind("now", now)
                    .mapProperties(Usual.class)
                    .all()
                    .collectMap(Usual::service, Usual::minutes);
        });
    }

    /** A row of the statement. */
    private record Usual(String service, long minutes) {}
}
