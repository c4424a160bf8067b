package uk.directly.offer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.rate.Span;

/** The planned times of sessions, and how many places of each are left. */
@Component
class SessionTimes {
    private static final int MOST = 500;

    private final DatabaseClient database;

    SessionTimes(DatabaseClient database) {
        this.database = database;
    }

    /** Those inside a span that begin no sooner than an instant and have a place left, in their order. */
    Mono<List<FreeTime>> free(UUID councilId, UUID offerId, Span span, Instant earliest) {
        return all(councilId, offerId, span, earliest)
                .map(times -> times.stream().filter(time -> time.places() > 0).toList());
    }

    /** The same with those that are full. */
    Mono<List<FreeTime>> all(UUID councilId, UUID offerId, Span span, Instant earliest) {
        return database.sql("""
                        select lower(period) as start_at, upper(period) as end_at, places - taken as places
                          from session_occurrence
                         where council_id = :council and offer_id = :offer and called_off_at is null
                           and period <@ tstzrange(:from, :to) and lower(period) >= :earliest
                         order by period
                         limit :limit
                        """)
                .bind("council", councilId)
                .bind("offer", offerId)
                .bind("from", span.start())
                .bind("to", span.end())
                .bind("earliest", earliest)
                .bind("limit", MOST)
                .mapProperties(Row.class)
                .all()
                .map(row -> new FreeTime(new Span(row.startAt(), row.endAt()), row.places()))
                .collectList();
    }

    private record Row(Instant startAt, Instant endAt, int places) {}
}
