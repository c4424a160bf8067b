package uk.directly.offer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.rate.Span;

/** When workers are taken (R51): by bookings, by requests that wait for an answer, by sessions. */
@Component
public class WorkerTimes {
    private final DatabaseClient database;

    WorkerTimes(DatabaseClient database) {
        this.database = database;
    }

    /** What a worker is taken for that overlaps a span, in the order of time. */
    public Mono<List<Span>> busy(UUID workerId, Span span) {
        return database.sql("""
                        select lower(period) as start_at, upper(period) as end_at from worker_time
                         where worker_id = :worker and released_at is null and period && tstzrange(:from, :to)
                         order by period
                        """)
                .bind("worker", workerId)
                .bind("from", span.start())
                .bind("to", span.end())
                .mapProperties(Row.class)
                .all()
                .map(row -> new Span(row.startAt(), row.endAt()))
                .collectList();
    }

    private record Row(Instant startAt, Instant endAt) {}
}
